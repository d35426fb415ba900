"""The answer to a wish: yes, ask or no, with reasons as codes and facts, not yet as sentences."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from .days import Day
from .spans import Spans
from .timetable import Closure


class Answer(StrEnum):
    """Whether a room will do: certainly, perhaps, or certainly not."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class ReasonCode(StrEnum):
    """Why the answer is not yes, the most telling first: what rules out, then what is not known."""

    TOO_SMALL = "too_small"
    NO_SUCH_LAYOUT = "no_such_layout"
    NOT_FOR_YOU = "not_for_you"
    LACKS = "lacks"
    PAID = "paid"
    CLOSED_TEMPORARILY = "closed_temporarily"
    CLOSED = "closed"
    OCCUPIED = "occupied"
    TOO_LATE = "too_late"
    TOO_FAR_AHEAD = "too_far_ahead"
    TOO_LONG = "too_long"

    PEOPLE_NOT_STATED = "people_not_stated"
    LAYOUT_NOT_STATED = "layout_not_stated"
    AUDIENCE_NOT_STATED = "audience_not_stated"
    AMENITY_NOT_STATED = "amenity_not_stated"
    FEE_NOT_STATED = "fee_not_stated"
    HOURS_NOT_CONFIRMED = "hours_not_confirmed"
    OCCUPIED_NOT_KNOWN = "occupied_not_known"
    NOTICE_NOT_STATED = "notice_not_stated"
    NOT_CHECKED = "not_checked"

    @property
    def rank(self) -> int:
        """Where this list has it."""
        return _RANKS[self]

    @property
    def rules_out(self) -> bool:
        """Whether a room for which it is given will not do."""
        return self.rank < ReasonCode.PEOPLE_NOT_STATED.rank


_RANKS = {code: rank for rank, code in enumerate(ReasonCode)}


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason and its facts; a fact that does not belong to the code is None or empty.

    `people`: of `too_small` the most the room holds; of `no_such_layout` the most it holds in the
    layout asked for, or None if it cannot be laid out so.
    `layout`: the layout asked for, of `no_such_layout` and `layout_not_stated`; of
    `people_not_stated` where the layout is there, but not how many it holds.
    `audiences`: of `not_for_you`, to whom the room is lent.
    `amenity`: of `lacks` and `amenity_not_stated`, the one meant; each has a reason of its own.
    `closure`: of `closed_temporarily`, from when until when, and why.
    `day`: of `closed` and `hours_not_confirmed`, the hours of the date of use and why they are so.
    `free`: of `occupied`, when the room is open and free on that date, in minutes after its
    midnight, without what has passed today; empty if never.
    `moment`: of `too_late`, by when one would have had to ask.
    `days`: of `too_late` the notice in working days, None if not stated; of `too_far_ahead` how
    many days ahead the room is lent.
    `date`: of `too_far_ahead` the last date that may be asked for today; of `occupied_not_known`
    the last date of which occupied times are published; of `not_checked` the last check; None for
    never.
    `minutes`: of `too_long`, the longest use.
    """

    code: ReasonCode
    people: int | None = None
    layout: str = ""
    audiences: frozenset[str] = frozenset()
    amenity: str = ""
    closure: Closure | None = None
    day: Day | None = None
    free: Spans = ()
    moment: datetime.datetime | None = None
    days: int | None = None
    date: datetime.date | None = None
    minutes: int | None = None


class CautionCode(StrEnum):
    """What to know beside the answer, which it does not change."""

    CLOSED_NOW = "closed_now"
    FREE_ON_CONDITIONS = "free_on_conditions"
    NOBODY_ANSWERS = "nobody_answers"
    CHECKED_LONG_AGO = "checked_long_ago"


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution and its facts.

    `date`: of `nobody_answers` the last day to ask, on which neither the phone nor the center is
    certain to be reached; of `checked_long_ago` the last check.
    `closure`: of `closed_now`, the closure that covers today; only of a wish without a date.
    """

    code: CautionCode
    date: datetime.date | None = None
    closure: Closure | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer with all its reasons and cautions, most telling first.

    `ask_by` is the first moment that is too late to ask; None for no, for a wish without a date,
    and where the notice is not stated.
    """

    answer: Answer
    reasons: tuple[Reason, ...] = ()
    cautions: tuple[Caution, ...] = ()
    ask_by: datetime.datetime | None = None
