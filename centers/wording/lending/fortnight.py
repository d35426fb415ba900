"""When a room can be had in the coming fortnight, day by day: open, taken, free, not known."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ...rules.clock import MINUTES_A_DAY
from ...rules.facts import RoomFacts
from ...rules.spans import Span, Spans, common, merged
from ..days import Line, day_told, spans_words
from ..moments import weekday_and_day

DAYS = 14
WHOLE_DAY = (Span(0, MINUTES_A_DAY),)


class DayOfUse(NamedTuple):
    """A date: its hours as lines, and the times taken and free in words, "" for none.

    Where `is_known` is false nobody has published all of what is taken then; where `is_doubtful`,
    its hours are not confirmed.
    """

    date: date
    name: str
    lines: list[Line]
    taken: str
    free: str
    is_known: bool
    is_doubtful: bool


def fortnight(facts: RoomFacts, today: date) -> Iterator[DayOfUse]:
    """The days from today on."""
    for days in range(DAYS):
        yield day_of_use(facts, today + timedelta(days=days), today)


def day_of_use(facts: RoomFacts, on: date, today: date) -> DayOfUse:
    """One date."""
    known_until = facts.occupied_known_until
    return DayOfUse(
        on,
        weekday_and_day(on, today),
        day_told(facts.hours.day(on), today).lines,
        spans_words(taken(facts, on)),
        spans_words(facts.hours.free(on, facts.occupied).spans),
        is_known=known_until is not None and on <= known_until,
        is_doubtful=not facts.hours.day(on).is_confirmed,
    )


def taken(facts: RoomFacts, on: date) -> Spans:
    """The times of a date at which the room is taken."""
    spans = (facts.hours.span_from(on, *times) for times in facts.occupied)
    return common(merged(spans), WHOLE_DAY)
