"""May these people meet in this room then: yes, ask or no; the rules are stated in docs/lending.md.

What rules a room out is a fact that somebody stated, or the clock; what nobody stated makes the
answer *ask*, never *yes* and never *no*.
"""

import datetime
from collections.abc import Iterator

from .decision import Answer, Caution, CautionCode, Decision, Reason, ReasonCode
from .facts import Fee, RoomFacts
from .use import Timing, closure_on, timing
from .wish import Wish

# A check is fresh for half a year, and after a year it counts for nothing.
FRESH_DAYS = 182
STALE_DAYS = 365


def decide(wish: Wish, facts: RoomFacts, now: datetime.datetime) -> Decision:
    """The answer at an instant, with every reason there is, and by when to ask.

    Raises ValueError for an instant without a time zone.
    """
    today, _ = facts.hours.on_clocks(now)
    time = timing(wish, wish.date, facts, now) if wish.date else Timing()
    given = (
        *_people(wish, facts),
        *_layout(wish, facts),
        *_audience(wish, facts),
        *_amenities(wish, facts),
        *_fee(wish, facts),
        *time.reasons,
        *_check(facts, today),
    )
    reasons = tuple(sorted(given, key=lambda reason: reason.code.rank))
    answer = _answer(reasons)
    ask_by = None if answer is Answer.NO else time.ask_by
    return Decision(answer, reasons, (*_cautions(wish, facts, today), *time.cautions), ask_by)


def _answer(ranked: tuple[Reason, ...]) -> Answer:
    if not ranked:
        return Answer.YES
    return Answer.NO if ranked[0].code.rules_out else Answer.ASK


def _people(wish: Wish, facts: RoomFacts) -> Iterator[Reason]:
    """The number of the layout asked for beats that of the room, which beats other layouts'."""
    if wish.people is None:
        return
    in_layout = facts.layouts.get(wish.layout)
    if in_layout is not None and wish.people <= in_layout:
        return
    if facts.people is not None and wish.people > facts.people:
        yield Reason(ReasonCode.TOO_SMALL, people=facts.people)
    elif in_layout is not None:
        return
    elif wish.layout in facts.layouts:
        yield Reason(ReasonCode.PEOPLE_NOT_STATED, layout=wish.layout)
    elif facts.people is None and not _some_layout_holds(wish.people, facts):
        yield Reason(ReasonCode.PEOPLE_NOT_STATED)


def _some_layout_holds(people: int, facts: RoomFacts) -> bool:
    return any(holds is not None and people <= holds for holds in facts.layouts.values())


def _layout(wish: Wish, facts: RoomFacts) -> Iterator[Reason]:
    if not wish.layout:
        return
    if not facts.layouts:
        yield Reason(ReasonCode.LAYOUT_NOT_STATED, layout=wish.layout)
    elif wish.layout not in facts.layouts:
        yield Reason(ReasonCode.NO_SUCH_LAYOUT, layout=wish.layout)
    else:
        holds = facts.layouts[wish.layout]
        if wish.people is not None and holds is not None and wish.people > holds:
            yield Reason(ReasonCode.NO_SUCH_LAYOUT, layout=wish.layout, people=holds)


def _audience(wish: Wish, facts: RoomFacts) -> Iterator[Reason]:
    if wish.audience and not facts.audiences:
        yield Reason(ReasonCode.AUDIENCE_NOT_STATED)
    elif wish.audience and wish.audience not in facts.audiences:
        yield Reason(ReasonCode.NOT_FOR_YOU, audiences=facts.audiences)


def _amenities(wish: Wish, facts: RoomFacts) -> Iterator[Reason]:
    for amenity in dict.fromkeys(wish.amenities):
        if amenity not in facts.amenities:
            yield Reason(ReasonCode.AMENITY_NOT_STATED, amenity=amenity)
        elif not facts.amenities[amenity]:
            yield Reason(ReasonCode.LACKS, amenity=amenity)


def _fee(wish: Wish, facts: RoomFacts) -> Iterator[Reason]:
    if wish.free_only and facts.fee is Fee.PAID:
        yield Reason(ReasonCode.PAID)
    elif wish.free_only and facts.fee is Fee.NOT_STATED:
        yield Reason(ReasonCode.FEE_NOT_STATED)


def _check(facts: RoomFacts, today: datetime.date) -> Iterator[Reason]:
    if facts.checked_on is None or (today - facts.checked_on).days > STALE_DAYS:
        yield Reason(ReasonCode.NOT_CHECKED, date=facts.checked_on)


def _cautions(wish: Wish, facts: RoomFacts, today: datetime.date) -> Iterator[Caution]:
    closure = closure_on(facts.hours, today)
    if wish.date is None and closure:
        yield Caution(CautionCode.CLOSED_NOW, closure=closure)
    if wish.free_only and facts.fee is Fee.CONDITIONAL:
        yield Caution(CautionCode.FREE_ON_CONDITIONS)
    if facts.checked_on and FRESH_DAYS < (today - facts.checked_on).days <= STALE_DAYS:
        yield Caution(CautionCode.CHECKED_LONG_AGO, date=facts.checked_on)
