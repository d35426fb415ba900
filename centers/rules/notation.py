"""A timetable as a text, one for all places that state the same, and the number it goes by."""

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from .timetable import Closure, Policy, SpecialDay, Timetable, WeeklySpan

Row = list[int | str | None]


def write_timetable(timetable: Timetable) -> str:
    """All that a timetable states."""
    closure = timetable.closure
    stated = [
        _rows(
            [
                row.weekday,
                row.opens_minute,
                row.closes_minute,
                *_dates(row.valid_from, row.valid_until),
            ]
            for row in timetable.weekly
        ),
        _rows(
            [
                *_dates(row.starts_on, row.ends_on),
                row.opens_minute,
                row.closes_minute,
                *_words(row.reason),
            ]
            for row in timetable.specials
        ),
        closure and [*_dates(closure.starts_on, closure.ends_on), *_words(closure.reason)],
        timetable.on_holidays.value,
        timetable.on_makeup_days.value,
    ]
    return json.dumps(stated, separators=(",", ":"), ensure_ascii=False)


def read_timetable(text: str) -> Timetable:
    """The timetable that `write_timetable` wrote."""
    weekly, specials, closure, on_holidays, on_makeup_days = json.loads(text)
    return Timetable(
        weekly=tuple(
            WeeklySpan(weekday, opens, closes, _date(first), _date(last))
            for weekday, opens, closes, first, last in weekly
        ),
        specials=tuple(
            SpecialDay(date.fromisoformat(first), date.fromisoformat(last), opens, closes, *reason)
            for first, last, opens, closes, *reason in specials
        ),
        closure=_closure(*closure) if closure else None,
        on_holidays=Policy(on_holidays),
        on_makeup_days=Policy(on_makeup_days),
    )


def number_of(text: str) -> int:
    """A number of 63 bits that stands for a text: another text has another, as good as surely."""
    return int.from_bytes(sha256(text.encode()).digest()[:8]) >> 1


def _rows(rows: Iterable[Row]) -> list[Row]:
    """Rows in an order of their own, each once."""
    return sorted({json.dumps(row): row for row in rows}.values(), key=json.dumps)


def _dates(*dates: date | None) -> list[str | None]:
    return [day.isoformat() if day else None for day in dates]


def _words(reason: str) -> list[str]:
    """A reason, if one is stated."""
    return [reason] if reason else []


def _closure(first: str | None, last: str | None, *reason: str) -> Closure:
    return Closure(_date(first), _date(last), *reason)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
