"""Search keys and, on each database, the index of their words."""

from collections.abc import Iterable
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

LISTINGS = ("center", "room")

SQLITE = (
    """CREATE VIRTUAL TABLE centers_{0}key_words USING fts5(
        words, tokenize = 'ascii', detail = 'none', columnsize = 0, prefix = '2 3'
    )""",
    """CREATE TRIGGER centers_{0}key_gone AFTER DELETE ON centers_{0}key BEGIN
        DELETE FROM centers_{0}key_words WHERE rowid = OLD.{0}_id;
    END""",
)
SQLITE_BACK = ("DROP TRIGGER centers_{0}key_gone", "DROP TABLE centers_{0}key_words")
POSTGRESQL = (
    "ALTER TABLE centers_{0}key ADD COLUMN words text NOT NULL DEFAULT ''",
    # Words lie beside the rows: a search reads the index and the rows, never them.
    "ALTER TABLE centers_{0}key SET (toast_tuple_target = 128)",
    """CREATE INDEX centers_{0}key_words ON centers_{0}key
        USING gin (to_tsvector('simple', words))""",
    # A function, because only there can a query be told to use the index. The planner takes the
    # words for near at hand, and for what many listings have it would read and cut all of them.
    """CREATE FUNCTION centers_{0}key_found(search tsquery) RETURNS SETOF bigint
        LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
            SELECT {0}_id FROM centers_{0}key WHERE to_tsvector('simple', words) @@ search
        $$""",
)
POSTGRESQL_BACK = (
    "DROP FUNCTION centers_{0}key_found",
    "DROP INDEX centers_{0}key_words",
    "ALTER TABLE centers_{0}key DROP COLUMN words",
)


def run(schema_editor: Any, statements: Iterable[str]) -> None:
    for listing in LISTINGS:
        for statement in statements:
            schema_editor.execute(statement.format(listing), params=None)


def create_indexes(apps: Any, schema_editor: Any) -> None:
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    run(schema_editor, statements[schema_editor.connection.vendor])


def drop_indexes(apps: Any, schema_editor: Any) -> None:
    statements = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    run(schema_editor, statements[schema_editor.connection.vendor])


def key_of(listing: str) -> migrations.CreateModel:
    owner: models.Field[Any, Any] = models.OneToOneField(
        on_delete=django.db.models.deletion.CASCADE,
        primary_key=True,
        related_name="key",
        serialize=False,
        to=f"centers.{listing}",
    )
    return migrations.CreateModel(
        name=f"{listing}Key",
        fields=[("names", models.TextField()), (listing.lower(), owner)],
        options={"abstract": False},
    )


class Migration(migrations.Migration):
    dependencies = [("centers", "0002_hours_of_places")]

    operations = [
        key_of("Center"),
        key_of("Room"),
        migrations.RunPython(create_indexes, drop_indexes),
    ]
