"""Rooms and wishes the tests are told with."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from centers.rules.answering import answering_hours
from centers.rules.decision import Answer, Caution, Decision, Reason
from centers.rules.facts import AskWay, Fee, Occupied, Phone, RoomFacts
from centers.rules.timetable import Policy, Timetable
from centers.rules.wish import Wish

from .places import at, hours, on, weekly

OPEN_DAILY = Timetable(
    weekly("1234567", "09:00-21:00"), on_holidays=Policy.CLOSED, on_makeup_days=Policy.NORMAL
)
CENTER = hours(OPEN_DAILY)
UNSURE_AFTERNOON = hours(
    Timetable(
        weekly("1234", "09:00-18:00") + weekly("5", "09:00-12:00"), on_makeup_days=Policy.NORMAL
    )
)
"""On make-up workdays the morning is certain, the afternoon is not."""

NOW = at("2026-11-30 10:00")
"""A Monday; the wishes are for the Thursday."""

THURSDAY = on("12-03")
BY_WEDNESDAY = at("2026-12-02 17:00")
"""When the tea room's phone stops being answered, the working day before."""


def phone(answered: str) -> Phone:
    return Phone("021-0000 0001", "", answering_hours(answered, CENTER))


TEA_ROOM = RoomFacts(
    hours=CENTER,
    center_hours=CENTER,
    people=12,
    layouts={"boardroom": 10, "rows": 12, "u_shape": None},
    amenities={"projector": True, "microphone": False},
    audiences=frozenset({"business", "resident"}),
    fee=Fee.FREE,
    notice_days=1,
    furthest_days=30,
    longest_minutes=180,
    occupied=((at("2026-12-03 10:00"), at("2026-12-03 12:00")),),
    occupied_known_until=on("12-13"),
    phones=(phone("1-5 09:00-17:00"),),
    ask_ways=frozenset({AskWay.PHONE}),
    checked_on=on("11-16"),
)

NOTHING_STATED = RoomFacts(hours=hours(Timetable()), center_hours=hours(Timetable()))


def tea_room(**facts: Any) -> RoomFacts:
    """The tea room with some facts otherwise."""
    return replace(TEA_ROOM, **facts)


def occupied(*times: str) -> tuple[Occupied, ...]:
    """Occupied times from words such as "2026-12-03 09:00/2026-12-03 21:00"."""
    pairs = (text.split("/") for text in times)
    return tuple((at(starts), at(ends)) for starts, ends in pairs)


def on_thursday(starts: int | None = None, ends: int | None = None, **wish: Any) -> Wish:
    """A wish for the Thursday, in whole hours."""
    return Wish(
        date=THURSDAY,
        starts_minute=None if starts is None else starts * 60,
        ends_minute=None if ends is None else ends * 60,
        **wish,
    )


def yes(ask_by: datetime | None = None, *cautions: Caution) -> Decision:
    return Decision(Answer.YES, (), cautions, ask_by)


def ask(*reasons: Reason, by: datetime | None = None) -> Decision:
    return Decision(Answer.ASK, reasons, (), by)


def no(*reasons: Reason) -> Decision:
    return Decision(Answer.NO, reasons)
