"""Kinds of dates: as announced, as usual where nothing is announced, and as corrected."""

from datetime import date

import chinese_calendar.constants
import pytest

from centers.rules.calendar import ORDINARY_DAY, Calendar, CalendarDay, DateKind, usual_holidays

from .places import CALENDAR, dates, on


def not_announced(name: str, name_en: str) -> CalendarDay:
    return CalendarDay(DateKind.NOT_ANNOUNCED, name, name_en)


NEW_YEAR = not_announced("元旦", "New Year's Day")
SPRING = not_announced("春节", "Spring Festival")
QINGMING = not_announced("清明节", "Qingming Festival")
LABOR = not_announced("劳动节", "Labor Day")
DRAGON_BOAT = not_announced("端午节", "Dragon Boat Festival")
MID_AUTUMN = not_announced("中秋节", "Mid-Autumn Festival")
NATIONAL = not_announced("国庆节", "National Day")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(
            on("10-01"), CalendarDay(DateKind.HOLIDAY, "国庆节", "National Day"), id="a holiday"
        ),
        pytest.param(
            on("10-10"),
            CalendarDay(DateKind.MAKEUP_WORKDAY, "国庆节", "National Day"),
            id="a make-up workday",
        ),
        pytest.param(on("10-11"), ORDINARY_DAY, id="a Sunday of an announced year"),
        pytest.param(
            on("10-08"), ORDINARY_DAY, id="a workday right after a holiday of an announced year"
        ),
        pytest.param(on("12-31"), ORDINARY_DAY, id="the last day of the announced year"),
        pytest.param(on("01-01", 2027), NEW_YEAR, id="the first day of a year not announced"),
        pytest.param(
            on("12-31", 2029), NEW_YEAR, id="a Monday between a Sunday and New Year not announced"
        ),
        pytest.param(on("01-04", 2027), ORDINARY_DAY, id="a Monday of a year not announced"),
    ],
)
def test_a_date_is_what_the_calendar_says(day: date, expected: CalendarDay) -> None:
    assert CALENDAR.on(day) == expected


def test_a_row_can_take_a_holiday_back() -> None:
    calendar = Calendar({on("10-01"): ORDINARY_DAY})

    assert calendar.on(on("10-01")) == ORDINARY_DAY


def test_a_single_row_announces_its_year_and_no_other() -> None:
    calendar = Calendar({on("03-03"): CalendarDay(DateKind.HOLIDAY, "市民日")})

    assert [calendar.on(on("10-01", year)) for year in (2025, 2026, 2027)] == [
        NATIONAL,
        ORDINARY_DAY,
        NATIONAL,
    ]


def test_usual_holidays_of_2027_in_china() -> None:
    usual = usual_holidays("CN", 2027)

    assert dict(usual) == {
        **dict.fromkeys(dates(on("01-01", 2027), on("01-03", 2027)), NEW_YEAR),
        **dict.fromkeys(dates(on("02-05", 2027), on("02-12", 2027)), SPRING),
        **dict.fromkeys(dates(on("04-03", 2027), on("04-05", 2027)), QINGMING),
        **dict.fromkeys(dates(on("05-01", 2027), on("05-05", 2027)), LABOR),
        on("06-09", 2027): DRAGON_BOAT,
        on("09-15", 2027): MID_AUTUMN,
        **dict.fromkeys(dates(on("10-01", 2027), on("10-07", 2027)), NATIONAL),
    }


def test_mid_autumn_within_national_day_makes_it_eight_days() -> None:
    national = [day for day, row in usual_holidays("CN", 2028).items() if row == NATIONAL]

    assert national == dates(on("10-01", 2028), on("10-08", 2028))


@pytest.mark.parametrize("year", [1990, 2150])
def test_years_without_a_lunar_calendar_have_their_solar_holidays(year: int) -> None:
    usual = usual_holidays("CN", year)

    assert [usual.get(on(day, year)) for day in ("04-05", "05-05", "10-07")] == [
        None,
        LABOR,
        NATIONAL,
    ]


def test_every_workday_given_off_since_2020_was_usually_a_holiday() -> None:
    surprises = [
        day
        for day in chinese_calendar.constants.holidays
        if day.year >= 2020 and day.isoweekday() <= 5 and day not in usual_holidays("CN", day.year)
    ]

    assert surprises == []


def test_korean_holidays_come_by_their_own_name_and_an_english_one() -> None:
    usual = usual_holidays("KR", 2027)

    assert (usual[on("08-15", 2027)], usual.get(on("08-14", 2027))) == (
        not_announced("광복절", "Liberation Day"),
        None,
    )


def test_without_a_country_no_date_is_usually_a_holiday() -> None:
    assert Calendar(country="").on(on("10-01")) == ORDINARY_DAY


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(NotImplementedError):
        usual_holidays("XX", 2027)
