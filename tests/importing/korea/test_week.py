"""Weekly hours are stated whole or not at all, and never for a day that is closed."""

import pytest

from centers.importing.korea.entry import Head
from centers.importing.korea.week import note_holidays, read_week

from .lists import make_entry, reasons

NINE_TO_SIX = (540, 1080)
ALL_DAY = (0, 1440)


def entry_of(closed_days, workdays, weekends):
    (opens, closes), (weekend_opens, weekend_closes) = workdays.split("-"), weekends.split("-")
    return make_entry(
        {
            Head.CLOSED_DAYS: closed_days,
            Head.WORKDAY_OPENS: opens,
            Head.WORKDAY_CLOSES: closes,
            Head.WEEKEND_OPENS: weekend_opens,
            Head.WEEKEND_CLOSES: weekend_closes,
        }
    )


def every(days, span):
    return dict.fromkeys(days, span)


@pytest.mark.parametrize(
    ("closed_days", "workdays", "weekends", "week"),
    [
        ("연중무휴", "09:00-18:00", "09:00-18:00", every(range(1, 8), NINE_TO_SIX)),
        ("매주 월요일", "09:00-18:00", "10:00-13:00",
         every(range(2, 6), NINE_TO_SIX) | every((6, 7), (600, 780))),
        ("일요일", "9:00-18:00", "10:00-13:00", every(range(1, 6), NINE_TO_SIX) | {6: (600, 780)}),
        # closed at weekends, whatever times are given for them
        ("주말", "09:00-18:00", "09:00-18:00", every(range(1, 6), NINE_TO_SIX)),
        ("주말", "09:00-18:00", "15:00-12:00", every(range(1, 6), NINE_TO_SIX)),
        # a midnight written twice is closed at weekends
        ("공휴일", "09:00-18:00", "00:00-00:00", every(range(1, 6), NINE_TO_SIX)),
        ("-", "09:00-18:00", "24:00-24:00", every(range(1, 6), NINE_TO_SIX)),
        ("평일", "00:00-00:00", "09:00-18:00", every((6, 7), NINE_TO_SIX)),
        # all day
        ("없음", "00:00-23:59", "00:00-24:00", every(range(1, 8), ALL_DAY)),
        ("없음", "09:00-00:00", "09:00-23:59", every(range(1, 8), (540, 1440))),
        # a car park by night
        ("없음", "18:00-08:00", "20:00-09:00",
         every(range(1, 6), (1080, 1920)) | every((6, 7), (1200, 1980))),
        # a night ends where the hours of the next day begin
        ("없음", "18:00-09:00", "00:00-24:00",
         every(range(1, 5), (1080, 1980)) | {5: (1080, 1440)} | every((6, 7), ALL_DAY)),
    ],
)  # fmt: skip
def test_hours_that_can_be_told(closed_days, workdays, weekends, week):
    entry = entry_of(closed_days, workdays, weekends)
    assert (read_week(entry), reasons(entry)) == (week, [])


NO_HOURS = "No hours are given for days on which it is not closed."


@pytest.mark.parametrize(
    ("closed_days", "workdays", "weekends", "column", "reason"),
    [
        ("일정에 따라 조정", "09:00-18:00", "09:00-18:00", Head.CLOSED_DAYS,
         "The wording of the closed days was not understood; no hours are stated."),
        ("둘째,넷째 월요일", "09:00-18:00", "09:00-18:00", Head.CLOSED_DAYS,
         "It closes on dates that no week can hold; no hours are stated."),
        ("휴관중", "09:00-18:00", "09:00-18:00", Head.CLOSED_DAYS,
         "It was closed for the time being; no hours are stated."),
        ("연중무휴", "00:00-00:00", "00:00-00:00", Head.WORKDAY_CLOSES, NO_HOURS),
        ("일요일", "00:00-00:00", "09:00-18:00", Head.WORKDAY_CLOSES, NO_HOURS),
        ("연중무휴", "09:00-18:00", "00:00-00:00", Head.WEEKEND_CLOSES, NO_HOURS),
        ("평일", "09:00-18:00", "00:00-00:00", Head.WEEKEND_CLOSES, NO_HOURS),
        # the check-in and check-out of a guest house
        ("없음", "14:00-12:00", "14:00-12:00", Head.WORKDAY_CLOSES,
         "It ends before it starts; no hours are stated."),
        ("없음", "09:00-18:00", "11:30-06:00", Head.WEEKEND_CLOSES,
         "It ends before it starts; no hours are stated."),
        ("없음", "18:00-18:00", "09:00-18:00", Head.WORKDAY_CLOSES,
         "It closes when it opens; no hours are stated."),
        ("없음", "09:00-18:00", "오전-오후", Head.WEEKEND_CLOSES,
         "This is not a time of day; no hours are stated."),
        ("매주 평일+주말", "09:00-18:00", "09:00-18:00", Head.CLOSED_DAYS,
         "It is closed on every day of the week."),
    ],
)  # fmt: skip
def test_no_hours_with_a_reason(closed_days, workdays, weekends, column, reason):
    entry = entry_of(closed_days, workdays, weekends)
    assert (read_week(entry), reasons(entry)) == ({}, [(column, reason)])


def test_a_room_named_after_a_season_has_no_hours():
    entry = make_entry({Head.FACILITY: "별빛양궁장(평일,하절기)"})
    reason = "It is named after a season; no hours are stated."
    assert (read_week(entry), reasons(entry)) == ({}, [(Head.FACILITY, reason)])


@pytest.mark.parametrize(
    ("wording", "policy", "warnings"),
    [
        ("토,일,공휴일", "closed", []),
        ("연중무휴", "normal", []),
        ("주말", "", []),
        ("회의실", "", []),
        ("공휴일, 및 명절", "closed", []),
        ("설,추석", "", [(
            Head.CLOSED_DAYS,
            "Only some public holidays are named; what it does on holidays is not stated.",
        )]),
    ],
)  # fmt: skip
def test_policy_on_holidays(wording, policy, warnings):
    entry = make_entry({Head.CLOSED_DAYS: wording})
    assert (note_holidays(entry), reasons(entry)) == (policy, warnings)
