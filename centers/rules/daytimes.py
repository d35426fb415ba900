"""The hours of one day as people type them in a line: ``9-12, 13:30-17:00``, ``closed``, ``=``."""

import re
import unicodedata
from enum import StrEnum
from itertools import pairwise

from .clock import MINUTES_A_DAY, read_minute, write_minute
from .spans import WHOLE_DAY, Span, Spans

#: Up to this minute a time that is earlier than the one before it is the next morning's.
LATEST_MORNING = 6 * 60

_CLOSED = {"closed", "休息", "休馆", "闭馆", "关闭", "不开放", "关"}
_SAME = {"=", '"', "〃", "同上", "same", "same as above"}
_WHOLE_DAY = {"24小时", "全天", "24 hours", "24h"}
_DASHES = str.maketrans(dict.fromkeys("–—−~〜至到", "-") | dict.fromkeys("、;和及", ","))
_SPAN = re.compile(r"(\d{1,2}(?::\d{2})?)-(\d{1,2}(?::\d{2})?)")


class Fault(StrEnum):
    """Why a line cannot be the hours of a day."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BACKWARD = "backward"
    OVERLAP = "overlap"


class BadTimesError(ValueError):
    """A line that cannot be the hours of a day, and why; `other` is what it overlaps with."""

    def __init__(self, fault: Fault, other: str = "") -> None:
        self.fault = fault
        self.other = other
        super().__init__(fault)


def plain(text: str) -> str:
    """A line with its signs in one form."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip().lower()


def says_closed(text: str) -> bool:
    """Whether a line says that the place is closed that day."""
    return plain(text) in _CLOSED


def says_same(text: str) -> bool:
    """Whether a line says that the day is as the day above it."""
    return plain(text) in _SAME


def read_times(text: str, *, latest_morning: int = LATEST_MORNING) -> Spans:
    """The spans of a line, in order, none for one that says closed.

    Raises BadTimesError for what cannot be read, runs backward or overlaps.
    """
    line = plain(text)
    if line in _CLOSED:
        return ()
    if line in _WHOLE_DAY:
        return (WHOLE_DAY,)
    parts = re.split(r"[,\s]+", re.sub(r"\s*-\s*", "-", line))
    spans = sorted(_read_span(part, latest_morning) for part in parts if part)
    if not spans:
        raise BadTimesError(Fault.UNREADABLE)
    for one, next_one in pairwise(spans):
        if next_one.opens_minute < one.closes_minute:
            raise BadTimesError(Fault.OVERLAP, write_times((one,)))
    return tuple(spans)


def write_times(spans: Spans) -> str:
    """Spans as they are shown to be typed over: ``09:00–12:00, 13:30–17:00``."""
    return ", ".join(
        f"{write_minute(span.opens_minute)}–{write_minute(span.closes_minute)}" for span in spans
    )


def _read_span(part: str, latest_morning: int) -> Span:
    match = _SPAN.fullmatch(part)
    if match is None:
        raise BadTimesError(Fault.UNREADABLE)
    opens, closes = (_read_time(text) for text in match.groups())
    if opens == closes:
        raise BadTimesError(Fault.EMPTY)
    if opens == MINUTES_A_DAY or latest_morning < closes < opens:
        raise BadTimesError(Fault.BACKWARD)
    return Span(opens, closes if closes > opens else closes + MINUTES_A_DAY)


def _read_time(text: str) -> int:
    try:
        return read_minute(text if ":" in text else f"{text}:00")
    except ValueError:
        raise BadTimesError(Fault.UNREADABLE) from None
