"""The time of use: whether a room can be had then, and by when one must ask."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from .clock import MINUTES_A_DAY
from .decision import Caution, CautionCode, Reason, ReasonCode
from .facts import AskWay, RoomFacts
from .hours import Hours, State
from .spans import Span, Spans, common, merged, without
from .timeline import Timeline, in_doubt, open_for_certain
from .timetable import Closure
from .wish import Wish
from .workdays import workday_before

ONE_DAY = datetime.timedelta(days=1)
WHOLE_DAY = (Span(0, MINUTES_A_DAY),)


@dataclass(frozen=True, slots=True)
class Timing:
    """All that is said of the time of a wish; `ask_by` is None where no notice is stated."""

    reasons: tuple[Reason, ...] = ()
    cautions: tuple[Caution, ...] = ()
    ask_by: datetime.datetime | None = None


def timing(wish: Wish, date: datetime.date, facts: RoomFacts, now: datetime.datetime) -> Timing:
    """Hold a wish for a date against a room, asked at an instant."""
    use = TimeOfUse(wish, date, facts, now)
    reasons, last_start = use.narrowed()
    if facts.notice_days is None:
        reasons.append(Reason(ReasonCode.NOTICE_NOT_STATED))
    last = last_day(facts, date, facts.notice_days) if facts.notice_days else None
    ask_by = last.moment if last else last_start
    if now >= ask_by:
        reasons.append(Reason(ReasonCode.TOO_LATE, moment=ask_by, days=facts.notice_days))
    cautions = (
        (Caution(CautionCode.NOBODY_ANSWERS, date=last.date),)
        if last and not last.is_reached
        else ()
    )
    stated = None if facts.notice_days is None else ask_by
    return Timing((*reasons, *use.limits()), cautions, stated)


@dataclass(frozen=True, slots=True)
class TimeOfUse:
    """One wish for one date, held against one room at one moment.

    A start is a minute after the midnight of the date, at which the use may begin.
    """

    wish: Wish
    date: datetime.date
    facts: RoomFacts
    now: datetime.datetime

    def narrowed(self) -> tuple[list[Reason], datetime.datetime]:
        """The reasons of rules that allow no start, and the last start that the others allow.

        Rule after rule keeps some of the starts; one that would keep none leaves them all.
        """
        reasons = []
        starts: Spans = (self.wish.starts,)
        for allowed, reason in self._rules():
            kept = common(starts, allowed)
            if not kept and reason:
                reasons.append(reason)
            starts = kept or starts
        return reasons, self.facts.hours.instant(self.date, starts[-1].closes_minute - 1)

    def left(self) -> tuple[State, Spans]:
        """The starts that hours, other uses and the clock leave, and whether these are certain.

        Certain ones if there are any, else those that are possible; none is closed.
        """
        certain, possible = self._starts_open()
        left = common(common((self.wish.starts,), self._starts_free()), self._to_come())
        if sure := common(left, certain):
            return State.OPEN, sure
        perhaps = common(left, possible)
        return State.NOT_CONFIRMED if perhaps else State.CLOSED, perhaps

    def limits(self) -> Iterator[Reason]:
        """How far ahead, how long, and how far occupied times are published."""
        facts, wish = self.facts, self.wish
        if facts.furthest_days is not None:
            furthest = facts.hours.on_clocks(self.now)[0] + facts.furthest_days * ONE_DAY
            if self.date > furthest:
                yield Reason(ReasonCode.TOO_FAR_AHEAD, days=facts.furthest_days, date=furthest)
        if wish.span and facts.longest_minutes is not None and wish.minutes > facts.longest_minutes:
            yield Reason(ReasonCode.TOO_LONG, minutes=facts.longest_minutes)
        known_until = facts.occupied_known_until
        last_date = self.date + ONE_DAY if wish.runs_past_midnight else self.date
        if known_until is None or last_date > known_until:
            yield Reason(ReasonCode.OCCUPIED_NOT_KNOWN, date=known_until)

    def _rules(self) -> Iterator[tuple[Spans, Reason | None]]:
        """The starts that each rule allows, and the reason to give if that leaves none.

        A start that has passed is no reason here: the moment to ask by has passed with it.
        """
        certain, possible = self._starts_open()
        day = self.facts.hours.day(self.date)
        if closure := closure_on(self.facts.hours, self.date):
            yield possible, Reason(ReasonCode.CLOSED_TEMPORARILY, closure=closure)
        else:
            yield possible, Reason(ReasonCode.CLOSED, day=day)
        yield self._starts_free(), Reason(ReasonCode.OCCUPIED, free=self._free())
        yield self._to_come(), None
        if common((self.wish.starts,), possible):
            yield certain, Reason(ReasonCode.HOURS_NOT_CONFIRMED, day=day)

    def _starts_open(self) -> tuple[Spans, Spans]:
        """The starts of a use within hours that are certain, and within those that may be.

        None on a date that a closure covers, not even in what is left of the evening before.
        """
        hours = self.facts.hours
        if closure_on(hours, self.date):
            return (), ()
        timeline = Timeline(self.date, hours.day, hours.timetable)
        asked = Span(
            self.wish.starts.opens_minute, self.wish.starts.closes_minute + self.wish.minutes
        )
        certain = timeline.around(open_for_certain, asked)
        possible = merged((*certain, *timeline.around(in_doubt, asked)))
        return self._starts_within(certain), self._starts_within(possible)

    def _starts_within(self, open_spans: Spans) -> Spans:
        """The starts of a use that is over when the span it starts in is."""
        spare = self.wish.minutes - 1
        return tuple(
            Span(span.opens_minute, span.closes_minute - spare)
            for span in open_spans
            if span.closes_minute - spare > span.opens_minute
        )

    def _starts_free(self) -> Spans:
        """The starts of a use that shares no minute with an occupied time."""
        spare = self.wish.minutes - 1
        taken = [self.facts.hours.span_from(self.date, *times) for times in self.facts.occupied]
        clashing = merged(Span(span.opens_minute - spare, span.closes_minute) for span in taken)
        return without(WHOLE_DAY, clashing)

    def _free(self) -> Spans:
        """When the room is open and not occupied on the date, from now on."""
        free = self.facts.hours.free(self.date, self.facts.occupied)
        return without(free.spans, self._past())

    def _to_come(self) -> Spans:
        """The minutes of the date that are later than now."""
        return without(WHOLE_DAY, self._past())

    def _past(self) -> Spans:
        """The minutes since the midnight of the date, this one included; none before that date."""
        today, minute = self.facts.hours.on_clocks(self.now)
        passed = (today - self.date).days * MINUTES_A_DAY + minute + 1
        return (Span(0, passed),) if passed > 0 else ()


def closure_on(hours: Hours, date: datetime.date) -> Closure | None:
    """The temporary closure of a place, if it covers a date."""
    closure = hours.timetable.closure
    return closure if closure and closure.covers(date) else None


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day on which to ask, and the moment on it that is too late.

    `is_reached` is whether the phone is answered on it, or the center open, for certain, or one
    may ask online.
    """

    date: datetime.date
    moment: datetime.datetime
    is_reached: bool


def last_day(facts: RoomFacts, used_on: datetime.date, notice_days: int) -> LastDay:
    """The last day to ask for a use on a date, with a notice of one working day or more."""
    date = workday_before(facts.hours.calendar, used_on, notice_days)
    minutes = [_closing_minute(hours, date) for hours in _hours_to_ask(facts)]
    closing = next((minute for minute in minutes if minute is not None), None)
    return LastDay(
        date,
        facts.hours.instant(date, MINUTES_A_DAY if closing is None else closing),
        is_reached=closing is not None or AskWay.ONLINE in facts.ask_ways,
    )


def _hours_to_ask(facts: RoomFacts) -> Iterator[Hours]:
    """The hours in which one may ask: those of the phone before those of the center."""
    if facts.phone and facts.phone.answered:
        yield facts.phone.answered
    yield facts.center_hours


def _closing_minute(hours: Hours, date: datetime.date) -> int | None:
    """When the certain hours of a date end, at the latest at its midnight; None without any."""
    spans = hours.day(date).spans
    return min(spans[-1].closes_minute, MINUTES_A_DAY) if spans else None
