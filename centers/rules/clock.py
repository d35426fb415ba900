"""Times of day as people write them, and as minutes after the midnight on which a span starts."""

import re
from datetime import date, datetime

MINUTES_A_DAY = 24 * 60
TIME = re.compile(r"(\d{1,2})[:：](\d{2})(?::00)?")
DATE = re.compile(r"20\d\d-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(r"20\d\d-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


def read_minute(text: str) -> int:
    """Minutes after midnight of a time such as ``9:00`` or ``24:00``.

    Raises ValueError for anything that is no time of day.
    """
    match = TIME.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    hour, minute = int(match[1]), int(match[2])
    if minute > 59 or hour * 60 + minute > MINUTES_A_DAY:
        raise ValueError(text)
    return hour * 60 + minute


def write_minute(minute: int) -> str:
    """The time of day of a minute, as ``09:00``; past midnight it is the next day's time.

    The midnight that ends a day is written ``24:00``.
    """
    if minute > MINUTES_A_DAY:
        minute -= MINUTES_A_DAY
    return f"{minute // 60:02}:{minute % 60:02}"


def read_span(opens: str, closes: str) -> tuple[int, int]:
    """The minutes at which a span opens and closes; one that closes earlier runs past midnight.

    Raises ValueError for what is no time, and for a span that closes when it opens.
    """
    start, end = read_minute(opens), read_minute(closes)
    if start in (MINUTES_A_DAY, end):
        raise ValueError(f"{opens}–{closes}")
    return start, end if end > start else end + MINUTES_A_DAY


def read_date(text: str) -> date:
    """A date such as ``2026-12-03``.

    Raises ValueError for anything else, and for years before 2000 or after 2099.
    """
    if not DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def read_moment(text: str) -> datetime:
    """The local date and time, without a zone, of a moment such as ``2026-12-03T19:00``.

    Raises ValueError for anything else, and for years before 2000 or after 2099.
    """
    if not MOMENT.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def write_moment(moment: datetime) -> str:
    """A moment as it stands in an address, in the wall time that it carries."""
    return f"{moment:%Y-%m-%dT%H:%M}"
