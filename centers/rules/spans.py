"""Spans of minutes and their arithmetic: merged, in common, without."""

from collections.abc import Iterable
from dataclasses import dataclass

from .clock import MINUTES_A_DAY


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `opens_minute` up to, not including, `closes_minute`, counted from some midnight.

    A span past midnight has `closes_minute` above 1440: 22:00–02:00 is 1320–1560.
    """

    opens_minute: int
    closes_minute: int

    def __post_init__(self) -> None:
        if self.opens_minute >= self.closes_minute:
            raise ValueError(f"a span must end after it starts: {self}")

    def later_by(self, minutes: int) -> "Span":
        return Span(self.opens_minute + minutes, self.closes_minute + minutes)


Spans = tuple[Span, ...]
WHOLE_DAY = Span(0, MINUTES_A_DAY)


def covers(spans: Spans, minute: int) -> bool:
    """Whether any of the spans covers the minute."""
    return any(span.opens_minute <= minute < span.closes_minute for span in spans)


def merged(spans: Iterable[Span]) -> Spans:
    """The same minutes in the fewest spans, in order: overlapping and touching ones become one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.opens_minute <= result[-1].closes_minute:
            closes_minute = max(result[-1].closes_minute, span.closes_minute)
            result[-1] = Span(result[-1].opens_minute, closes_minute)
        else:
            result.append(span)
    return tuple(result)


def common(left: Spans, right: Spans) -> Spans:
    """The minutes covered by both of two merged sets of spans."""
    return tuple(
        Span(max(a.opens_minute, b.opens_minute), min(a.closes_minute, b.closes_minute))
        for a in left
        for b in right
        if a.opens_minute < b.closes_minute and b.opens_minute < a.closes_minute
    )


def without(spans: Spans, cuts: Spans) -> Spans:
    """The minutes of merged spans that none of the merged cuts covers."""
    for cut in cuts:
        spans = tuple(piece for span in spans for piece in _cut(span, cut))
    return spans


def _cut(span: Span, cut: Span) -> Spans:
    before = (span.opens_minute, min(span.closes_minute, cut.opens_minute))
    after = (max(span.opens_minute, cut.closes_minute), span.closes_minute)
    return tuple(Span(opens, closes) for opens, closes in (before, after) if opens < closes)
