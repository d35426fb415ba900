"""Whether a service is on: by its center's hours, or by its own, as far as words can be read."""

from typing import Any

import pytest

from centers.rules.hours import State
from centers.rules.offering import state_of_offer
from centers.rules.timetable import Closure, Policy, Timetable

from .places import at, hours, on, special, weekly

OPEN, CLOSED, NOT_CONFIRMED = State.OPEN, State.CLOSED, State.NOT_CONFIRMED
WEEK = {"weekly": weekly("12345", "09:00-17:00")}
LUNCH, EVENING, WORDS = "周一至周五 10:45–13:00", "周二、四 18:30–21:00", "周末"
NIGHT = "周五 20:00–04:00"
SHORT_DAY = {"specials": special(on("11-30"), on("11-30"), "09:00-12:00")}
SHUT_DAY = {"specials": special(on("11-30"), on("11-30"), "")}

#: What a center states beside its week, the own words of a service, a moment, and the state.
CASES: list[tuple[dict[str, Any], str, str, State]] = [
    ({}, "", "2026-11-30 09:00", OPEN),
    ({}, "  ", "2026-11-30 17:00", CLOSED),
    ({}, LUNCH, "2026-11-30 10:44", CLOSED),
    ({}, LUNCH, "2026-11-30 10:45", OPEN),
    ({}, LUNCH, "2026-11-29 12:00", CLOSED),
    # Its own hours reach beyond those of the center.
    ({}, EVENING, "2026-12-01 20:59", OPEN),
    ({}, NIGHT, "2026-12-05 03:59", OPEN),
    # Words that nobody can read say no more than that it has hours of its own.
    ({}, WORDS, "2026-11-30 10:00", NOT_CONFIRMED),
    ({}, "11:00–12:30", "2026-11-30 11:30", NOT_CONFIRMED),
    # A closure and special days are the center's.
    ({"closure": Closure(on("11-30"), None)}, LUNCH, "2026-11-30 11:00", CLOSED),
    ({"closure": Closure(on("11-30"), None)}, WORDS, "2026-11-30 11:00", CLOSED),
    (SHUT_DAY, LUNCH, "2026-11-30 11:00", CLOSED),
    (SHUT_DAY, WORDS, "2026-11-30 11:00", CLOSED),
    (SHORT_DAY, "", "2026-11-30 11:00", OPEN),
    (SHORT_DAY, LUNCH, "2026-11-30 11:00", NOT_CONFIRMED),
    (SHORT_DAY, WORDS, "2026-11-30 11:00", NOT_CONFIRMED),
    (SHORT_DAY, LUNCH, "2026-11-30 12:30", CLOSED),
    # So are the policies for public holidays.
    ({}, LUNCH, "2026-10-01 11:00", NOT_CONFIRMED),
    ({"on_holidays": Policy.NORMAL}, LUNCH, "2026-10-01 11:00", OPEN),
    ({"on_holidays": Policy.NORMAL}, LUNCH, "2026-10-01 14:00", CLOSED),
    ({"on_holidays": Policy.CLOSED}, WORDS, "2026-10-01 11:00", CLOSED),
    # A center without a week: its own words may be known all the same.
    ({"weekly": ()}, "", "2026-11-30 11:00", NOT_CONFIRMED),
    ({"weekly": ()}, LUNCH, "2026-11-30 11:00", OPEN),
]


@pytest.mark.parametrize(("stated", "words", "moment", "state"), CASES)
def test_a_service_is_on_by_its_own_hours_or_by_its_centers(stated, words, moment, state) -> None:
    center = hours(Timetable(**WEEK | stated))
    assert state_of_offer(words, center, at(moment)) is state
