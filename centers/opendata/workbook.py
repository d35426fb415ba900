"""The whole directory, drafts and retired listings included, as the workbook of the importer."""

import csv
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from ..importing.entries import owner_of
from ..importing.kinds import Number
from ..importing.standing import Directory, Standing, read_directory
from ..importing.tables import TABLES, Table
from ..models import Edition

#: The most characters that a cell of a spreadsheet holds.
LONGEST_CELL = 32_767
#: Text that a spreadsheet would take for the number of a character, or a CSV file for a formula.
LIKE_HIDDEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
LIKE_FORMULA = re.compile(r"'*[=+\-@#]")

Lines = Iterator[list[Any]]


class TooLongError(Exception):
    """A text that fits into no cell of a spreadsheet. ``reason`` is one plain sentence."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


def export_workbook(path: Path, user: Any = None) -> dict[str, int]:
    """Write the directory as XLSX, or to a folder of CSV files; how many rows each table has.

    Given a user, what they may change of it.
    """
    directory = steady_directory(user)
    write_tables(path, {name: lines_of(TABLES[name], rows) for name, rows in directory.items()})
    return {name: len(rows) for name, rows in directory.items()}


def export_template(path: Path) -> None:
    """Write a workbook without rows, with Chinese heads, for staff to fill in."""
    heads = {
        table.head: [[column.head for column in table.columns if column.for_staff]]
        for table in TABLES.values()
    }
    write_tables(path, {name: iter(lines) for name, lines in heads.items()})


def steady_directory(user: Any = None) -> Directory:
    """The directory of one edition: it is read again if somebody wrote meanwhile."""
    while True:
        edition = Edition.objects.number()
        directory = read_directory(user=user)
        if Edition.objects.number() == edition:
            return directory


def lines_of(table: Table, rows: Iterable[Standing]) -> Lines:
    """The heads of a table and its rows, those of one center together, as cells."""
    yield [column.key for column in table.columns]
    for row in sorted(rows, key=lambda row: owner_of(table, row.values)):
        values = row.values
        if "datum" in table.by_key:
            values = values | {"datum": "" if values["latitude"] is None else "wgs84"}
        yield [column.kind.write(values[column.key]) for column in table.columns]


def write_tables(path: Path, tables: dict[str, Lines]) -> None:
    """Write tables as the sheets of an XLSX file or as CSV files in a folder, as the path says."""
    if path.suffix.lower() == ".xlsx":
        write_xlsx(path, tables)
    else:
        write_folder(path, tables)


def write_xlsx(path: Path, tables: dict[str, Lines]) -> None:
    """Write each table as a sheet; what was at the path is replaced once all is written."""
    fitting = {
        name: [[fit(cell) for cell in line] for line in lines] for name, lines in tables.items()
    }
    book = Workbook(write_only=True)
    for (name, lines), table in zip(fitting.items(), TABLES.values(), strict=True):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for place, column in enumerate(table.columns, start=1):
            if not isinstance(column.kind, Number):
                sheet.column_dimensions[get_column_letter(place)].number_format = "@"
        for line in lines:
            sheet.append([xlsx_cell(sheet, cell) for cell in line])
    unfinished = path.with_name(f".{path.name}.part")
    book.save(unfinished)
    os.replace(unfinished, path)


def fit(value: Any) -> Any:
    """A value that fits into a cell; raises TooLongError for any other."""
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST_CELL:
        raise TooLongError(
            _("“%(start)s…” is too long for a spreadsheet; export a folder of CSV files instead.")
            % {"start": value[:40]}
        )
    return LIKE_HIDDEN.sub("_x005F_", value)


def xlsx_cell(sheet: Any, value: Any) -> Any:
    """A cell; text stays text, whatever it looks like."""
    if value == "" or not isinstance(value, str):
        return None if value == "" else value
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def write_folder(folder: Path, tables: dict[str, Lines]) -> None:
    """Write each table as a CSV file in UTF-8 that spreadsheets recognize as such."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([csv_cell(cell) for cell in line] for line in lines)


def csv_cell(value: Any) -> Any:
    """A cell; text that a spreadsheet would compute gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and LIKE_FORMULA.match(value) else value
