"""How the hours of dates read, day by day."""

from django.utils import translation

from centers.rules.hours import Hours
from centers.rules.timetable import Closure, Policy, Timetable
from centers.wording.days import exceptions_told, weeks_told
from centers.wording.moments import days
from tests.rules.places import CALENDAR, OFFICE, SHANGHAI, STRICT_OFFICE, on, special, weekly

RANGES = [("11-07", "11-12"), ("11-30", "12-01"), ("11-07", "11-07")]


def told(timetable, today):
    """Each of the fourteen days in a line: its date, its lines, its note."""
    return [
        " | ".join(
            [day.name, *(line.words for line in day.lines), *([day.note] if day.note else [])]
        )
        for week in weeks_told(Hours(timetable, CALENDAR, SHANGHAI), today)
        for day in week.days
    ]


def exceptional(timetable, today):
    return [
        (one.dates, [line.words for line in one.lines], one.note)
        for one in exceptions_told(Hours(timetable, CALENDAR, SHANGHAI), today)
    ]


def test_two_weeks_from_monday_with_their_dates_breaks_and_exceptions():
    office = "09:00–12:00 | closed 12:00–13:00 | 13:00–17:00"
    assert told(STRICT_OFFICE, on("10-01")) == [
        f"Mon 28 Sep | {office}",
        f"Tue 29 Sep | {office}",
        f"Wed 30 Sep | {office}",
        "Thu 1 Oct | closed | National Day",
        "Fri 2 Oct | closed | National Day",
        "Sat 3 Oct | closed | National Day",
        "Sun 4 Oct | closed | National Day",
        "Mon 5 Oct | closed | National Day",
        "Tue 6 Oct | closed | National Day",
        "Wed 7 Oct | closed | National Day",
        f"Thu 8 Oct | {office}",
        f"Fri 9 Oct | {office}",
        f"Sat 10 Oct | {office} | make-up workday, National Day",
        "Sun 11 Oct | closed",
    ]


def test_the_same_in_chinese():
    with translation.override("zh-hans"):
        assert told(OFFICE, on("10-10"))[3:6] == [
            "周四 10月8日 | 09:00–12:00 | 12:00–13:00 休息 | 13:00–17:00",
            "周五 10月9日 | 09:00–12:00 | 12:00–13:00 休息 | 13:00–17:00",
            "周六 10月10日 | 未确认 | 平时 09:00–12:00、13:00–17:00 | 国庆节调休上班日",
        ]


def test_today_is_marked_and_the_days_before_it_are_over():
    weeks = weeks_told(Hours(OFFICE, CALENDAR, SHANGHAI), on("11-04"))
    marks = [(day.is_over, day.is_today) for week in weeks for day in week.days]
    assert [week.title for week in weeks] == ["This week", "Next week"]
    assert marks == [(True, False)] * 2 + [(False, True)] + [(False, False)] * 11


def test_what_is_not_confirmed_is_told_with_what_is_usual():
    uneven = Timetable(
        weekly("1234", "09:00-17:00") + weekly("5", "13:00-17:00"), on_makeup_days=Policy.NORMAL
    )
    assert told(uneven, on("10-10"))[0:6:5] == [
        "Mon 5 Oct | not confirmed | usually 09:00–17:00 | National Day",
        "Sat 10 Oct | 13:00–17:00 | 09:00–13:00 not confirmed | make-up workday, National Day",
    ]


def test_hours_past_midnight_and_day_and_night_read_as_people_write_them():
    bar = Timetable(weekly("1", "22:00-02:00") + weekly("2", "00:00-24:00"))
    assert told(bar, on("11-02"))[:3] == [
        "Mon 2 Nov | 22:00–02:00 next day",
        "Tue 3 Nov | 24 hours",
        "Wed 4 Nov | closed",
    ]


def test_exceptions_are_told_four_weeks_ahead_and_a_closure_as_long_as_it_is():
    timetable = Timetable(
        OFFICE.weekly,
        special(on("11-27"), on("11-28"), "09:00-10:00 11:00-12:00", "消防演练"),
        Closure(on("12-15"), on("12-31", 2027), "装修"),
    )
    assert exceptional(timetable, on("11-23")) == [
        (
            "27–28 Nov",
            ["09:00–10:00", "closed 10:00–11:00", "11:00–12:00"],
            "消防演练",
        ),
        ("15 Dec – 31 Dec 2027", ["closed"], "装修"),
    ]
    assert exceptional(timetable, on("10-01")) == [
        ("1–7 Oct", ["not confirmed"], "National Day"),
        (
            "10 Oct",
            ["not confirmed", "usually 09:00–12:00, 13:00–17:00"],
            "make-up workday, National Day",
        ),
    ]


def test_past_midnight_and_ranges_of_dates_read_as_well_in_chinese():
    bar = Timetable(weekly("1", "22:00-02:00"), closure=Closure(on("12-15"), on("12-31"), ""))
    with translation.override("zh-hans"):
        assert told(bar, on("11-03"))[0] == "周一 11月2日 | 22:00–次日 02:00"
        assert [days(on(first), on(last)) for first, last in RANGES] == [
            "2026年11月7日至12日",
            "2026年11月30日至2026年12月1日",
            "2026年11月7日",
        ]
    assert [days(on(first), on(last)) for first, last in RANGES] == [
        "7–12 Nov 2026",
        "30 Nov 2026 – 1 Dec 2026",
        "7 Nov 2026",
    ]
