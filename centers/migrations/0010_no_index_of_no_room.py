"""No index of the rooms of hours, special days and phones: most rows are of no room.

Rows of rooms are found by an index of each table that has these alone.
"""

import django.db.models.deletion
from django.db import migrations, models


def without_index(model: str) -> migrations.AlterField:
    return migrations.AlterField(
        model_name=model,
        name="room",
        field=models.ForeignKey(
            blank=True,
            db_index=False,
            help_text="Leave empty for the center itself.",
            null=True,
            on_delete=django.db.models.deletion.CASCADE,
            to="centers.room",
            verbose_name="room",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("centers", "0009_names_in_the_row")]

    operations = [without_index(model) for model in ("phone", "specialday", "weeklyhours")]
