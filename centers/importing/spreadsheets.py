"""Spreadsheets as they lie on a disk: XLSX files, CSV files and folders of them, row by row."""

import csv
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

MOST_BYTES = 200_000_000
#: What reading a spoiled XLSX file ends in, one layer or another of it.
BROKEN = (KeyError, ValueError, OSError, SyntaxError, EOFError, zipfile.BadZipFile, zlib.error)
ENCODINGS = ("utf-8-sig", "gb18030")
#: How XLSX writes a character that XML cannot hold.
HIDDEN_CHARACTER = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: How a CSV file keeps a spreadsheet from taking text for a formula.
GUARDED = re.compile(r"'+[=+\-@]")


class UnusableFileError(Exception):
    """A file that cannot be read at all. ``reason`` is one plain sentence."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


class RawSheet(NamedTuple):
    """A sheet by its name: its rows, each with the line it begins on, the first being 1."""

    name: str
    rows: Iterator[tuple[int, Sequence[Any]]]


def read_sheets(path: Path) -> Iterator[RawSheet]:
    """The sheets of an XLSX file, a CSV file, or a folder of CSV files."""
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
        return (csv_sheet(file) for file in files)
    if not path.is_file():
        raise UnusableFileError(_("There is no file %(path)s.") % {"path": path})
    if path.suffix.lower() == ".csv":
        return iter([csv_sheet(path)])
    return xlsx_sheets(path)


def csv_sheet(path: Path) -> RawSheet:
    """A CSV file as a sheet called like it."""
    return RawSheet(path.stem, csv_rows(text_of(path)))


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark, or in GB18030."""
    refuse_oversize(path, path.stat().st_size)
    with readable(path):
        content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableFileError(
        _("%(path)s is neither in UTF-8 nor in GB18030: save it as CSV UTF-8.") % {"path": path}
    )


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text, guards against formulas taken off."""
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(StringIO(text, newline=""))
    line = 1
    for cells in reader:
        yield line, [cell[1:] if GUARDED.match(cell) else cell for cell in cells]
        line = reader.line_num + 1


def xlsx_sheets(path: Path) -> Iterator[RawSheet]:
    """The sheets of an XLSX file, read as a stream. A formula counts as what it last gave."""
    with readable(path), zipfile.ZipFile(path) as archive:
        refuse_oversize(path, sum(part.file_size for part in archive.infolist()))
    with readable(path), warnings.catch_warnings():
        # Styles and validations that it does not know are of no concern here.
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True, data_only=True)
    with closing(book):
        for sheet in book.worksheets:
            yield RawSheet(sheet.title, xlsx_rows(path, sheet))


def xlsx_rows(path: Path, sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet of an XLSX file."""
    with readable(path):
        # What a sheet claims to be its size may be wrong.
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield line, [unhidden(cell) if isinstance(cell, str) else cell for cell in cells]


def unhidden(text: str) -> str:
    """Text with the characters that XLSX writes as their numbers, but no halves of characters."""
    if not HIDDEN_CHARACTER.search(text):
        return text
    whole = HIDDEN_CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def refuse_oversize(path: Path, size: int) -> None:
    """Refuse what would fill the memory, such as an archive that unpacks to gigabytes."""
    if size > MOST_BYTES:
        raise UnusableFileError(_("%(path)s is too large to be a directory.") % {"path": path})


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Says in one sentence that a file is spoiled, whichever layer of it is."""
    try:
        yield
    except BROKEN as error:
        raise UnusableFileError(
            _("%(path)s cannot be read: it must be XLSX, CSV or a folder of CSV files.")
            % {"path": path}
        ) from error
