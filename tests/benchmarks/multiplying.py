"""Very many centers: copies of some, with all that is theirs, made within the database.

    DATABASE_URL=… python -m tests.benchmarks.multiplying COPIES [A_CITY]

copies every center of a directory so often. A hundred thousand are there in a few minutes, a
million on PostgreSQL in a quarter of an hour: their keys are copied as well, and not made anew.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from centers.rules.words import Weight, tokens_of_key
from centers.search.index import look_again

# Further apart than the numbers of the rows that are copied.
STEP = 10_000_000
# Cities side by side: how many stand in a row, and how many degrees lie between two.
CITIES_A_ROW, APART = 10, 1.0
# What a center consists of, each after what it belongs to.
COPIED = (
    "Center",
    "Phone",
    "CenterAmenity",
    "ServiceOffer",
    "ServiceOffer_audiences",
    "Room",
    "Room_audiences",
    "RoomLayout",
    "RoomAmenity",
    "WeeklyHours",
    "SpecialDay",
    "Occupied",
    "CenterKey",
    "RoomKey",
)
# The tables of words that SQLite has beside the keys.
WORDS = ("centers_centerkey_words", "centers_roomkey_words")


def multiply(copies: int, a_city: int = 1) -> float:
    """Copy every center so often, with its rooms, hours and key; the seconds that it took.

    A copy is named like its original with a number behind. So many copies lie scattered over the
    same city, the next ones over another beside it: what is near a point grows with ``a_city``.
    """
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor, unindexed(cursor):
        for number in range(1, copies + 1):
            for name in COPIED:
                cursor.execute(copied(apps.get_model("centers", name), number, a_city))
            if connection.vendor == "sqlite":
                for table in WORDS:
                    cursor.execute(copied_words(table, number))
    return time.perf_counter() - begun


@contextmanager
def unindexed(cursor: Any) -> Iterator[None]:
    """Make the indexes anew after many rows, which is quicker than with each of them."""
    kept = {"sqlite": of_sqlite, "postgresql": of_postgresql}[connection.vendor](cursor)
    for name in kept:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for definition in kept.values():
        cursor.execute(definition)
    if connection.vendor == "sqlite":
        for table in WORDS:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608


def of_sqlite(cursor: Any) -> dict[str, str]:
    """The indexes by name that no constraint stands on, and what makes each."""
    cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%'")
    return {name: sql for table, name, sql in cursor.fetchall() if table in tables()}


def of_postgresql(cursor: Any) -> dict[str, str]:
    """The same; and no row is asked whether what it refers to is there."""
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET LOCAL session_replication_role = replica")
    cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)"
        " AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
        [tables()],
    )
    return dict(cursor.fetchall())


def tables() -> list[str]:
    """The tables that are copied."""
    return [apps.get_model("centers", name)._meta.db_table for name in COPIED]


def copied(model: type[Model], number: int, a_city: int) -> str:
    """The statement that copies the originals of a table."""
    fields = model._meta.concrete_fields
    columns = {field.column: value_of(field, number) for field in fields}
    columns |= OTHERS.get(model.__name__, lambda *_: {})(number, a_city)
    if model.__name__.endswith("Key") and connection.vendor == "postgresql":
        columns["words"] = of_words(number)
    names = ", ".join(f'"{column}"' for column in columns)
    table, pk = model._meta.db_table, model._meta.pk.column
    values = ", ".join(columns.values())
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {pk} < {STEP}"  # noqa: S608


def value_of(field: Any, number: int) -> str:
    """What a copy has in a column: numbers of its own, all else as it was."""
    referred = field.remote_field and field.remote_field.model.__name__ in COPIED
    own = field.primary_key or referred
    return f'"{field.column}" + {number * STEP}' if own else f'"{field.column}"'


def of_center(number: int, a_city: int) -> dict[str, str]:
    """What is another in a copy of a center: how it is called, and where it lies."""
    row, column = divmod(number // a_city, CITIES_A_ROW)
    scattered = number % a_city
    north = f"((id * 31 + {number * 17}) % 1000 - 500) / 5000.0" if scattered else "0"
    east = f"((id * 37 + {number * 29}) % 1000 - 500) / 4000.0" if scattered else "0"
    return {
        "slug": f"slug || '-{number}'",
        "name": f"name || '{number}'",
        "latitude": f"latitude - {row * APART} + {north}",
        "longitude": f"longitude - {column * APART} + {east}",
    }


def of_key(number: int, _a_city: int) -> dict[str, str]:
    """What is another in a copy of a center's key."""
    return {
        "names": f"'|' || replace(substr(names, 2), '|', '{number}|')",
        "order": f"\"order\" || '{number}'",
        "order_en": f"order_en || '{number}'",
    }


OTHERS = {"Center": of_center, "CenterKey": of_key}


def of_words(number: int) -> str:
    """The words of a copy."""
    return f"words || ' {' '.join(tokens_of_key(str(number), Weight.NAME))}'"


def copied_words(table: str, number: int) -> str:
    """The statement that copies the words of the originals on SQLite."""
    values = f"rowid + {number * STEP}, {of_words(number)}"
    return f"INSERT INTO {table} (rowid, words) SELECT {values} FROM {table} WHERE rowid < {STEP}"  # noqa: S608


def main() -> None:
    copies, *a_city = map(int, sys.argv[1:])
    multiply(copies, *a_city)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    look_again()


if __name__ == "__main__":
    import django

    django.setup()
    main()
