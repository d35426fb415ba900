"""An answer to a wish as people read it: what it is, why, and what to do by when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext

from ...models import Room
from ...models.language import Words
from ...rules.decision import Answer, Caution, Decision, Reason, ReasonCode
from ...rules.facts import RoomFacts
from ...rules.wish import Wish
from ..moments import Asked
from . import stated, times
from .case import Case, Said
from .cautions import CAUTIONS
from .ways import Way, ways_to_ask

REASONS: Mapping[ReasonCode, Callable[[Reason, Case], Said]] = {
    ReasonCode.TOO_SMALL: stated.too_small,
    ReasonCode.NO_SUCH_LAYOUT: stated.no_such_layout,
    ReasonCode.NOT_FOR_YOU: stated.not_for_you,
    ReasonCode.LACKS: stated.lacks,
    ReasonCode.PAID: stated.paid,
    ReasonCode.CLOSED_TEMPORARILY: times.closed_temporarily,
    ReasonCode.CLOSED: times.closed,
    ReasonCode.OCCUPIED: times.occupied,
    ReasonCode.TOO_LATE: times.too_late,
    ReasonCode.TOO_FAR_AHEAD: times.too_far_ahead,
    ReasonCode.TOO_LONG: times.too_long,
    ReasonCode.PEOPLE_NOT_STATED: stated.people_not_stated,
    ReasonCode.LAYOUT_NOT_STATED: stated.layout_not_stated,
    ReasonCode.AUDIENCE_NOT_STATED: stated.audience_not_stated,
    ReasonCode.AMENITY_NOT_STATED: stated.amenity_not_stated,
    ReasonCode.FEE_NOT_STATED: stated.fee_not_stated,
    ReasonCode.HOURS_NOT_CONFIRMED: times.hours_not_confirmed,
    ReasonCode.OCCUPIED_NOT_KNOWN: times.occupied_not_known,
    ReasonCode.NOTICE_NOT_STATED: times.notice_not_stated,
    ReasonCode.NOT_CHECKED: stated.not_checked,
}


class ReasonTold(NamedTuple):
    """A reason and its sentence; `quoted` are words in it that a listing states."""

    reason: Reason
    text: str
    quoted: Words


class CautionTold(NamedTuple):
    """A caution and its sentence; `quoted` are words in it that a listing states."""

    caution: Caution
    text: str
    quoted: Words


@dataclass(frozen=True, slots=True)
class Told:
    """An answer in the reader's language, for lists, pages and data alike.

    Sentences begin small and end without a stop. `ask_by` is the first moment that is too late to
    ask, `by` the same in words; with no, and where nobody stated it, they are None and "".
    `ways` say what to do, the first of them is the one to show alone; there is none with no.
    """

    answer: Answer
    headline: str
    reasons: tuple[ReasonTold, ...]
    cautions: tuple[CautionTold, ...]
    ask_by: datetime | None
    by: str
    ways: tuple[Way, ...]

    @property
    def main_reason(self) -> ReasonTold | None:
        """The most telling reason; there is none with yes."""
        return self.reasons[0] if self.reasons else None

    @property
    def way(self) -> Way | None:
        """What to do, in one sentence; there is nothing to do with no."""
        return self.ways[0] if self.ways else None


def told(
    room: Room,
    facts: RoomFacts,
    wish: Wish,
    decision: Decision,
    asked: Asked,
    amenities: Mapping[str, str],
) -> Told:
    """A decision on a wish for a room, made at the moment asked, in the reader's language.

    No query for a room read `with_finding_facts()`; `amenities` are `amenity_names(wish)`.
    """
    case = Case(room, facts, wish, asked, amenities)
    is_no = decision.answer is Answer.NO
    return Told(
        decision.answer,
        headline(decision.answer),
        tuple(ReasonTold(one, *REASONS[one.code](one, case)) for one in decision.reasons),
        tuple(CautionTold(one, *CAUTIONS[one.code](one, case)) for one in decision.cautions),
        decision.ask_by,
        asked.by(decision.ask_by) if decision.ask_by else "",
        () if is_no else tuple(ways_to_ask(case, decision.ask_by)),
    )


def headline(answer: Answer) -> str:
    """The answer alone, in a few words."""
    match answer:
        case Answer.YES:
            return gettext("Fits what you ask for")
        case Answer.ASK:
            return gettext("May fit: please ask")
        case Answer.NO:
            return gettext("Does not fit")
