"""The report of an import, in words and as JSON."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from .workbooks import center, import_tables, make_catalogs, room

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogs(db: None) -> None:
    make_catalogs()


def test_the_report_tells_counts_then_what_deserves_a_look(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center("old"), center("bad"), center()])
    report = import_tables(
        tmp_path,
        centers=[center(), center("new", email="x"), center("bad", name="")],
        rooms=[room(f"r{number}", people=str(number)) for number in (200_001, 200_002, 5)],
    )
    assert report.in_words() == (
        "6 rows: 4 created, 1 unchanged, 1 rejected\n"
        "  centers: 1 created, 1 unchanged, 1 rejected\n"
        "  rooms: 3 created\n"
        "Gone from the file, but kept (--retire-missing takes them away): 1\n"
        "  centers (1): old\n"
        "Rejected: 1\n"
        "  1 × name: this is empty\n"
        "      centers, line 4: ''\n"
        "Warnings: 3\n"
        "  2 × people: this is not between 1 and 100000\n"
        "      rooms, line 2: '200001'\n"
        "      rooms, line 3: '200002'\n"
        "  1 × email: Enter a valid email address.\n"
        "      centers, line 3: 'x'\n"
    )


def test_it_says_when_nothing_changed_and_when_nothing_was_written(tmp_path: Path) -> None:
    report = import_tables(tmp_path, centers=[center()], dry_run=True)
    assert report.in_words().splitlines()[-1] == "A dry run: nothing was written."
    import_tables(tmp_path, centers=[center()])
    report = import_tables(tmp_path, centers=[center()])
    assert report.in_words().splitlines()[-1] == "Nothing changed."


def test_an_empty_workbook_has_no_rows(tmp_path: Path) -> None:
    (tmp_path / "centers.csv").write_text("slug,name\n", encoding="utf-8")
    from centers.importing.engine import import_file
    from centers.importing.sources import WORKBOOK

    report = import_file(tmp_path, WORKBOOK)
    assert report.in_words() == "0 rows: none\nNothing changed.\n"


def test_as_json_it_holds_every_row_that_was_remarked_on(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center("old"), center("bad")])
    report = import_tables(
        tmp_path, centers=[center(email="x"), center("bad", name="")], retire_missing=True
    )
    assert json.loads(replace(report, file="a.xlsx", seconds=0.5).as_json()) == {
        "source": "workbook",
        "file": "a.xlsx",
        "dry_run": False,
        "seconds": 0.5,
        "rows": 2,
        "rows_per_second": 4.0,
        "counts": {"created": 1, "changed": 0, "unchanged": 0, "merged": 0, "rejected": 1},
        "by_table": {
            "centers": {"created": 1, "changed": 0, "unchanged": 0, "merged": 0, "rejected": 1}
        },
        "gone": [
            {
                "table": "centers",
                "what": "old",
                "name": "长风湾",
                "key": {"slug": "old"},
                "removed": True,
            }
        ],
        "rejections": [
            {
                "sheet": "centers",
                "line": 3,
                "column": "name",
                "value": "",
                "reason": "this is empty",
            }
        ],
        "warnings": [
            {
                "sheet": "centers",
                "line": 2,
                "column": "email",
                "value": "x",
                "reason": "Enter a valid email address.",
            }
        ],
    }
