"""Rows and files of the Korean list, made up and real."""

import csv
from pathlib import Path

import pytest

from centers.importing.korea.entry import HEADS, Entry, Head
from centers.importing.records import Row

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
VINTAGES = ("2020-12", "2021-06")

#: A row that says little and raises no doubt.
PLAIN = {
    Head.FACILITY: "달빛주민센터",
    Head.PLACE: "2층 회의실",
    Head.KIND: "회의실",
    Head.CLOSED_DAYS: "토,일,공휴일",
    Head.WORKDAY_OPENS: "09:00",
    Head.WORKDAY_CLOSES: "18:00",
    Head.WEEKEND_OPENS: "00:00",
    Head.WEEKEND_CLOSES: "00:00",
    Head.PAID: "N",
    Head.ROAD_ADDRESS: "서울특별시 달빛구 별빛로 1",
}


def make_cells(cells=None):
    return {**dict.fromkeys(HEADS, ""), **PLAIN, **(cells or {})}


def make_entry(cells=None, *, line=2):
    return Entry(Row("", line), make_cells(cells))


def write_list(path, *rows, encoding="cp949"):
    """A file with these rows, each a dict of the cells that differ from a plain one's."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, HEADS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(make_cells, rows))
    return path


def shared_list(vintage):
    """The path of a published list; without it the test is skipped, and says so."""
    path = SHARED / f"kr_public_facilities_{vintage}.csv"
    if not path.exists():
        pytest.skip(f"the Korean list of {vintage} is missing from ../shared/data")
    return path


def reasons(entry):
    return [(remark.column, str(remark.reason)) for remark in entry.warnings]
