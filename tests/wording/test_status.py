"""The sentence of a place's status, in both languages, case by case."""

from datetime import date

import pytest
from django.utils import translation

from centers.rules.hours import Hours
from centers.rules.timetable import Closure, Policy, Timetable
from centers.wording.moments import Asked
from centers.wording.status import checked_sentence, status_sentence
from tests.rules.places import (
    CALENDAR,
    NIGHT_BAR,
    NORMAL_OFFICE,
    OFFICE,
    SHANGHAI,
    STRICT_OFFICE,
    at,
    on,
    special,
    weekly,
)

ALWAYS = Timetable(weekly("1234567", "00:00-24:00"), (), None, Policy.NORMAL, Policy.NORMAL)
SUMMER = Timetable(weekly("1234567", "09:00-21:00", on("06-01"), on("08-31")))
NORMAL_UNEVEN = Timetable(
    weekly("1234", "09:00-17:00") + weekly("5", "13:00-17:00"),
    on_holidays=Policy.CLOSED,
    on_makeup_days=Policy.NORMAL,
)
FIRE_DRILL = Timetable(
    weekly("1234567", "09:00-17:00"),
    special(on("11-28"), on("11-28"), "09:00-12:00", "消防演练")
    + special(on("11-29"), on("11-29"), "", "停电")
    + special(on("11-30"), on("11-30"), ""),
)


def shut(starts_on, ends_on):
    return Timetable(OFFICE.weekly, closure=Closure(starts_on, ends_on, "装修"))


OPEN = [
    (OFFICE, "2026-11-03 14:00", "Open until 17:00", "开放中，至 17:00"),
    (OFFICE, "2026-11-03 15:59", "Open until 17:00", "开放中，至 17:00"),
    (OFFICE, "2026-11-03 16:00", "Closing soon, open until 17:00", "即将关门，开放至 17:00"),
    (OFFICE, "2026-11-03 10:00", "Open until 12:00", "开放中，至 12:00"),
    (NIGHT_BAR, "2026-11-03 23:00", "Open until 02:00 tomorrow", "开放中，至明日 02:00"),
    (NIGHT_BAR, "2026-11-04 00:30", "Open until 02:00", "开放中，至 02:00"),
    (
        Timetable(weekly("1234567", "18:00-24:00")),
        "2026-11-03 19:00",
        "Open until 24:00",
        "开放中，至 24:00",
    ),
    (ALWAYS, "2026-03-03 14:00", "Open 24 hours", "24 小时开放"),
    (
        ALWAYS,
        "2026-12-03 14:00",
        "Open 24 hours, from 1 Jan 2027 not confirmed",
        "24 小时开放，2027年1月1日起未确认",
    ),
    (
        Timetable(ALWAYS.weekly, closure=Closure(on("12-10"), None, "装修")),
        "2026-12-03 14:00",
        "Open 24 hours until 9 Dec 24:00",
        "24 小时开放，至 12月9日 24:00",
    ),
    (
        SUMMER,
        "2026-07-01 10:00",
        "Open until 21:00 (seasonal hours)",
        "开放中，至 21:00（当季时间）",
    ),
    (
        NORMAL_OFFICE,
        "2026-10-01 10:00",
        "Open until 12:00 (National Day)",
        "开放中，至 12:00（国庆节）",
    ),
    (
        NORMAL_OFFICE,
        "2026-10-10 10:00",
        "Open until 12:00 (make-up workday, National Day)",
        "开放中，至 12:00（国庆节调休上班日）",
    ),
    (
        FIRE_DRILL,
        "2026-11-28 10:00",
        "Open until 12:00 (消防演练)",
        "开放中，至 12:00（消防演练）",
    ),
]
CLOSED = [
    (
        OFFICE,
        "2026-11-03 08:00",
        "Closed now, opens 09:00 today",
        "现在不开放，今日 09:00 开放",
    ),
    (
        OFFICE,
        "2026-11-03 12:00",
        "Closed now, opens 13:00 today",
        "现在不开放，今日 13:00 开放",
    ),
    (
        OFFICE,
        "2026-11-03 17:00",
        "Closed now, opens 09:00 tomorrow",
        "现在不开放，明日 09:00 开放",
    ),
    (OFFICE, "2026-11-07 10:00", "Closed today, opens 9 Nov 09:00", "今日休息，11月9日 09:00 开放"),
    (
        STRICT_OFFICE,
        "2026-10-01 10:00",
        "Closed today for National Day, opens 8 Oct 09:00",
        "今日国庆节休息，10月8日 09:00 开放",
    ),
    (
        NORMAL_OFFICE,
        "2026-10-01 18:00",
        "Closed now (National Day), opens 09:00 tomorrow",
        "现在不开放（国庆节），明日 09:00 开放",
    ),
    (
        FIRE_DRILL,
        "2026-11-28 13:00",
        "Closed now (消防演练), opens 1 Dec 09:00",
        "现在不开放（消防演练），12月1日 09:00 开放",
    ),
    (
        FIRE_DRILL,
        "2026-11-29 10:00",
        "Closed today (停电), opens 1 Dec 09:00",
        "今日休息（停电），12月1日 09:00 开放",
    ),
    (
        FIRE_DRILL,
        "2026-11-30 10:00",
        "Closed today (special day), opens 09:00 tomorrow",
        "今日休息（特殊日期），明日 09:00 开放",
    ),
    (
        shut(on("11-01"), on("11-30")),
        "2026-11-03 10:00",
        "Temporarily closed until 30 Nov (装修), opens 1 Dec 09:00",
        "暂停开放至 11月30日（装修），12月1日 09:00 开放",
    ),
    (
        shut(on("11-01"), date(2027, 3, 1)),
        "2026-11-03 10:00",
        "Temporarily closed until 1 Mar 2027 (装修), opens 2 Mar 2027 09:00",
        "暂停开放至 2027年3月1日（装修），2027年3月2日 09:00 开放",
    ),
    (
        shut(on("11-01"), None),
        "2026-11-03 10:00",
        "Closed until further notice (装修)",
        "暂停开放，恢复时间另行通知（装修）",
    ),
    (
        shut(on("11-04"), None),
        "2026-11-03 18:00",
        "Closed now, next opening not known",
        "现在不开放，下次开放时间未定",
    ),
    (
        OFFICE,
        "2026-09-30 18:00",
        "Closed now, from tomorrow not confirmed, opens 8 Oct 09:00 at the latest",
        "现在不开放，明日起未确认，最迟 10月8日 09:00 开放",
    ),
    (
        NORMAL_UNEVEN,
        "2026-10-10 08:00",
        (
            "Closed now (make-up workday, National Day), "
            "from 09:00 not confirmed, opens 13:00 today at the latest"
        ),
        "现在不开放（国庆节调休上班日），09:00 起未确认，最迟今日 13:00 开放",
    ),
    (
        Timetable(
            weekly("1234567", "09:00-17:00", valid_until=on("11-30")),
            special(on("11-30"), on("11-30"), ""),
        ),
        "2026-11-30 10:00",
        "Closed today (special day), from tomorrow not confirmed",
        "今日休息（特殊日期），明日起未确认",
    ),
]
NOT_CONFIRMED = [
    (
        OFFICE,
        "2026-10-01 10:00",
        "Holiday hours not confirmed (National Day): please phone first",
        "节假日安排未确认（国庆节），请先致电",
    ),
    (
        OFFICE,
        "2026-10-10 10:00",
        "Make-up workday hours not confirmed (National Day): please phone first",
        "调休上班日安排未确认（国庆节），请先致电",
    ),
    (
        STRICT_OFFICE,
        "2027-10-01 10:00",
        "Holiday not yet announced (National Day): please phone first",
        "节假日安排尚未公布（国庆节），请先致电",
    ),
    (
        Timetable(),
        "2026-11-03 10:00",
        "Opening hours not known: please phone first",
        "开放时间不详，请先致电",
    ),
    (
        SUMMER,
        "2026-11-03 10:00",
        "Opening hours not known: please phone first",
        "开放时间不详，请先致电",
    ),
]


