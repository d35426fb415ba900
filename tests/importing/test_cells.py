"""One cell, in whichever way somebody wrote it."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from centers.importing import cells
from centers.importing.cells import UnreadableError


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  会议室　", "会议室"),
        ("两行\r\n文字\r末", "两行\n文字\n末"),
        ("\ufeffa\x00b\x07c\u200b", "abc"),
        (200031, "200031"),
        (12.0, "12"),
        (12.5, "12.5"),
        (datetime(2026, 11, 3), "2026-11-03"),  # noqa: DTZ001 (as a spreadsheet gives it)
        ("=1+1", "=1+1"),
    ],
    ids=repr,
)
def test_text_loses_only_what_nobody_sees(cell: Any, text: str) -> None:
    assert cells.read_text(cell) == text


def test_full_width_letters_are_kept_in_words_but_not_in_codes() -> None:
    assert (cells.read_text("Ａ１"), cells.read_token("Ａ１")) == ("Ａ１", "A1")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (30, 30),
        ("30", 30),
        ("３０", 30),
        (30.0, 30),
        ("1,200", 1200),
        ("-0.5", Decimal("-0.5")),
        ("6.1e-05", Decimal("0.000061")),
        ("0", 0),
    ],
    ids=repr,
)
def test_numbers_are_numbers_or_their_text(cell: Any, number: Any) -> None:
    assert cells.read_number(cell) == number


@pytest.mark.parametrize(
    "cell", ["三十", "30人", "nan", "Infinity", "1,20", True, "1e999"], ids=repr
)
def test_other_things_are_no_numbers(cell: Any) -> None:
    with pytest.raises(UnreadableError, match="this is no number"):
        cells.read_number(cell)


def test_half_a_person_is_no_whole_number() -> None:
    with pytest.raises(UnreadableError, match="this is no whole number"):
        cells.read_whole("12.5")


@pytest.mark.parametrize(
    "cell", ["是", "有", "yes", "YES", "true", True, 1, "1", "１", "√"], ids=repr
)
def test_yes_has_many_words(cell: Any) -> None:
    assert cells.read_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["否", "无", "no", "False", False, 0, "0", 0.0], ids=repr)
def test_so_has_no(cell: Any) -> None:
    assert cells.read_yes_no(cell) is False


def test_perhaps_is_neither() -> None:
    with pytest.raises(UnreadableError, match="this is neither yes nor no"):
        cells.read_yes_no("也许")


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 11, 3),
        datetime(2026, 11, 3),  # noqa: DTZ001 (as a spreadsheet gives it)
        "2026-11-03",
        "2026/11/3",
        "2026.11.3",
        "2026年11月3日",
        "２０２６年１１月３日",
        "2026-11-03 00:00:00",
        46329,
    ],
    ids=repr,
)
def test_dates_are_written_in_many_ways(cell: Any) -> None:
    assert cells.read_date(cell) == date(2026, 11, 3)


@pytest.mark.parametrize("cell", ["11/3/2026", "2026-02-30", "明天", 3, "2026-11"], ids=repr)
def test_what_could_be_another_date_is_none(cell: Any) -> None:
    with pytest.raises(UnreadableError, match="this is no date; write it as 2026-11-03"):
        cells.read_date(cell)


@pytest.mark.parametrize(
    ("cell", "minute"),
    [
        ("09:00", 540),
        ("9:00", 540),
        ("９：００", 540),
        ("09:00:00", 540),
        (time(9), 540),
        (0.375, 540),
        (datetime(1899, 12, 30, 9, 0), 540),  # noqa: DTZ001 (as a spreadsheet gives it)
        (timedelta(hours=9), 540),
        (timedelta(days=1), 1440),
        ("24:00", 1440),
        ("00:00", 0),
        (0, 0),
    ],
    ids=repr,
)
def test_times_are_text_or_the_time_of_a_spreadsheet(cell: Any, minute: int) -> None:
    assert cells.read_minute_of_day(cell) == minute


@pytest.mark.parametrize("cell", ["25:00", "九点", 9, True, timedelta(hours=30)], ids=repr)
def test_other_things_are_no_times(cell: Any) -> None:
    with pytest.raises(UnreadableError, match="this is no time of day; write it as 09:00"):
        cells.read_minute_of_day(cell)


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2026, 11, 3, 14, 0),  # noqa: DTZ001 (as a spreadsheet gives it)
        "2026-11-03T14:00",
        "2026-11-03 14:00",
        "2026/11/3 14:00",
        "2026年11月3日 14:00",
        "2026-11-03T06:00Z",
        "2026-11-03T15:00+09:00",
    ],
    ids=repr,
)
def test_an_instant_is_local_unless_it_says_otherwise(cell: Any) -> None:
    assert cells.read_instant(cell) == datetime(2026, 11, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "cell", ["2026-11-03", "14:00", "2026-13-03T14:00", "2026-11-03T25:00"], ids=repr
)
def test_half_an_instant_is_none(cell: str) -> None:
    with pytest.raises(UnreadableError, match="this is no date"):
        cells.read_instant(cell)


def test_an_instant_is_written_as_local_time() -> None:
    assert cells.write_instant(datetime(2026, 11, 3, 6, tzinfo=UTC)) == "2026-11-03T14:00"
    assert cells.write_instant(datetime(2026, 11, 3, 6, 0, 1, tzinfo=UTC)) == "2026-11-03T14:00:01"


def test_an_hour_that_clocks_show_twice_is_written_with_its_offset(settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    written = [cells.write_instant(instant) for instant in (first, second)]
    assert written == ["2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"]
    assert [cells.read_instant(text) for text in written] == [first, second]


@pytest.mark.parametrize(
    ("number", "cell"),
    [(Decimal("30.50"), Decimal("30.5")), (Decimal(300), 300), (None, ""), (0, 0), (1.5, 1.5)],
    ids=repr,
)
def test_numbers_are_written_without_zeros_at_their_end(number: Any, cell: Any) -> None:
    assert str(cells.write_number(number)) == str(cell)
