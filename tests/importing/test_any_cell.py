"""Whatever stands in a cell, reading it ends in a value or in a reason why it cannot be read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from centers.importing.cells import UnreadableError, read_text
from centers.importing.kinds import PartlyReadableError
from centers.importing.tables import TABLES, Column
from centers.importing.vocabulary import Vocabulary

from .workbooks import center, counts, import_tables, room

COLUMNS = [column for table in TABLES.values() for column in table.columns]
VOCABULARY = Vocabulary(
    {catalog: [("a", "甲")] for catalog in ("area", "service", "amenity", "audience")}
)
DIGITS = st.sampled_from(["0", "9", "９", "٣", "²"])
PIECES = DIGITS | st.sampled_from([*"-/.:;,=!eE+TZ年月日 ", "rows", "a", "9" * 5000, "24:00"])
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.lists(PIECES, max_size=12).map("".join),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.sampled_from([UTC])),
    st.datetimes().map(datetime.isoformat),
    st.times(),
    st.timedeltas(),
)


def reading(column: Column, cell: Any) -> Any:
    """What reading, doubting and writing a cell comes to."""
    try:
        value = column.kind.read(cell, VOCABULARY)
    except PartlyReadableError as partly:
        value = partly.value
    except UnreadableError as unreadable:
        return str(unreadable.reason)
    return str(column.kind.doubt(value)) + str(column.kind.write(value))


@given(column=st.sampled_from(COLUMNS), cell=CELLS)
@example(column=TABLES["rooms"].by_key["area_m2"], cell="1e30")
@example(column=TABLES["rooms"].by_key["layouts"], cell="rows:" + "9" * 5000)
@example(column=TABLES["centers"].by_key["amenities"], cell="a:" + "9" * 5000)
@example(column=TABLES["centers"].by_key["checked_on"], cell=float("inf"))
@example(column=TABLES["centers"].by_key["checked_on"], cell=float("nan"))
@example(column=TABLES["occupied"].by_key["starts"], cell="0001-01-01T00:00")
@example(column=TABLES["occupied"].by_key["ends"], cell="9999-12-31T22:00-08:00")
@example(column=TABLES["hours"].by_key["opens"], cell=timedelta.max)
def test_any_cell_gives_a_value_or_a_reason(column: Column, cell: Any) -> None:
    if read_text(cell):
        assert isinstance(reading(column, cell), str)


@pytest.mark.django_db
def test_odd_cells_cost_no_more_than_their_own_facts(tmp_path: Path) -> None:
    hall = room(area_m2="1e30", layouts="rows:" + "9" * 5000, people="12")
    ends = [("0001-01-01T00:00", "0001-01-01T01:00"), ("2026-12-01T09:00", "2026-12-01T10:00")]
    occupied = [
        {"center": "changfeng", "room": "hall", "starts": starts, "ends": ends}
        for starts, ends in ends
    ]
    report = import_tables(tmp_path, centers=[center()], rooms=[hall], occupied=occupied)
    assert report.counts == counts(created=3, rejected=1)
    assert [(each["column"], each["reason"]) for each in report.warnings] == [
        ("area_m2", "this is no number"),
        ("layouts", "the number after “:” makes no sense"),
    ]
    assert [each["reason"] for each in report.rejections] == [
        "this is no date and time; write them as 2026-11-03T14:00"
    ]
