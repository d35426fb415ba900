"""Gives constraints the sentences that staff read; the database stays as it is."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

FORMER = "This was the address of another listing before."
LISTED = "This number is listed already."

AT_MOST_A_DAY = (
    Q(opens_minute__gte=0, opens_minute__lt=1440)
    & Q(closes_minute__gt=F("opens_minute"))
    & (Q(closes_minute__lt=F("opens_minute") + 1440) | Q(opens_minute=0, closes_minute=1440))
)


def say(model_name: str, constraint: models.BaseConstraint) -> migrations.AlterConstraint:
    """Alter the words of a constraint of a model."""
    return migrations.AlterConstraint(model_name, constraint.name, constraint)


class Migration(migrations.Migration):
    dependencies = [("centers", "0001_directory")]

    operations = [
        migrations.AlterField(
            "formerslug",
            "center",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_slugs",
                to="centers.center",
                verbose_name="center",
            ),
        ),
        migrations.AlterField(
            "formerslug",
            "room",
            models.ForeignKey(
                blank=True,
                help_text="Leave empty for the center itself.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="centers.room",
                verbose_name="room",
            ),
        ),
        say(
            "formerslug",
            models.UniqueConstraint(
                name="former_center_slug_once",
                fields=["slug"],
                condition=Q(room__isnull=True),
                violation_error_message=FORMER,
            ),
        ),
        say(
            "formerslug",
            models.UniqueConstraint(
                name="former_room_slug_once",
                fields=["center", "slug"],
                condition=Q(room__isnull=False),
                violation_error_message=FORMER,
            ),
        ),
        say(
            "phone",
            models.UniqueConstraint(
                name="center_phone_once",
                fields=["center", "number"],
                condition=Q(room__isnull=True),
                violation_error_message=LISTED,
            ),
        ),
        say(
            "phone",
            models.UniqueConstraint(
                name="room_phone_once",
                fields=["room", "number"],
                condition=Q(room__isnull=False),
                violation_error_message=LISTED,
            ),
        ),
        say(
            "weeklyhours",
            models.CheckConstraint(
                name="weekly_hours_span",
                condition=AT_MOST_A_DAY,
                violation_error_message="This is longer than a day.",
            ),
        ),
    ]
