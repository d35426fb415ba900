"""Makers of small workbooks, and of the catalogs that they speak of."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from centers.importing.engine import import_file
from centers.importing.report import Report
from centers.importing.sources import WORKBOOK, Source
from centers.models import Amenity, Area, Audience, Service

#: A workbook of centers of which next to nothing is stated; staff's has to say more, see
#: `test_minimum`.
SPARSE = replace(WORKBOOK, keeps_minimum=False)
NO_OUTCOMES = {"created": 0, "changed": 0, "unchanged": 0, "merged": 0, "rejected": 0}


def counts(**outcomes: int) -> dict[str, int]:
    """The counts of a report, those that are not named being zero."""
    return NO_OUTCOMES | outcomes


def make_catalogs() -> None:
    """A few codes of each catalog, two streets with the same name among them."""
    Area.objects.create(code="310107", name="普陀区", level="district")
    Area.objects.create(code="310107014", name="长风新村街道", parent_id="310107", level="street")
    Area.objects.create(code="310112", name="闵行区", level="district")
    Area.objects.create(code="310112001", name="城关镇", parent_id="310112", level="street")
    Area.objects.create(code="310107001", name="城关镇", parent_id="310107", level="street")
    for code, name in (
        ("projector", "投影仪"),
        ("whiteboard", "白板"),
        ("microphone", "话筒"),
        ("lift", "电梯"),
        ("step_free", "无台阶"),
    ):
        Amenity.objects.create(code=code, name=name, group="equipment")
    for code, name in (("canteen", "食堂"), ("haircut", "理发")):
        Service.objects.create(code=code, name=name)
    for code, name in (("business", "企业"), ("resident", "居民"), ("rider", "骑手")):
        Audience.objects.create(code=code, name=name)


def write_csv(folder: Path, **tables: list[dict[str, Any]]) -> Path:
    """A folder with a CSV file for each table, its heads being the keys of all of its rows."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        heads = list(dict.fromkeys(key for row in rows for key in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, heads)
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write_xlsx(path: Path, **sheets: list[list[Any]]) -> Path:
    """An XLSX file with these sheets, each a list of rows of cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def import_tables(
    folder: Path,
    *,
    source: Source = SPARSE,
    dry_run: bool = False,
    retire_missing: bool = False,
    today: date | None = None,
    **tables: list[dict[str, Any]],
) -> Report:
    """Import tables by way of a folder of CSV files that holds nothing else."""
    for old in folder.glob("*.csv"):
        old.unlink()
    return import_file(
        write_csv(folder, **tables),
        source,
        dry_run=dry_run,
        retire_missing=retire_missing,
        today=today,
    )


def center(slug: str = "changfeng", **values: Any) -> dict[str, Any]:
    """A row of a center of which little is stated."""
    return {"slug": slug, "name": "长风湾", "address": "长风路1号", "status": "published", **values}


def room(slug: str = "hall", **values: Any) -> dict[str, Any]:
    """A row of a room of which little is stated."""
    return {"center": "changfeng", "slug": slug, "name": "大厅", **values}


def hours(weekday: int, opens: str, closes: str, **values: Any) -> dict[str, Any]:
    """A row of hours."""
    row = {"center": "changfeng", "room": "", "weekday": weekday, "opens": opens, "closes": closes}
    return {**row, "from": "", "until": "", **values}
