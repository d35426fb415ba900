"""The export: every listing, text as text, the same lines each time."""

from pathlib import Path

import pytest
from django.utils import translation
from openpyxl import load_workbook

from centers.importing.engine import import_file
from centers.importing.sources import WORKBOOK
from centers.importing.tables import TABLES
from centers.models import Phone
from centers.opendata.workbook import TooLongError, export_template, export_workbook

from ..factories import make_center, make_room

pytestmark = pytest.mark.django_db


def test_drafts_and_retired_listings_are_exported_too(tmp_path: Path) -> None:
    make_center(slug="b", status="draft")
    make_room(slug="r", status="retired", center=make_center(slug="a", status="retired"))
    assert export_workbook(tmp_path / "folder") == {
        "centers": 2,
        "rooms": 1,
        "hours": 0,
        "special_days": 0,
        "phones": 0,
        "services": 0,
        "occupied": 0,
    }
    lines = (tmp_path / "folder" / "centers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["slug", "a", "b"]


def test_text_in_a_spreadsheet_stays_text_below_heads_that_stay_in_view(tmp_path: Path) -> None:
    Phone.objects.create(center=make_center(slug="a"), number="0012", label="=1+1")
    export_workbook(tmp_path / "all.xlsx")
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == list(TABLES)
    sheet = book["phones"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [
        ("a", "s"),
        (None, "n"),
        ("0012", "s"),
        ("=1+1", "s"),
        (None, "n"),
    ]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}


def test_in_a_csv_file_an_apostrophe_keeps_text_from_being_computed(tmp_path: Path) -> None:
    Phone.objects.create(center=make_center(slug="a"), number="+86-21", label="=1+1")
    export_workbook(tmp_path)
    text = (tmp_path / "phones.csv").read_text(encoding="utf-8-sig")
    assert text == "center,room,number,label,answered\na,,'+86-21,'=1+1,\n"


def test_a_point_is_written_in_wgs84(tmp_path: Path) -> None:
    make_center(slug="a", latitude=31.2, longitude=121.5)
    make_center(slug="b")
    export_workbook(tmp_path)
    lines = (tmp_path / "centers.csv").read_text(encoding="utf-8-sig").splitlines()
    heads, *rows = (line.split(",") for line in lines)
    place = heads.index("latitude")
    assert [row[place : place + 3] for row in rows] == [["31.2", "121.5", "wgs84"], ["", "", ""]]


def test_text_too_long_for_a_cell_is_refused_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    path.write_text("old")
    make_center(summary="长" * 32_768)
    with translation.override("en"), pytest.raises(TooLongError, match="too long"):
        export_workbook(path)
    assert path.read_text() == "old"
    export_workbook(tmp_path / "folder")


@pytest.mark.parametrize("name", ["template.xlsx", "template"])
def test_a_template_has_chinese_heads_and_can_be_imported(name: str, tmp_path: Path) -> None:
    export_template(tmp_path / name)
    with translation.override("en"):
        report = import_file(tmp_path / name, WORKBOOK)
    assert (report.rows, report.warnings, list(report.by_table)) == (0, [], list(TABLES))
