"""Whether a service is on at an instant: by hours of its own in words, or by its center's."""

import datetime
from dataclasses import replace

from .answering import read_answering
from .days import ReasonCode
from .hours import Hours, State


def state_of_offer(words: str, center: Hours, instant: datetime.datetime) -> State:
    """The state of a service at an instant; `words` are its own hours, "" if it has none.

    Words that can be read are its week; others say that it has hours of its own, and nothing of
    when. Closure, special days and policies are its center's. On a special day on which the center
    is open, nobody knows whether the service is on.
    """
    if not words.strip():
        return center.state(instant)
    own = replace(center.timetable, weekly=read_answering(words) or ())
    state, reason = Hours(own, center.calendar, center.zone).state_and_reason(instant)
    if state is State.OPEN and reason.code is ReasonCode.SPECIAL_DAY:
        return State.NOT_CONFIRMED
    return state
