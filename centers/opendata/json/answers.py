"""The answer to a wish as JSON."""

from collections.abc import Callable, Mapping
from typing import Any

from ...rules.decision import Reason, ReasonCode
from ...rules.timetable import Closure
from ...wording.lending import Told, Way
from .details import Facts, shown
from .hours import day_facts, span_facts

#: The facts that belong to each reason, by their names; those with none of their own are left out.
FACTS: Mapping[ReasonCode, tuple[str, ...]] = {
    ReasonCode.TOO_SMALL: ("people",),
    ReasonCode.NO_SUCH_LAYOUT: ("layout", "people"),
    ReasonCode.NOT_FOR_YOU: ("audiences",),
    ReasonCode.LACKS: ("amenity",),
    ReasonCode.CLOSED_TEMPORARILY: ("closure",),
    ReasonCode.CLOSED: ("day",),
    ReasonCode.OCCUPIED: ("free",),
    ReasonCode.TOO_LATE: ("moment", "days"),
    ReasonCode.TOO_FAR_AHEAD: ("days", "date"),
    ReasonCode.TOO_LONG: ("minutes",),
    ReasonCode.PEOPLE_NOT_STATED: ("layout",),
    ReasonCode.LAYOUT_NOT_STATED: ("layout",),
    ReasonCode.AMENITY_NOT_STATED: ("amenity",),
    ReasonCode.HOURS_NOT_CONFIRMED: ("day",),
    ReasonCode.OCCUPIED_NOT_KNOWN: ("date",),
    ReasonCode.NOT_CHECKED: ("date",),
}


def answer_facts(told: Told) -> Facts:
    """The answer, why, and what to do by when."""
    return {
        "answer": told.answer,
        "reasons": [
            {"code": one.reason.code, "text": one.text, **reason_facts(one.reason)}
            for one in told.reasons
        ],
        "cautions": [{"code": one.caution.code, "text": one.text} for one in told.cautions],
        "ask_by": told.ask_by,
        "ways": [way_facts(way) for way in told.ways],
    }


def reason_facts(reason: Reason) -> Facts:
    """What belongs to a reason; null where nobody stated it."""
    return {
        name: WRITTEN.get(name, plain)(getattr(reason, name)) for name in FACTS.get(reason.code, ())
    }


def plain(value: Any) -> Any:
    """A number, code or date as it is; an empty one is null."""
    return None if value == "" else value


def closure_of(closure: Closure) -> Facts:
    """From when until when, both ends included, and why."""
    return {
        "from": closure.starts_on,
        "until": closure.ends_on,
        "reason": shown(closure, "reason"),
    }


WRITTEN: Mapping[str, Callable[[Any], Any]] = {
    "audiences": sorted,
    "closure": closure_of,
    "day": day_facts,
    "free": span_facts,
}


def way_facts(way: Way) -> Facts:
    """One way to ask: what it is, the sentence, and the address that opens it."""
    return {"way": way.kind, "text": way.text, "url": way.address or None}
