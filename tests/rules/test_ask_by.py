"""By when one must ask for a room."""

from typing import Any

import pytest

from centers.rules.decision import Caution, CautionCode, Decision, Reason
from centers.rules.decision import ReasonCode as Code
from centers.rules.facts import AskWay
from centers.rules.lending import decide
from centers.rules.timetable import Timetable
from centers.rules.wish import Wish

from .places import OFFICE, at, hours, on, special
from .rooms import (
    BY_WEDNESDAY,
    NOW,
    OPEN_DAILY,
    TEA_ROOM,
    ask,
    no,
    on_thursday,
    phone,
    tea_room,
    yes,
)


def too_late(moment: str, days: int | None) -> Reason:
    return Reason(Code.TOO_LATE, moment=at(moment), days=days)


SAME_DAY_CASES = [
    pytest.param(on_thursday(14), 0, "13:59", yes(at("2026-12-03 14:00")), id="before the start"),
    pytest.param(on_thursday(14), 0, "14:00", no(too_late("2026-12-03 14:00", 0)), id="at it"),
    pytest.param(on_thursday(), 0, "19:59", yes(at("2026-12-03 20:00")), id="before the last hour"),
    pytest.param(on_thursday(), 0, "20:00", no(too_late("2026-12-03 20:00", 0)), id="in it"),
    pytest.param(
        on_thursday(14),
        None,
        "13:59",
        ask(Reason(Code.NOTICE_NOT_STATED)),
        id="notice not stated, before the start",
    ),
    pytest.param(
        on_thursday(14),
        None,
        "14:00",
        no(too_late("2026-12-03 14:00", None), Reason(Code.NOTICE_NOT_STATED)),
        id="notice not stated, at the start",
    ),
    pytest.param(on_thursday(14), 1, "08:00", no(too_late("2026-12-02 17:00", 1)), id="a day late"),
]


@pytest.mark.parametrize(("wish", "notice_days", "time", "expected"), SAME_DAY_CASES)
def test_asking_on_the_day_itself(
    wish: Wish, notice_days: int | None, time: str, expected: Decision
) -> None:
    facts = tea_room(notice_days=notice_days)

    assert decide(wish, facts, at(f"2026-12-03 {time}")) == expected


def test_the_moment_itself_is_too_late() -> None:
    assert decide(on_thursday(14), TEA_ROOM, at("2026-12-02 16:59")) == yes(BY_WEDNESDAY)
    assert decide(on_thursday(14), TEA_ROOM, BY_WEDNESDAY) == no(too_late("2026-12-02 17:00", 1))


ASK_BY_CASES = [
    pytest.param({}, "2026-12-02 17:00", id="when the phone stops being answered"),
    pytest.param({"notice_days": 2}, "2026-12-01 17:00", id="two days"),
    pytest.param({"phones": (phone(""),)}, "2026-12-02 21:00", id="else when the center closes"),
    pytest.param({"phones": ()}, "2026-12-02 21:00", id="no phone: when the center closes"),
    pytest.param(
        {"phones": (phone("1 09:00-17:00"),)},
        "2026-12-02 21:00",
        id="the phone is not answered that day",
    ),
    pytest.param(
        {"phones": (phone("1-5 09:00-11:30,13:30-15:00"), phone("1-5 09:00-20:00"))},
        "2026-12-02 15:00",
        id="the first phone, its last span",
    ),
    pytest.param(
        {"phones": (phone("1-7 20:00-04:00"),)}, "2026-12-03 00:00", id="at midnight at the latest"
    ),
    pytest.param(
        {"ask_ways": frozenset({AskWay.IN_PERSON})}, "2026-12-02 21:00", id="not by phone"
    ),
    pytest.param({"ask_ways": frozenset()}, "2026-12-02 17:00", id="no way stated: by phone"),
    pytest.param(
        {"hours": hours(OFFICE)}, "2026-12-02 17:00", id="the room's own hours do not matter"
    ),
]


@pytest.mark.parametrize(("facts", "expected"), ASK_BY_CASES)
def test_by_when_to_ask(facts: dict[str, Any], expected: str) -> None:
    assert decide(on_thursday(14), tea_room(**facts), NOW) == yes(at(expected))


def test_over_a_holiday_the_last_day_to_ask_is_the_workday_before_it() -> None:
    wish = Wish(date=on("10-08"), starts_minute=600)
    facts = tea_room(occupied_known_until=on("10-31"), checked_on=on("09-01"))

    assert decide(wish, facts, at("2026-09-21 10:00")) == yes(at("2026-09-30 17:00"))


def test_a_caution_where_nobody_may_answer_on_the_last_day_to_ask() -> None:
    shut = hours(Timetable(OPEN_DAILY.weekly, specials=special(on("12-02"), on("12-02"), "")))
    facts = {"center_hours": shut, "phones": (phone("1 09:00-17:00"),)}
    online = frozenset({AskWay.PHONE, AskWay.ONLINE})
    midnight = at("2026-12-03 00:00")

    assert decide(on_thursday(14), tea_room(**facts), NOW) == yes(
        midnight, Caution(CautionCode.NOBODY_ANSWERS, date=on("12-02"))
    )
    assert decide(on_thursday(14), tea_room(**facts, ask_ways=online), NOW) == yes(midnight)
