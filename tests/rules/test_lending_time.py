"""Whether a room can be had then: open, free, not too long and not too far ahead."""

from typing import Any

import pytest

from centers.rules.decision import Caution, CautionCode, Decision, Reason
from centers.rules.decision import ReasonCode as Code
from centers.rules.facts import RoomFacts
from centers.rules.lending import decide
from centers.rules.timetable import Closure, Timetable
from centers.rules.wish import Wish

from .places import NIGHT_BAR, at, hours, on, spans, weekly
from .rooms import (
    BY_WEDNESDAY,
    CENTER,
    NOW,
    OPEN_DAILY,
    TEA_ROOM,
    THURSDAY,
    UNSURE_AFTERNOON,
    ask,
    no,
    occupied,
    on_thursday,
    tea_room,
    yes,
)


def closed(facts: RoomFacts = TEA_ROOM) -> Reason:
    return Reason(Code.CLOSED, day=facts.hours.day(THURSDAY))


AFTERNOON = spans("09:00-10:00 12:00-21:00")
NIGHTS = tea_room(hours=hours(NIGHT_BAR), occupied=(), longest_minutes=None)
TIME_CASES = [
    pytest.param(on_thursday(12, 15), TEA_ROOM, yes(BY_WEDNESDAY), id="right after another use"),
    pytest.param(on_thursday(9, 10), TEA_ROOM, yes(BY_WEDNESDAY), id="right before it"),
    pytest.param(on_thursday(9), TEA_ROOM, yes(BY_WEDNESDAY), id="a start alone is one hour"),
    pytest.param(
        on_thursday(11),
        TEA_ROOM,
        no(Reason(Code.OCCUPIED, free=AFTERNOON)),
        id="a start alone whose hour is occupied",
    ),
    pytest.param(on_thursday(20, 21), TEA_ROOM, yes(BY_WEDNESDAY), id="until it closes"),
    pytest.param(on_thursday(20, 22), TEA_ROOM, no(closed()), id="past its hours"),
    pytest.param(on_thursday(13, 16), TEA_ROOM, yes(BY_WEDNESDAY), id="as long as allowed"),
    pytest.param(
        Wish(date=THURSDAY, starts_minute=780, ends_minute=961),
        TEA_ROOM,
        no(Reason(Code.TOO_LONG, minutes=180)),
        id="a minute longer",
    ),
    pytest.param(
        on_thursday(13, 17), TEA_ROOM, no(Reason(Code.TOO_LONG, minutes=180)), id="longer"
    ),
    pytest.param(
        on_thursday(13, 17), tea_room(longest_minutes=None), yes(BY_WEDNESDAY), id="no limit stated"
    ),
    pytest.param(
        on_thursday(14), tea_room(furthest_days=3), yes(BY_WEDNESDAY), id="as far as allowed"
    ),
    pytest.param(
        on_thursday(14),
        tea_room(furthest_days=2),
        no(Reason(Code.TOO_FAR_AHEAD, days=2, date=on("12-02"))),
        id="a day too far",
    ),
    pytest.param(
        on_thursday(14), tea_room(occupied_known_until=THURSDAY), yes(BY_WEDNESDAY), id="known"
    ),
    pytest.param(
        on_thursday(14),
        tea_room(occupied_known_until=on("12-02")),
        ask(Reason(Code.OCCUPIED_NOT_KNOWN, date=on("12-02")), by=BY_WEDNESDAY),
        id="occupied times published to the day before",
    ),
    pytest.param(
        on_thursday(11),
        tea_room(occupied_known_until=on("12-02")),
        no(
            Reason(Code.OCCUPIED, free=AFTERNOON),
            Reason(Code.OCCUPIED_NOT_KNOWN, date=on("12-02")),
        ),
        id="occupied is stated, though not everything is",
    ),
    pytest.param(on_thursday(22, 2), NIGHTS, yes(BY_WEDNESDAY), id="across midnight"),
    pytest.param(on_thursday(0, 2), NIGHTS, yes(BY_WEDNESDAY), id="the night of the day before"),
    pytest.param(on_thursday(23, 3), NIGHTS, no(closed(NIGHTS)), id="an hour into the morning"),
    pytest.param(
        on_thursday(23, 1),
        tea_room(hours=hours(NIGHT_BAR), occupied_known_until=THURSDAY),
        ask(Reason(Code.OCCUPIED_NOT_KNOWN, date=THURSDAY), by=BY_WEDNESDAY),
        id="across midnight into a date not published",
    ),
    pytest.param(
        on_thursday(23, 24),
        tea_room(hours=hours(NIGHT_BAR), occupied_known_until=THURSDAY),
        yes(BY_WEDNESDAY),
        id="to midnight and no further",
    ),
]


@pytest.mark.parametrize(("wish", "facts", "expected"), TIME_CASES)
def test_a_time_on_thursday(wish: Wish, facts: RoomFacts, expected: Decision) -> None:
    assert decide(wish, facts, NOW) == expected


RENOVATION = Closure(THURSDAY, THURSDAY, "装修")
CLOSED_THURSDAY = hours(Timetable(OPEN_DAILY.weekly, closure=RENOVATION))


def test_a_closure_rules_out_its_dates_and_no_others() -> None:
    facts = tea_room(hours=CLOSED_THURSDAY, occupied=())
    closed_then = Reason(Code.CLOSED_TEMPORARILY, closure=RENOVATION)
    friday = Wish(date=on("12-04"), starts_minute=600)

    assert decide(on_thursday(14), facts, NOW) == no(closed_then)
    assert decide(on_thursday(), facts, NOW) == no(closed_then)
    assert decide(friday, facts, NOW) == yes(at("2026-12-03 17:00"))


