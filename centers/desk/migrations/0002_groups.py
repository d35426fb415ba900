"""The groups of the roles: which tables a keeper and a publisher see, change, add to."""

from typing import Any

from django.db import migrations

DETAILS = (
    "centeramenity",
    "occupied",
    "phone",
    "roomamenity",
    "roomlayout",
    "serviceoffer",
    "specialday",
    "weeklyhours",
)
SHARED = ("amenity", "area", "audience", "calendarday", "formerslug", "service")
KEEPERS = [
    *((verb, "center") for verb in ("view", "change")),
    *((verb, "room") for verb in ("view", "change", "add")),
    *((verb, table) for table in DETAILS for verb in ("view", "change", "add", "delete")),
    *(("view", table) for table in SHARED),
]
GROUPS = {"keepers": KEEPERS, "publishers": [*KEEPERS, ("add", "center")]}


def make_groups(apps: Any, schema_editor: Any) -> None:
    alias = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for name, permissions in GROUPS.items():
        group, _created = groups.get_or_create(name=name)
        group.permissions.add(*(permission(apps, alias, *each) for each in permissions))


def permission(apps: Any, alias: str, verb: str, table: str) -> Any:
    """The permission on a table; Django makes those that are missing only after all migrations."""
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    kind, _created = kinds.get_or_create(app_label="centers", model=table)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    defaults = {"name": f"Can {verb} {table}"}
    return permissions.get_or_create(
        content_type=kind, codename=f"{verb}_{table}", defaults=defaults
    )[0]


def remove_groups(apps: Any, schema_editor: Any) -> None:
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_memberships"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
