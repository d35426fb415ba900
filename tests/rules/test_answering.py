"""When a phone is answered: texts as staff write them, and call now or answered again when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.answering import answering_hours, read_answering
from centers.rules.days import WEEK, Reason, ReasonCode
from centers.rules.hours import State, Status
from centers.rules.timetable import Closure, Timetable, WeeklySpan

from .places import STRICT_OFFICE, at, hours, on, special, weekly

OFFICE_HOURS = weekly("12345", "09:00-17:00")

TEXT_CASES = [
    pytest.param("1-5 09:00-17:00", OFFICE_HOURS, id="digits"),
    pytest.param("周一至周五 9:00-17:00", OFFICE_HOURS, id="words"),
    pytest.param("周一至周五9:00-17:00", OFFICE_HOURS, id="words without a space"),
    pytest.param("星期一到星期五 9:00–17:00", OFFICE_HOURS, id="other words"),
    pytest.param("１－５　０９：００～１７：００；", OFFICE_HOURS, id="full-width signs"),
    pytest.param("工作日 09:00—17:00", OFFICE_HOURS, id="workdays"),
    pytest.param(
        "1-5 09:00-17:00; 6 09:00-12:00",
        OFFICE_HOURS + weekly("6", "09:00-12:00"),
        id="two parts",
    ),
    pytest.param(
        "工作日 9:00-17:00\n周末 10:00-12:00",
        OFFICE_HOURS + weekly("67", "10:00-12:00"),
        id="two lines",
    ),
    pytest.param(
        "周一、三、五 9:00-11:30,13:30-17:00，周六 9:00-12:00",
        weekly("135", "09:00-11:30 13:30-17:00") + weekly("6", "09:00-12:00"),
        id="single days, two times a day, parts parted by a comma",
    ),
    pytest.param("1,6-7 9:00-10:00", weekly("167", "09:00-10:00"), id="a day and a range"),
    pytest.param("周日至周二 9:00-10:00", weekly("127", "09:00-10:00"), id="over the week's end"),
    pytest.param("每天 22:00-01:00", weekly("1234567", "22:00-01:00"), id="past midnight"),
    pytest.param("1-7 00:00-24:00", weekly("1234567", "00:00-24:00"), id="day and night"),
]


@pytest.mark.parametrize(("text", "expected"), TEXT_CASES)
def test_a_text_reads_as_weekly_spans(text: str, expected: tuple[WeeklySpan, ...]) -> None:
    assert read_answering(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "上班时间",
        "1-5",
        "09:00-17:00",
        "8 09:00-17:00",
        "1-3-5 09:00-17:00",
        "1-5 09:00-09:00",
        "1-5 09:00-25:00",
        "1-5 09:00",
        "节假日 09:00-17:00",
        "1-5 09:00-17:00; 节假日休息",
        "1-5 09:00-17:00 6 09:00-12:00",
    ],
)
def test_a_text_not_wholly_understood_states_nothing(text: str) -> None:
    assert read_answering(text) is None
    assert answering_hours(text, hours(STRICT_OFFICE)) is None


@given(st.text("1234567-,; :0９－：；周一至五日天每\n", max_size=200))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    assert read_answering(text) != ()


def status(text: str, instant: str, center: Timetable = STRICT_OFFICE) -> Status:
    answered = answering_hours(text, hours(center))
    assert answered
    return answered.status(at(instant))


def test_call_now() -> None:
    assert status("1-5 09:00-17:00", "2026-12-04 16:59") == Status(
        State.OPEN, WEEK, at("2026-12-04 17:00")
    )


def test_answered_again_on_monday() -> None:
    monday = at("2026-12-07 09:00")

    assert status("1-5 09:00-17:00", "2026-12-04 17:00") == Status(
        State.CLOSED, WEEK, monday, monday
    )


def test_without_a_policy_nobody_says_whether_a_phone_is_answered_on_a_holiday() -> None:
    unstated = status("1-7 09:00-17:00", "2026-10-07 12:00", Timetable(STRICT_OFFICE.weekly))

    assert unstated == Status(
        State.NOT_CONFIRMED,
        Reason(ReasonCode.HOLIDAY, "国庆节", "National Day"),
        at("2026-10-08 00:00"),
        at("2026-10-08 09:00"),
    )


def test_on_a_holiday_of_a_center_that_closes_nobody_answers() -> None:
    thursday = at("2026-10-08 09:00")

    assert status("1-7 09:00-17:00", "2026-10-07 12:00") == Status(
        State.CLOSED, Reason(ReasonCode.HOLIDAY, "国庆节", "National Day"), thursday, thursday
    )


def test_a_phone_may_be_answered_while_the_center_is_closed_for_repairs() -> None:
    repairs = Timetable(
        specials=special(on("12-04"), on("12-04"), ""), closure=Closure(on("12-01"), on("12-31"))
    )

    assert status("1-5 09:00-17:00", "2026-12-04 09:00", repairs) == Status(
        State.OPEN, WEEK, at("2026-12-04 17:00")
    )
