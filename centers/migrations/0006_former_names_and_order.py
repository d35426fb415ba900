"""Former names of listings, and what sorts keys by name; `rebuild_search` fills that in."""

from typing import Any

from django.db import migrations, models

# Adding a column makes a table of SQLite anew, without its trigger.
TRIGGER = """CREATE TRIGGER IF NOT EXISTS centers_{0}key_gone AFTER DELETE ON centers_{0}key BEGIN
    DELETE FROM centers_{0}key_words WHERE rowid = OLD.{0}_id;
END"""


def create_triggers(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for listing in ("center", "room"):
            schema_editor.execute(TRIGGER.format(listing), params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("centers", "0005_timetables"),
    ]

    operations = [
        migrations.AddField(
            model_name="center",
            name="former_names",
            field=models.CharField(
                blank=True,
                help_text="What it was called before, with semicolons between: people search for that.",
                max_length=500,
                verbose_name="former names",
            ),
        ),
        migrations.AddField(
            model_name="centerkey",
            name="order",
            field=models.CharField(db_index=True, default="", max_length=240),
        ),
        migrations.AddField(
            model_name="centerkey",
            name="order_en",
            field=models.CharField(db_index=True, default="", max_length=240),
        ),
        migrations.AddField(
            model_name="room",
            name="former_names",
            field=models.CharField(
                blank=True,
                help_text="What it was called before, with semicolons between: people search for that.",
                max_length=500,
                verbose_name="former names",
            ),
        ),
        migrations.AddField(
            model_name="roomkey",
            name="order",
            field=models.CharField(db_index=True, default="", max_length=240),
        ),
        migrations.AddField(
            model_name="roomkey",
            name="order_en",
            field=models.CharField(db_index=True, default="", max_length=240),
        ),
        migrations.RunPython(create_triggers, create_triggers),
    ]
