"""The hours of one date, how sure they are, and why; the rules are stated in docs/hours.md."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce

from .calendar import Calendar, CalendarDay, DateKind
from .spans import WHOLE_DAY, Spans, common, merged, without
from .timetable import Policy, SpecialDay, Timetable, WeeklySpan

MONDAY_TO_FRIDAY = range(1, 6)


class ReasonCode(StrEnum):
    """What decided the hours of a date."""

    WEEK = "week"
    SEASON = "season"
    SPECIAL_DAY = "special_day"
    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "makeup_workday"
    CLOSURE = "closure"
    NOT_STATED = "not_stated"
    NOT_ANNOUNCED = "not_announced"


@dataclass(frozen=True, slots=True)
class Reason:
    """What decided, and the words of the row that did: a holiday's name, a special day's reason."""

    code: ReasonCode
    name: str = ""
    name_en: str = ""


ORDINARY = frozenset({ReasonCode.WEEK, ReasonCode.SEASON, ReasonCode.NOT_STATED})
WEEK = Reason(ReasonCode.WEEK)
SEASON = Reason(ReasonCode.SEASON)
NOT_STATED = Reason(ReasonCode.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Day:
    """The hours that belong to one date, in minutes after its midnight.

    In `spans` the place is open for certain, in `doubt` it is not confirmed, at all other minutes
    it is closed for certain. Where there is doubt, `usual_spans` are the hours a visitor may
    expect: those of the place's week, as far as it states any.
    """

    date: datetime.date
    reason: Reason
    spans: Spans = ()
    doubt: Spans = ()
    usual_spans: Spans = ()

    @property
    def is_confirmed(self) -> bool:
        return not self.doubt

    @property
    def is_ordinary(self) -> bool:
        """Whether nothing takes the date out of the week."""
        return self.reason.code in ORDINARY


def day_of(timetable: Timetable, calendar: Calendar, date: datetime.date) -> Day:
    """The hours of a date: a closure beats special days, these the calendar, that the week."""
    closure = timetable.closure
    if closure and closure.covers(date):
        return Day(date, Reason(ReasonCode.CLOSURE, closure.reason))
    specials = timetable.specials_on(date)
    if specials:
        return _special_day(date, specials)
    return _calendar_day(timetable, date, calendar.on(date))


def _special_day(date: datetime.date, rows: tuple[SpecialDay, ...]) -> Day:
    """Hours of rows with one range; a row that says closed is believed over those with hours."""
    spans = [row.span for row in rows if row.span]
    name = next((row.reason for row in rows if row.reason), "")
    is_closed = len(spans) < len(rows)
    reason = Reason(ReasonCode.SPECIAL_DAY, name)
    return Day(date, reason, spans=() if is_closed else merged(spans))


def _calendar_day(timetable: Timetable, date: datetime.date, row: CalendarDay) -> Day:
    match row.kind:
        case DateKind.HOLIDAY:
            reason = Reason(ReasonCode.HOLIDAY, row.name, row.name_en)
            return _by_policy(timetable.on_holidays, _weekday(timetable, date), reason)
        case DateKind.MAKEUP_WORKDAY:
            reason = Reason(ReasonCode.MAKEUP_WORKDAY, row.name, row.name_en)
            return _by_policy(timetable.on_makeup_days, _workday(timetable, date), reason)
        case DateKind.NOT_ANNOUNCED:
            reason = Reason(ReasonCode.NOT_ANNOUNCED, row.name, row.name_en)
            return _unconfirmed(_weekday(timetable, date), reason)
        case DateKind.ORDINARY:
            return _weekday(timetable, date)


def _by_policy(policy: Policy, normal: Day, reason: Reason) -> Day:
    match policy:
        case Policy.NORMAL if normal.reason == NOT_STATED:
            return normal
        case Policy.NORMAL:
            return replace(normal, reason=reason)
        case Policy.NOT_STATED:
            return _unconfirmed(normal, reason)
        case Policy.CLOSED | Policy.SPECIAL:
            return Day(normal.date, reason)


def _unconfirmed(normal: Day, reason: Reason) -> Day:
    """A day of which nothing is certain; past its midnight only usual hours may reach."""
    usual = normal.usual_spans or normal.spans
    return Day(normal.date, reason, doubt=merged((WHOLE_DAY, *usual)), usual_spans=usual)


def _weekday(timetable: Timetable, date: datetime.date) -> Day:
    """The weekday's own hours; not confirmed when no week is stated that holds on the date."""
    week = timetable.week_of(date)
    if not week:
        return _unconfirmed(Day(date, NOT_STATED), NOT_STATED)
    weekday = date.isoweekday()
    own = [row for row in week if row.weekday == weekday]
    is_seasonal = any(row.is_seasonal for row in own or week)
    return Day(date, SEASON if is_seasonal else WEEK, spans=merged([row.span for row in own]))


def _workday(timetable: Timetable, date: datetime.date) -> Day:
    """The weekday's own hours if it has any, else what all of Monday to Friday agree on."""
    week = timetable.week_of(date)
    if not week or any(row.weekday == date.isoweekday() for row in week):
        return _weekday(timetable, date)
    workdays = [_spans_on(week, weekday) for weekday in MONDAY_TO_FRIDAY]
    certain = reduce(common, workdays)
    possible = merged(span for spans in workdays for span in spans)
    doubt = without(possible, certain)
    return Day(date, WEEK, certain, doubt, usual_spans=possible if doubt else ())


def _spans_on(week: tuple[WeeklySpan, ...], weekday: int) -> Spans:
    return merged(row.span for row in week if row.weekday == weekday)
