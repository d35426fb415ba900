"""The source ``workbook``: the layout that staff fill in, in any of the forms it is saved in."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from .cells import read_text
from .records import Item, Record, Rejection, Remark, Row, Sheet
from .spreadsheets import RawSheet, UnusableFileError, read_sheets
from .tables import TABLES, Table

BLANKS = re.compile(r"[\s*()]+")


def read(path: Path) -> Iterator[Item]:
    """Every row of every sheet that has the name of a table; others are warned about.

    Raises UnusableFileError for a file that has none, or has one twice.
    """
    seen: dict[str, str] = {}
    for sheet in read_sheets(path):
        table = TABLE_NAMES.get(folded(sheet.name))
        if table is None:
            yield Remark(Row(sheet.name, 1), "", sheet.name, _("no table has this name"))
            continue
        if first := seen.get(table.name):
            raise UnusableFileError(
                _("%(path)s has one table twice, as %(first)s and as %(second)s; keep one of them.")
                % {"path": path, "first": first, "second": sheet.name}
            )
        seen[table.name] = sheet.name
        yield from read_rows(sheet, table)
    if not seen:
        names = ", ".join(TABLES)
        raise UnusableFileError(
            _("%(path)s has no sheet of the workbook: %(names)s.") % {"path": path, "names": names}
        )


def read_rows(sheet: RawSheet, table: Table) -> Iterator[Item]:
    """The table of a sheet and the rows below its heads; blank ones do not count.

    Without a column that its rows need the file does not have the table, and no row can be one.
    """
    row = Row(sheet.name, 1)
    _line, heads = next(sheet.rows, (1, ()))
    keys = [key_of(table, head) for head in heads]
    yield from misplaced(row, heads, keys)
    places = {key: place for place, key in reversed(list(enumerate(keys))) if key}
    if missing := next((key for key in table.indispensable if key not in places), ""):
        yield from left_out(sheet, row, missing)
        return
    yield Sheet(table.name, of_rooms="room" not in table.owner or "room" in places)
    for line, cells in stated_rows(sheet):
        values = {
            key: cells[place] if place < len(cells) else None for key, place in places.items()
        }
        yield Record(table.name, values, Row(sheet.name, line))


def left_out(sheet: RawSheet, row: Row, missing: str) -> Iterator[Item]:
    """Says that a sheet is left out for want of a column, and with it each of its rows."""
    yield Remark(row, missing, "", _("this column is missing, so the whole table is left out"))
    for line, _cells in stated_rows(sheet):
        yield Rejection(Remark(Row(sheet.name, line), missing, "", _("this column is missing")))


def stated_rows(sheet: RawSheet) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows of a sheet that are not blank, with their lines."""
    return ((line, cells) for line, cells in sheet.rows if any(map(read_text, cells)))


def misplaced(row: Row, heads: Sequence[Any], keys: list[str | None]) -> Iterator[Remark]:
    """Warnings about heads that no column has, or that come twice."""
    for place, (head, key) in enumerate(zip(heads, keys, strict=True)):
        if key is None and read_text(head):
            yield Remark(row, read_text(head), "", _("no column has this head; it is left out"))
        elif key and key in keys[:place]:
            yield Remark(row, key, "", _("this column comes twice; the first counts"))


def key_of(table: Table, head: Any) -> str | None:
    """The column that a head names by its key or its Chinese head."""
    word = folded(read_text(head))
    for column in table.columns:
        if word in (column.key, folded(column.head)):
            return column.key
    return None


def folded(text: str) -> str:
    """A name without what people write differently: case, width, blanks, brackets."""
    return BLANKS.sub("", unicodedata.normalize("NFKC", text).casefold())


TABLE_NAMES = {
    folded(name): table for table in TABLES.values() for name in (table.name, table.head)
}
