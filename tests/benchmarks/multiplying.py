"""Very many centers: copies of some, with names and keys of their own, made in the database."""

import time
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Model

from centers.models import Center, CenterKey, ServiceOffer
from centers.rules.words import Weight, tokens_of_key

# Further apart than the numbers of the centers that are copied.
STEP = 10_000_000
INDEX = "centers_centerkey_words"

Columns = dict[str, str]


def multiply(copies: int) -> float:
    """Copy every center so often, with its offers and its key; the seconds that its words took.

    A copy is named like its original with a number behind, and lies elsewhere in the city.
    """
    for number in range(1, copies + 1):
        execute([copied(Center, "id", of_center(number))])
        execute(
            [
                copied(
                    ServiceOffer, "center_id", {"id": "", "center_id": shifted("center_id", number)}
                )
            ]
        )
        if connection.vendor == "sqlite":
            execute([copied(CenterKey, "center_id", of_key(number))])
    starts = time.perf_counter()
    execute((on_sqlite if connection.vendor == "sqlite" else on_postgresql)(copies))
    return time.perf_counter() - starts


def shifted(column: str, number: int) -> str:
    """The number of a center in a copy."""
    return f"{column} + {number * STEP}"


def of_center(number: int) -> Columns:
    """What is another in a copy of a center."""
    return {
        "id": shifted("id", number),
        "slug": f"slug || '-{number}'",
        "name": f"name || '{number}'",
        "latitude": f"latitude + ((id * 31 + {number * 17}) % 1000 - 500) / 5000.0",
        "longitude": f"longitude + ((id * 37 + {number * 29}) % 1000 - 500) / 4000.0",
    }


def of_key(number: int) -> Columns:
    """What is another in a copy of a key."""
    return {
        "center_id": shifted("center_id", number),
        "names": f"'|' || replace(substr(names, 2), '|', '{number}|')",
        "order": f"\"order\" || '{number}'",
        "order_en": f"order_en || '{number}'",
    }


def of_words(number: int) -> str:
    """The words of a copy."""
    return f"words || ' {' '.join(tokens_of_key(str(number), Weight.NAME))}'"


def copied(model: type[Model], center: str, others: Columns) -> str:
    """The statement that copies the originals of a table, without columns that are ""."""
    columns = {field.column: f'"{field.column}"' for field in model._meta.concrete_fields} | others
    names = ", ".join(f'"{column}"' for column, value in columns.items() if value)
    values = ", ".join(value for value in columns.values() if value)
    table = model._meta.db_table
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {center} < {STEP}"  # noqa: S608


def on_sqlite(copies: int) -> Iterator[str]:
    """The statements that write the words of all copies."""
    for number in range(1, copies + 1):
        values = f"{shifted('rowid', number)}, {of_words(number)}"
        those = f"FROM {INDEX} WHERE rowid < {STEP}"
        yield f"INSERT INTO {INDEX} (rowid, words) SELECT {values} {those}"
    yield f"INSERT INTO {INDEX} ({INDEX}) VALUES ('optimize')"  # noqa: S608


def on_postgresql(copies: int) -> Iterator[str]:
    """The statements that write the keys of all copies, and the index of their words after them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_indexdef(%s::regclass)", [INDEX])
        (definition,) = cursor.fetchone()
    yield f"DROP INDEX {INDEX}"
    for number in range(1, copies + 1):
        yield copied(CenterKey, "center_id", of_key(number) | {"words": of_words(number)})
    yield "SET maintenance_work_mem = '1GB'"
    yield definition


def execute(statements: Iterable[str]) -> None:
    """Run statements."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
