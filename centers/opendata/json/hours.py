"""Hours as JSON: what holds now, dated days, weeks, special days."""

from collections.abc import Iterable

from ...models import SpecialDay, WeeklyHours
from ...rules.clock import write_minute
from ...rules.days import Day, Reason
from ...rules.spans import Spans
from ...wording.openings import Opening
from ...wording.reasons import note_of
from .details import Facts, shown


def status_facts(opening: Opening) -> Facts:
    """Whether a place is open, until when, why, and what a person reads of it."""
    status = opening.status
    return {
        "status": status.state,
        "as_of": opening.asked.moment,
        "until": status.until,
        "next_opening": status.opens_next,
        "reason": reason_facts(status.reason),
        "sentence": opening.sentence,
        "hours_checked_on": opening.checked_on,
    }


def reason_facts(reason: Reason) -> Facts:
    """What decided, by its code, and the words of the row that did."""
    return {"code": reason.code, "words": note_of(reason) or None}


def day_facts(day: Day) -> Facts:
    """The hours that belong to a date; past midnight a span closes earlier than it opens."""
    return {
        "date": day.date,
        "open": span_facts(day.spans),
        "not_confirmed": span_facts(day.doubt),
        "usual": span_facts(day.usual_spans),
        "reason": reason_facts(day.reason),
    }


def span_facts(spans: Spans) -> list[Facts]:
    """From when to when."""
    return [
        {"opens": write_minute(span.opens_minute), "closes": write_minute(span.closes_minute)}
        for span in spans
    ]


def hours_facts(hours: Iterable[WeeklyHours]) -> list[Facts] | None:
    """A week of spans, Monday being 1; none at all is *not stated*."""
    return [
        {
            "weekday": span.weekday,
            "opens": write_minute(span.opens_minute),
            "closes": write_minute(span.closes_minute),
            "from": span.valid_from,
            "until": span.valid_until,
        }
        for span in hours
    ] or None


def special_facts(days: Iterable[SpecialDay]) -> list[Facts]:
    """Dated exceptions to come; no times mean closed."""
    return [
        {
            "from": day.starts_on,
            "until": day.ends_on,
            "opens": time_or_null(day.opens_minute),
            "closes": time_or_null(day.closes_minute),
            "reason": shown(day, "reason"),
        }
        for day in days
    ]


def time_or_null(minute: int | None) -> str | None:
    """A time of day as HH:MM."""
    return None if minute is None else write_minute(minute)
