"""Spreadsheets as they lie on a disk: XLSX files, CSV files and folders of them, row by row."""

import csv
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.formula.tokenizer import TokenizerError

from .cells import SpoiledCell

MOST_BYTES = 200_000_000
#: What reading a spoiled XLSX file ends in, one layer or another of it.
BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    OSError,
    SyntaxError,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    TokenizerError,
)
ENCODINGS = ("utf-8-sig", "gb18030")
#: How XLSX writes a character that XML cannot hold.
HIDDEN_CHARACTER = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: How a CSV file keeps a spreadsheet from taking text for a formula, and us from an error of one.
GUARDED = re.compile(r"'+[=+\-@#]")
#: A formula in the XML of a sheet.
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


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
    """The sheets of an XLSX file, whatever it is called, a CSV file, or a folder of CSV files."""
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
        return (csv_sheet(file) for file in files)
    if not path.is_file():
        raise UnusableFileError(_("There is no file %(path)s.") % {"path": path})
    if zipfile.is_zipfile(path) or path.suffix.lower() != ".csv":
        return xlsx_sheets(path)
    return iter([csv_sheet(path)])


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
        yield line, [csv_cell(cell) for cell in cells]
        line = reader.line_num + 1


def csv_cell(text: str) -> str:
    """What a cell of a CSV file says, without its guard; a spreadsheet's error is none."""
    if text in ERROR_CODES:
        return SpoiledCell(text)
    return text[1:] if GUARDED.match(text) else text


def xlsx_sheets(path: Path) -> Iterator[RawSheet]:
    """The sheets of an XLSX file, read as a stream. A formula counts as what it last gave."""
    with readable(path), zipfile.ZipFile(path) as archive:
        refuse_oversize(path, sum(part.file_size for part in archive.infolist()))
        sheets = (part for part in archive.infolist() if "/worksheets/" in part.filename)
        has_formulas = any(FORMULA.search(archive.read(part)) for part in sheets)
    with closing(opened(path, data_only=True)) as book:
        if not has_formulas:
            for sheet in book.worksheets:
                yield RawSheet(sheet.title, xlsx_rows(path, sheet))
            return
        with closing(opened(path, data_only=False)) as formulas:
            for sheet, beside in zip(book.worksheets, formulas.worksheets, strict=True):
                yield RawSheet(sheet.title, computed_rows(path, sheet, beside))


def opened(path: Path, *, data_only: bool) -> Any:
    """An XLSX file that gives what its formulas last gave, or else the formulas themselves."""
    with readable(path), warnings.catch_warnings():
        # Styles and validations that it does not know are of no concern here.
        warnings.simplefilter("ignore")
        # Given the name of a file, openpyxl judges by that.
        return load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=data_only)


def xlsx_rows(path: Path, sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet of an XLSX file."""
    for line, cells in enumerate(cells_of(path, sheet), start=1):
        yield line, [xlsx_cell(cell) for cell in cells]


def computed_rows(path: Path, sheet: Any, formulas: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet, given its formulas as well: what was never computed is spoiled."""
    both = zip(cells_of(path, sheet), cells_of(path, formulas), strict=True)
    for line, (cells, beside) in enumerate(both, start=1):
        yield (
            line,
            [
                SpoiledCell() if is_uncomputed(cell, formula) else xlsx_cell(cell)
                for cell, formula in zip(cells, beside, strict=True)
            ],
        )


def cells_of(path: Path, sheet: Any) -> Iterator[Sequence[Any]]:
    """The cells of each row of a sheet."""
    # What a sheet claims to be its size may be wrong.
    sheet.reset_dimensions()
    rows = sheet.iter_rows()
    while True:
        with readable(path), warnings.catch_warnings():
            # A date beyond the calendar is given as an error, and told as such.
            warnings.simplefilter("ignore")
            cells = next(rows, None)
        if cells is None:
            return
        yield cells


def xlsx_cell(cell: Any) -> Any:
    """What a cell of an XLSX file says."""
    if cell.data_type == "e":
        return SpoiledCell(cell.value)
    return unhidden(cell.value) if isinstance(cell.value, str) else cell.value


def is_uncomputed(cell: Any, formula: Any) -> bool:
    """Whether a cell has a formula but not what it gave, be that an empty text."""
    return formula.data_type == "f" and cell.value is None and cell.data_type != "str"


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
