"""Versions, and that keepers and publishers see those of their listings."""

from typing import Any

from django.db import migrations, models


def open_history(apps: Any, schema_editor: Any) -> None:
    """Let keepers and publishers see the versions of their listings."""
    alias = schema_editor.connection.alias
    kind, _created = (
        apps.get_model("contenttypes", "ContentType")
        .objects.using(alias)
        .get_or_create(app_label="desk", model="version")
    )
    permission, _created = (
        apps.get_model("auth", "Permission")
        .objects.using(alias)
        .get_or_create(
            content_type=kind, codename="view_version", defaults={"name": "Can view version"}
        )
    )
    for group in (
        apps.get_model("auth", "Group")
        .objects.using(alias)
        .filter(name__in=["keepers", "publishers"])
    ):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("center", models.BigIntegerField(verbose_name="number of the center")),
                ("room", models.BigIntegerField(null=True, verbose_name="number of the room")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("at", models.DateTimeField(verbose_name="when")),
                ("by", models.CharField(blank=True, max_length=150, verbose_name="who")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("before", "stood before, from elsewhere"),
                            ("added", "added"),
                            ("changed", "changed"),
                            ("imported", "imported"),
                            ("restored", "restored"),
                            ("deleted", "deleted"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("snapshot", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=32)),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "history",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["center", "room"], name="version_of_listing")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "how__in",
                                ["before", "added", "changed", "imported", "restored", "deleted"],
                            )
                        ),
                        name="version_how_known",
                    )
                ],
            },
        ),
        migrations.RunPython(open_history, migrations.RunPython.noop),
    ]