def test_without_a_date_a_closure_that_covers_today_is_a_caution() -> None:
    facts = tea_room(hours=CLOSED_THURSDAY)

    assert decide(Wish(), facts, at("2026-12-03 08:00")) == yes(
        None, Caution(CautionCode.CLOSED_NOW, closure=RENOVATION)
    )
    assert decide(Wish(), facts, NOW) == yes()


def test_a_closure_that_covers_today_is_none_of_the_business_of_a_later_date() -> None:
    facts = tea_room(hours=CLOSED_THURSDAY)
    wish = Wish(date=on("12-07"), starts_minute=600)

    assert decide(wish, facts, at("2026-12-03 08:00")) == yes(at("2026-12-04 17:00"))


def test_an_unannounced_holiday_is_not_confirmed() -> None:
    wish = Wish(date=on("01-01", 2027), starts_minute=600)
    facts = tea_room(furthest_days=60, occupied_known_until=on("01-31", 2027))

    assert decide(wish, facts, NOW) == ask(
        Reason(Code.HOURS_NOT_CONFIRMED, day=CENTER.day(on("01-01", 2027))),
        by=at("2026-12-31 17:00"),
    )


MAKEUP_SATURDAY = on("10-10")
OCTOBER = at("2026-10-07 10:00")


def on_makeup_saturday(*times: str, **facts: Any) -> Decision:
    """A date alone, on a make-up workday: the morning is certain, the afternoon is not."""
    facts = {"occupied_known_until": on("10-31"), "checked_on": on("10-01"), **facts}
    room = tea_room(hours=UNSURE_AFTERNOON, occupied=occupied(*times), **facts)
    return decide(Wish(date=MAKEUP_SATURDAY), room, OCTOBER)


BY_FRIDAY = at("2026-10-09 17:00")
UNSURE = Reason(Code.HOURS_NOT_CONFIRMED, day=UNSURE_AFTERNOON.day(MAKEUP_SATURDAY))


def test_a_date_alone_asks_for_any_hour_of_it() -> None:
    assert on_makeup_saturday() == yes(BY_FRIDAY)
    assert on_makeup_saturday("2026-10-10 09:00/2026-10-10 11:00") == yes(BY_FRIDAY)


def test_an_hour_that_is_certain_beats_one_in_doubt_and_that_beats_none() -> None:
    assert on_makeup_saturday("2026-10-10 09:00/2026-10-10 11:01") == ask(UNSURE, by=BY_FRIDAY)
    assert on_makeup_saturday("2026-10-10 11:01/2026-10-10 18:00") == yes(BY_FRIDAY)
    assert on_makeup_saturday("2026-10-10 09:30/2026-10-10 17:30") == no(
        Reason(Code.OCCUPIED, free=spans("09:00-09:30"))
    )


def test_with_a_date_alone_the_length_is_not_asked() -> None:
    assert on_makeup_saturday(longest_minutes=30) == yes(BY_FRIDAY)


def test_no_hour_of_a_date_is_open() -> None:
    short = hours(Timetable(weekly("4", "09:00-09:59 10:00-10:59")))
    closed_all_day = hours(Timetable(weekly("5", "09:00-21:00")))

    for place in (short, closed_all_day):
        facts = tea_room(hours=place, occupied=())
        assert decide(on_thursday(), facts, NOW) == no(closed(facts))


def test_the_first_and_the_last_hour_of_a_date_count() -> None:
    for span in ("00:00-01:00", "23:00-24:00"):
        facts = tea_room(hours=hours(Timetable(weekly("4", span))), occupied=())
        assert decide(on_thursday(), facts, NOW) == yes(BY_WEDNESDAY)


def test_an_hour_across_midnight_is_none_of_a_date_alone() -> None:
    facts = tea_room(hours=hours(Timetable(weekly("4", "23:30-00:30"))), occupied=())

    assert decide(on_thursday(), facts, NOW) == no(closed(facts))


def test_spans_that_touch_make_an_hour() -> None:
    facts = tea_room(hours=hours(Timetable(weekly("4", "09:00-09:30 09:30-10:00"))), occupied=())

    assert decide(on_thursday(), facts, NOW) == yes(BY_WEDNESDAY)


def test_a_whole_day_that_is_taken() -> None:
    facts = tea_room(occupied=occupied("2026-12-02 20:00/2026-12-04 08:00"))

    assert decide(on_thursday(), facts, NOW) == no(Reason(Code.OCCUPIED))


def test_free_is_told_without_what_has_passed_today() -> None:
    facts = tea_room(notice_days=0)

    assert decide(on_thursday(11), facts, at("2026-12-03 09:15")) == no(
        Reason(Code.OCCUPIED, free=spans("09:16-10:00 12:00-21:00"))
    )


def test_when_the_certain_hours_have_passed_those_in_doubt_are_left_to_ask_for() -> None:
    facts = tea_room(
        hours=UNSURE_AFTERNOON,
        notice_days=0,
        occupied=(),
        occupied_known_until=on("10-31"),
        checked_on=on("10-01"),
    )
    wish = Wish(date=MAKEUP_SATURDAY)

    assert decide(wish, facts, at("2026-10-10 10:59")) == yes(at("2026-10-10 11:00"))
    assert decide(wish, facts, at("2026-10-10 11:00")) == ask(UNSURE, by=at("2026-10-10 17:00"))
