"""Cells whose formula failed or was never computed say nothing, and so change nothing."""

import zipfile
from pathlib import Path

import pytest

from centers.importing.engine import import_file
from centers.importing.report import Report
from centers.importing.sources import WORKBOOK
from centers.models import Center, Phone, Room

from .workbooks import center, counts, import_tables, room, write_xlsx

pytestmark = pytest.mark.django_db

FAILED = "a formula failed here; what the directory says is kept"
UNCOMPUTED = (
    "this formula was never computed; open the file in a spreadsheet and save it. "
    "What the directory says is kept"
)


@pytest.fixture(autouse=True)
def listings(db: None, tmp_path: Path) -> None:
    point = {"latitude": 31.2, "longitude": 121.5}
    import_tables(
        tmp_path / "before",
        centers=[center(operator="街道", checked_on="2026-11-01", **point)],
        rooms=[room(people=12, floor="2")],
    )


def with_cell(path: Path, old: str, new: str) -> Path:
    """The same XLSX file, some of its XML written otherwise."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as copy:
        for part in archive.namelist():
            copy.writestr(part, archive.read(part).replace(old.encode(), new.encode()))
    return other


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(each["column"], each["value"], each["reason"]) for each in report.warnings]


def test_an_error_is_no_name_and_no_fact(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        centers=[["slug", "name", "operator"], ["changfeng", "长风湾", "#REF!"], ["b", "#N/A", ""]],
    )
    report = import_file(path, WORKBOOK)
    assert report.counts == counts(unchanged=1, rejected=1)
    assert told(report) == [("operator", "#REF!", FAILED)]
    assert [(each["value"], each["reason"]) for each in report.rejections] == [("#N/A", FAILED)]
    assert Center.objects.get().operator == "街道"


def test_the_same_holds_in_a_csv_file(tmp_path: Path) -> None:
    report = import_tables(tmp_path, centers=[center(operator="#REF!", wechat="'#N/A")])
    assert told(report) == [("operator", "#REF!", FAILED)]
    found = Center.objects.get()
    assert (found.operator, found.wechat) == ("街道", "#N/A")


def test_a_formula_that_was_never_computed_erases_nothing(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        rooms=[["center", "slug", "people", "floor"], ["changfeng", "hall", "=6+6", ""]],
    )
    report = import_file(path, WORKBOOK)
    assert report.counts == counts(changed=1)
    assert told(report) == [("people", "", UNCOMPUTED)]
    hall = Room.objects.get()
    assert (hall.people, hall.floor) == (12, "")


@pytest.mark.parametrize(
    ("attributes", "value", "people"), [("", "<v>13</v>", 13), (' t="str"', "<v></v>", None)]
)
def test_a_formula_counts_as_what_it_last_gave(
    attributes: str, value: str, people: int | None, tmp_path: Path
) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        rooms=[["center", "slug", "people"], ["changfeng", "hall", "=6+7"]],
    )
    computed = f'<c r="C2"{attributes}><f>6+7</f>{value}</c>'
    path = with_cell(path, '<c r="C2"><f>6+7</f><v /></c>', computed)
    assert import_file(path, WORKBOOK).warnings == []
    assert Room.objects.get().people == people


def test_half_a_point_that_failed_leaves_the_whole(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        centers=[["slug", "latitude", "longitude"], ["changfeng", "#N/A", 121.6]],
    )
    assert told(import_file(path, WORKBOOK)) == [("latitude", "#N/A", FAILED)]
    found = Center.objects.get()
    assert (found.latitude, found.longitude) == (31.2, 121.5)


def test_a_file_with_one_half_of_points_leaves_them(tmp_path: Path) -> None:
    report = import_tables(tmp_path, centers=[{"slug": "changfeng", "longitude": "121.6"}])
    reason = "half a point; give both latitude and longitude"
    assert told(report) == [("longitude", "121.6", reason)]
    assert Center.objects.get().longitude == 121.5


def test_a_phone_of_a_room_that_failed_is_not_the_centers(tmp_path: Path) -> None:
    row = {"center": "changfeng", "room": "#REF!", "number": "021-0000 0001"}
    report = import_tables(tmp_path, phones=[row])
    assert [(each["column"], each["reason"]) for each in report.rejections] == [("room", FAILED)]
    assert not Phone.objects.exists()


def test_a_date_beyond_the_calendar_is_an_error(tmp_path: Path) -> None:
    heads = ["slug", "checked_on"]
    path = write_xlsx(tmp_path / "a.xlsx", centers=[heads, ["changfeng", 123456]])
    for number in ("1e999", "123456789"):
        report = import_file(with_cell(path, "<v>123456</v>", f"<v>{number}</v>"), WORKBOOK)
        assert [each["column"] for each in report.warnings] == ["checked_on"]
