"""The directory as it stands, in the workbook's words, for imports and exports alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..models import FormerSlug
from .tables import TABLES, Column, Rows, Table


@dataclass(slots=True, eq=False)
class Standing:
    """A row of the database: its key and its values by column."""

    pk: int
    values: dict[str, Any]


Directory = dict[str, list[Standing]]


def read_directory(names: Iterable[str] = tuple(TABLES), user: Any = None) -> Directory:
    """The rows of each of the named tables, in a stable order within a center.

    Given a user, those that they may change and no others.
    """
    return {name: read_table(TABLES[name], user) for name in names}


def former_addresses() -> set[tuple[str, str]]:
    """Center and room ("" for none) of every address that leads to a listing of another name."""
    centers = FormerSlug.objects.filter(room=None).values_list("slug", flat=True)
    rooms = FormerSlug.objects.exclude(room=None).values_list("center__slug", "slug")
    return {*((slug, "") for slug in centers), *rooms}


def read_table(table: Table, user: Any = None) -> list[Standing]:
    """The rows of a table, or those of them that a user may change."""
    columns = [column for column in table.columns if column.model_fields]
    fields = [field for column in columns for field in column.model_fields]
    standing: Any = table.model._default_manager.all()
    standing = standing if user is None else standing.editable_by(user)
    mine = None if user is None or user.is_superuser else standing.order_by().values("pk")
    listed = {column.key: read_items(column, rows, mine) for column, rows in table.listed}
    found = standing.order_by(*table.order).values_list("pk", *fields)
    standings = []
    for pk, *raw in found.iterator(chunk_size=2000):
        values = values_of(columns, raw)
        values |= {key: items.get(pk, ()) for key, items in listed.items()}
        standings.append(Standing(pk, values))
    return standings


def values_of(columns: list[Column], raw: list[Any]) -> dict[str, Any]:
    """What the fields of a row say, by column."""
    values, at = {}, 0
    for column in columns:
        upto = at + len(column.model_fields)
        values[column.key] = column.joined(raw[at:upto])
        at = upto
    return values


def read_items(column: Column, rows: Rows, mine: Any = None) -> dict[int, tuple[Any, ...]]:
    """What each row, or each of some, lists in a column, by the key of the row."""
    found: dict[int, list[Any]] = defaultdict(list)
    listed = rows.model._default_manager.values_list(rows.owner, *rows.fields)
    if mine is not None:
        listed = listed.filter(**{f"{rows.owner}__in": mine})
    for owner, *raw in listed.iterator(chunk_size=2000):
        found[owner].append(rows.item(*raw))
    return {owner: column.kind.normal(items) for owner, items in found.items()}