def sentences(timetable, asked):
    """What is said in English and in Chinese."""
    hours = Hours(timetable, CALENDAR, SHANGHAI)
    said = []
    for language in ("en", "zh-hans"):
        with translation.override(language):
            said.append(status_sentence(hours, hours.status(asked.moment), asked))
    return tuple(said)


@pytest.mark.parametrize(
    ("timetable", "moment", "english", "chinese"), [*OPEN, *CLOSED, *NOT_CONFIRMED]
)
def test_a_place_says_what_holds_now_and_why(timetable, moment, english, chinese):
    assert sentences(timetable, Asked(at(moment))) == (english, chinese)


ANOTHER_TIME = [
    (OFFICE, "2026-12-03 16:30", "Open until 17:00", "开放中，至 17:00"),
    (NIGHT_BAR, "2026-12-03 23:00", "Open until 4 Dec 02:00", "开放中，至 12月4日 02:00"),
    (
        OFFICE,
        "2026-12-03 19:00",
        "Closed at that time, opens 4 Dec 09:00",
        "届时不开放，12月4日 09:00 开放",
    ),
    (OFFICE, "2026-12-03 12:30", "Closed at that time, opens 13:00", "届时不开放，13:00 开放"),
    (
        OFFICE,
        "2026-12-05 12:30",
        "Closed that day, opens 7 Dec 09:00",
        "当日休息，12月7日 09:00 开放",
    ),
    (
        STRICT_OFFICE,
        "2026-10-01 10:00",
        "Closed for National Day, opens 8 Oct 09:00",
        "国庆节休息，10月8日 09:00 开放",
    ),
]


@pytest.mark.parametrize(("timetable", "moment", "english", "chinese"), ANOTHER_TIME)
def test_of_another_time_it_says_neither_today_nor_now(timetable, moment, english, chinese):
    assert sentences(timetable, Asked(at(moment), is_now=False)) == (english, chinese)


CHECKED = [
    (on("11-03"), "hours checked 3 Nov", "开放时间核对于 11月3日"),
    (date(2025, 11, 3), "hours checked 3 Nov 2025", "开放时间核对于 2025年11月3日"),
    (None, "hours never checked", "开放时间从未核对"),
]


@pytest.mark.parametrize(("checked_on", "english", "chinese"), CHECKED)
def test_it_says_when_the_hours_were_checked(checked_on, english, chinese):
    asked = Asked(at("2026-11-23 10:00"))
    said = checked_sentence(checked_on, asked)
    with translation.override("zh-hans"):
        assert (said, checked_sentence(checked_on, asked)) == (english, chinese)
