"""PostgreSQL keeps names and their order in the row of a key, and its words alone beside it.

Whatever many listings have was put in order by fetching three values from elsewhere for each.
"""

from typing import Any

from django.db import migrations

LISTINGS = ("center", "room")

IN_THE_ROW = (
    """ALTER TABLE centers_{0}key
        ALTER names SET STORAGE MAIN,
        ALTER "order" SET STORAGE MAIN,
        ALTER order_en SET STORAGE MAIN""",
    # Rows that are there already move as well; the index is made anew faster than kept meanwhile.
    "DROP INDEX centers_{0}key_words",
    """UPDATE centers_{0}key SET names = names || '', "order" = "order" || '',
        order_en = order_en || ''""",
    """CREATE INDEX centers_{0}key_words ON centers_{0}key
        USING gin (to_tsvector('simple', words))""",
    # Room to remember every row that a search finds: else it reads the words of whole pages again.
    "ALTER FUNCTION centers_{0}key_found(tsquery) SET work_mem = '64MB'",
)
ANYWHERE = (
    "ALTER FUNCTION centers_{0}key_found(tsquery) RESET work_mem",
    """ALTER TABLE centers_{0}key
        ALTER names SET STORAGE EXTENDED,
        ALTER "order" SET STORAGE EXTENDED,
        ALTER order_en SET STORAGE EXTENDED""",
)


def run(statements: tuple[str, ...]) -> Any:
    def alter(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for listing in LISTINGS:
                for statement in statements:
                    schema_editor.execute(statement.format(listing), params=None)

    return alter


class Migration(migrations.Migration):
    dependencies = [("centers", "0008_plain_order")]

    operations = [migrations.RunPython(run(IN_THE_ROW), run(ANYWHERE))]
