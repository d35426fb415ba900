"""PostgreSQL compares the letters and digits that sort names as bytes: many times faster."""

from typing import Any

from django.db import migrations

COLUMNS = [(key, order) for key in ("centerkey", "roomkey") for order in ("order", "order_en")]


def compare_as(collation: str) -> Any:
    def alter(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for key, order in COLUMNS:
                schema_editor.execute(
                    f'ALTER TABLE centers_{key} ALTER COLUMN "{order}"'
                    f' TYPE varchar(240) COLLATE "{collation}"'
                )

    return alter


class Migration(migrations.Migration):
    dependencies = [("centers", "0007_photo_in_both_languages")]

    operations = [migrations.RunPython(compare_as("C"), compare_as("default"))]
