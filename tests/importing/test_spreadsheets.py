"""Workbooks in the forms in which they are saved, and files that are none."""

import zipfile
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from centers.importing.records import Item, Record, Remark, Row, Sheet
from centers.importing.spreadsheets import UnusableFileError, read_sheets
from centers.importing.workbook import read

from .workbooks import write_csv, write_xlsx

HEADS = "slug,name,address\n"


def read_all(path: Path) -> list[Item]:
    return list(read(path))


def record(line: int, **values: Any) -> Record:
    return Record("centers", values, Row("centers", line))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_is_read_in_every_encoding_that_spreadsheets_write(
    encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "centers.csv"
    file.write_text(f"{HEADS}changfeng,长风湾,长风路1号\n", encoding=encoding)
    expected = record(2, slug="changfeng", name="长风湾", address="长风路1号")
    assert read_all(file) == [Sheet("centers"), expected]


def test_each_file_of_a_folder_has_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "centers.csv").write_text("slug,name\na,长风\n", encoding="gb18030")
    (tmp_path / "rooms.csv").write_text("center,slug,name\na,b,大厅\n", encoding="utf-8-sig")
    assert read_all(tmp_path) == [
        Sheet("centers"),
        record(2, slug="a", name="长风"),
        Sheet("rooms"),
        Record("rooms", {"center": "a", "slug": "b", "name": "大厅"}, Row("rooms", 2)),
    ]


def test_a_row_has_the_line_on_which_it_begins_and_blank_ones_do_not_count(tmp_path: Path) -> None:
    file = tmp_path / "centers.csv"
    file.write_text('slug,name\na,"两\n行"\n,\n  ,　\nb,乙\n', encoding="utf-8")
    assert read_all(file) == [
        Sheet("centers"),
        record(2, slug="a", name="两\n行"),
        record(6, slug="b", name="乙"),
    ]


def test_a_short_row_leaves_its_last_columns_empty(tmp_path: Path) -> None:
    (tmp_path / "centers.csv").write_text("slug,name,address\na\n", encoding="utf-8")
    assert read_all(tmp_path) == [Sheet("centers"), record(2, slug="a", name=None, address=None)]


def test_chinese_names_of_sheets_and_columns_are_understood(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        中心=[[" 代号 ", "名称", "邮政编码", "无台阶入口*"], ["a", "甲", 200031, True]],
    )
    values = {"slug": "a", "name": "甲", "postal_code": 200031, "step_free_entrance": True}
    assert read_all(path) == [Sheet("centers"), Record("centers", values, Row("中心", 2))]


def test_a_spreadsheet_keeps_its_dates_times_numbers_and_text(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        special_days=[
            ["center", "from", "opens", "reason"],
            ["a", date(2026, 11, 3), time(9), "x"],
        ],
    )
    (_sheet, found) = read_all(path)
    assert isinstance(found, Record)
    assert {key: str(value) for key, value in found.values.items()} == {
        "center": "a",
        "from": "2026-11-03 00:00:00",
        "opens": "09:00:00",
        "reason": "x",
    }


def test_unknown_sheets_and_columns_are_told_and_left_out(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        centers=[["slug", "colour", "slug", None], ["a", "red", "b", "c"]],
        notes=[["x"]],
    )
    assert read_all(path) == [
        Remark(Row("centers", 1), "colour", "", "no column has this head; it is left out"),
        Remark(Row("centers", 1), "slug", "", "this column comes twice; the first counts"),
        Sheet("centers"),
        record(2, slug="a"),
        Remark(Row("notes", 1), "", "notes", "no table has this name"),
    ]


def test_a_table_under_two_names_is_refused_naming_both(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", centers=[["slug"], ["a"]], rooms=[["center"]], 中心=[["slug"], ["b"]]
    )
    with pytest.raises(UnusableFileError) as caught:
        read_all(path)
    assert str(caught.value.reason) == (
        f"{path} has one table twice, as centers and as 中心; keep one of them."
    )


def test_an_apostrophe_that_keeps_text_from_being_computed_is_taken_off(tmp_path: Path) -> None:
    write_csv(tmp_path, centers=[{"slug": "'=1+1", "name": "''-x", "address": "'quoted'"}])
    (sheet,) = read_sheets(tmp_path)
    assert list(sheet.rows)[1] == (2, ["=1+1", "'-x", "'quoted'"])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a_x0042_c", "aBc"),
        ("a_xD800_c", "ac"),
        ("a_xD83D__xDE00_c", "a😀c"),
        ("_x005F_x0042_", "_x0042_"),
    ],
)
def test_hidden_characters_come_back_whole_or_not_at_all(
    written: str, text: str, tmp_path: Path
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", centers=[["slug"], [written]])
    sheets = read_sheets(path)
    assert list(next(sheets).rows)[1] == (2, [text])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.xlsx", None, "There is no file {path}."),
        (
            "centers.csv",
            b"slug,name\na,\xff\xff\n",
            "{path} is neither in UTF-8 nor in GB18030: save it as CSV UTF-8.",
        ),
        (
            "a.xlsx",
            b"PK but no archive",
            "{path} cannot be read: it must be XLSX, CSV or a folder of CSV files.",
        ),
        (
            "a.xls",
            bytes.fromhex("d0cf11e0a1b11ae1"),
            "{path} cannot be read: it must be XLSX, CSV or a folder of CSV files.",
        ),
        (
            "other.csv",
            b"slug,name\n",
            (
                "{path} has no sheet of the workbook: "
                "centers, rooms, hours, special_days, phones, services, occupied."
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    name: str, content: bytes | None, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableFileError) as caught:
        read_all(path)
    assert str(caught.value.reason) == reason.format(path=path)


@pytest.mark.parametrize("name", ["a.xls", "a", "a.XLSX", "a.zip", "centers.csv"])
def test_a_spreadsheet_is_known_by_what_is_in_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(write_xlsx(tmp_path / "b.xlsx", centers=[["slug"], ["a"]]).read_bytes())
    assert read_all(path) == [Sheet("centers"), record(2, slug="a")]


def test_an_archive_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(UnusableFileError, match="cannot be read"):
        read_all(path)


def test_a_spreadsheet_that_is_spoiled_inside_is_refused(tmp_path: Path) -> None:
    good = write_xlsx(tmp_path / "good.xlsx", centers=[["slug"], ["a"]])
    spoiled = tmp_path / "spoiled.xlsx"
    with zipfile.ZipFile(good) as archive, zipfile.ZipFile(spoiled, "w") as copy:
        for part in archive.infolist():
            content = archive.read(part)
            is_sheet = part.filename.endswith("sheet1.xml")
            copy.writestr(part.filename, content[: len(content) // 2] if is_sheet else content)
    with pytest.raises(UnusableFileError, match="cannot be read"):
        read_all(spoiled)


def test_an_archive_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.xml", b"0" * 80_000_000)
    with pytest.raises(UnusableFileError, match="is too large to be a directory"):
        read_all(bomb)
