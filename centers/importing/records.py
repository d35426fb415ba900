"""What a source gives the engine: records in the workbook's words, each with its row."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.functional import Promise


class Row(NamedTuple):
    """Where something stands in a file: its sheet, "" if it has none, and its line from 1."""

    sheet: str
    line: int


class Remark(NamedTuple):
    """Something worth telling about one value of one row, in plain words."""

    row: Row
    column: str
    value: str
    reason: str | Promise


@dataclass(slots=True)
class Record:
    """One row of one table of the workbook, its values read and checked.

    ``values`` is keyed by the workbook's columns; a column left out is untouched, None or an empty
    text is *not stated*. A source whose rows say more than one thing (a room, its hours, its
    center) gives several records with the same ``row``.
    """

    table: str
    values: dict[str, Any]
    row: Row
    warnings: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class Rejection:
    """A row that cannot be a listing, and why."""

    remark: Remark


class Sheet(NamedTuple):
    """Says that a file has a table, even if it has no rows; a table left out is untouched.

    Without ``of_rooms`` it speaks of what is the centers' own, and not of what is their rooms'.
    """

    table: str
    of_rooms: bool = True


#: Whatever a source may give. A Remark of its own is about the file rather than about a row.
Item = Record | Rejection | Remark | Sheet
