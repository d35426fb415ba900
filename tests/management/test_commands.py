"""The commands: arguments in, report out, one clear sentence when they cannot."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from centers.models import CalendarDay, Center

from ..importing.workbooks import center, write_csv

pytestmark = pytest.mark.django_db


def told(*command: Any, **options: Any) -> list[str]:
    """The lines that a command writes."""
    out = StringIO()
    with translation.override("en"):
        call_command(*map(str, command), stdout=out, **options)
    return out.getvalue().splitlines()


def refusal(*command: Any) -> str:
    """The sentence with which a command gives up."""
    with pytest.raises(CommandError) as caught:
        told(*command)
    return str(caught.value)


def test_import_centers_tells_and_writes_its_report(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "in", centers=[center(status="draft")])
    report = tmp_path / "report.json"
    lines = told("import_centers", folder, "--source", "workbook", "--report", report)
    assert lines == ["1 rows: 1 created", "  centers: 1 created"]
    assert json.loads(report.read_text(encoding="utf-8"))["counts"]["created"] == 1


def test_import_centers_refuses_in_one_sentence(tmp_path: Path) -> None:
    missing = tmp_path / "missing.xlsx"
    folder = write_csv(tmp_path / "in", centers=[center()])
    nowhere = tmp_path / "nowhere" / "report.json"
    assert [
        refusal("import_centers", missing, "--source", "workbook"),
        refusal("import_centers", folder, "--source", "guess"),
        refusal("import_centers", folder, "--source", "workbook", "--report", nowhere),
        refusal("import_centers", folder, "--source", "workbook", "--report", tmp_path),
    ] == [
        f"There is no file {missing}.",
        "There is no source guess; there are: workbook, kr_public_facilities.",
        f"There is no folder {nowhere.parent} for the report.",
        f"No report can be written to {tmp_path}.",
    ]
    assert not Center.objects.exists()


def test_export_workbook_counts_what_it_writes(tmp_path: Path) -> None:
    assert told("export_workbook", tmp_path)[:2] == ["centers: 0 rows", "rooms: 0 rows"]
    assert told("export_workbook", tmp_path / "new.xlsx", "--template") == []
    assert (tmp_path / "new.xlsx").exists()


def test_load_calendar_says_which_years_are_not_announced() -> None:
    assert told("load_calendar", 2026, 2099) == [
        "2026: 39 created, 0 changed, 0 kept as written",
        "2099: not yet announced",
    ]


def test_bootstrap_fills_an_empty_database_with_a_sample_and_leaves_a_full_one() -> None:
    told("bootstrap")
    assert Center.objects.filter(imported_from="sample").exists()
    assert CalendarDay.objects.exists()
    assert told("load_sample", "--remove") == ["Removed 94 centers and 259 rooms."]
    Center.objects.create(slug="own", name="own")
    lines = told("bootstrap")
    assert lines[:2] == ["areas: 0 created, 0 changed", "amenities: 0 created, 0 changed"]
    assert [found.slug for found in Center.objects.all()] == ["own"]


def test_make_city_refuses_a_second_unless_told_to_replace() -> None:
    told("load_catalogs")
    assert told("make_city", "--centers", 2) == ["Made up 2 centers."]
    assert [refusal("make_city", "--centers", 2), refusal("make_city", "--centers", 0)] == [
        "There is a synthetic city already; --replace makes another instead.",
        "A city has at least one center.",
    ]
    assert told("make_city", "--centers", 3, "--seed", 2, "--replace") == ["Made up 3 centers."]
    assert Center.objects.count() == 3


def test_a_database_plans_by_what_a_city_brought() -> None:
    told("make_city", "--centers", 3)
    statement = {
        "sqlite": "SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = %s",
        "postgresql": "SELECT reltuples::integer FROM pg_class WHERE relname = %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement, ["centers_center"])
        assert cursor.fetchone() == (3,)
