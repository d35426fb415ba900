"""What a room answers to a wish as JSON: the word, every reason, and by when to ask."""

from ...rules.decision import Caution, Decision, Reason
from ...rules.timetable import Closure
from .details import Facts
from .hours import day_facts, span_facts


def decision_facts(decision: Decision) -> Facts:
    """The answer with all its reasons and cautions."""
    return {
        "answer": decision.answer,
        "reasons": [reason_facts(reason) for reason in decision.reasons],
        "cautions": [caution_facts(caution) for caution in decision.cautions],
        "ask_by": decision.ask_by,
    }


def reason_facts(reason: Reason) -> Facts:
    """A reason with the facts that belong to its code."""
    stated = {
        "people": reason.people,
        "layout": reason.layout,
        "audiences": sorted(reason.audiences),
        "amenity": reason.amenity,
        "closure": closure_or_none(reason.closure),
        "hours": reason.day and day_facts(reason.day),
        "free": span_facts(reason.free),
        "moment": reason.moment,
        "days": reason.days,
        "date": reason.date,
        "minutes": reason.minutes,
    }
    return {"code": reason.code} | {
        name: fact for name, fact in stated.items() if fact not in (None, "", [])
    }


def caution_facts(caution: Caution) -> Facts:
    """A caution with its facts."""
    stated = {"date": caution.date, "closure": closure_or_none(caution.closure)}
    return {"code": caution.code} | {
        name: fact for name, fact in stated.items() if fact is not None
    }


def closure_or_none(closure: Closure | None) -> Facts | None:
    """From when until when, and why."""
    if closure is None:
        return None
    return {"from": closure.starts_on, "until": closure.ends_on, "reason": closure.reason or None}
