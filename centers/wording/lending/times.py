"""Why a room will not do, or may not, at the time asked for: hours, other uses, limits, notice.

A reason carries the facts of its code, so none of them is asked whether it is there.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import cast

from django.utils.translation import gettext, ngettext, pgettext

from ...models.language import chinese
from ...rules.clock import MINUTES_A_DAY
from ...rules.days import Day, ReasonCode
from ...rules.decision import Reason
from ...rules.spans import Spans, common
from ...rules.timeline import Timeline, open_for_certain
from ...rules.timetable import Closure
from ..days import span_words
from ..moments import Asked, days, duration, weekday_and_day
from ..reasons import name_of, note_of
from ..status import noted
from .case import Case, Said


def closed_temporarily(reason: Reason, case: Case) -> Said:
    """A closure covers the date."""
    return closure_said(cast(Closure, reason.closure), case.asked)


def closure_said(closure: Closure, asked: Asked) -> Said:
    """How long a place is closed for the time being, and why."""
    dates = {"dates": days(closure.starts_on, closure.ends_on, asked.date)}
    sentence = noted(gettext("temporarily closed %(dates)s") % dates, closure.reason)
    return Said(sentence, chinese(closure.reason))


def closed(reason: Reason, case: Case) -> Said:
    """It is closed then, with the hours of that date."""
    day = cast(Day, reason.day)
    told = {"day": date_told(day, case), "times": times_of(day)}
    if case.wish.span is None and told["times"]:
        sentence = gettext("not open for a whole hour on %(day)s: %(times)s")
    elif not is_open_in_part(case):
        sentence = closed_throughout(told["times"])
    elif told["times"]:
        sentence = gettext("closed for part of that time; hours on %(day)s: %(times)s")
    else:
        sentence = gettext("closed for part of that time")
    return with_note(sentence % told, day)


def closed_throughout(times: str) -> str:
    """The sentence for a time that is closed as a whole, on a date with hours or without."""
    if not times:
        return gettext("closed on %(day)s")
    return gettext("closed at that time; hours on %(day)s: %(times)s")


def is_open_in_part(case: Case) -> bool:
    """Whether any minute of the time asked for is open for certain."""
    wish, hours = case.wish, case.facts.hours
    if wish.date is None or wish.span is None:
        return False
    certain = Timeline(wish.date, hours.day, hours.timetable).around(open_for_certain, wish.span)
    return bool(common(certain, (wish.span,)))


def hours_not_confirmed(reason: Reason, case: Case) -> Said:
    """Whether it is open then is not certain, with the usual hours of that date."""
    day = cast(Day, reason.day)
    if day.is_confirmed:
        return Said(gettext("the hours at that time are not confirmed"))
    told = {"day": date_told(day, case), "times": spans_told(day.usual_spans)}
    if day.reason.code is ReasonCode.NOT_STATED:
        sentence = gettext("nobody stated the hours of %(day)s")
    elif day.usual_spans:
        sentence = gettext("the hours of %(day)s are not confirmed; usually %(times)s")
    else:
        sentence = gettext("the hours of %(day)s are not confirmed")
    return with_note(sentence % told, day)


def occupied(reason: Reason, case: Case) -> Said:
    """It is taken then, with what is known to be free on that date."""
    free = {"times": spans_told(reason.free)}
    if reason.free and is_published(reason.free, case):
        if case.wish.span:
            return Said(gettext("taken then; free that day %(times)s") % free)
        return Said(gettext("not free for a whole hour that day, only %(times)s") % free)
    if case.wish.span:
        return Said(gettext("taken then"))
    return Said(gettext("taken: not free for a whole hour that day"))


def is_published(spans: Spans, case: Case) -> bool:
    """Whether all occupied times are published as far as spans of the date asked for reach."""
    date, known_until = case.wish.date, case.facts.occupied_known_until
    if date is None or known_until is None:
        return False
    return date + timedelta(days=spans[-1].closes_minute > MINUTES_A_DAY) <= known_until


def occupied_not_known(reason: Reason, case: Case) -> Said:
    """When it is taken is not published so far ahead, or not at all."""
    if reason.date is None:
        return Said(gettext("nobody published when it is taken"))
    last = {"day": weekday_and_day(reason.date, case.asked.date)}
    return Said(gettext("when it is taken is published only until %(day)s") % last)


def too_late(reason: Reason, case: Case) -> Said:
    """The last moment to ask has passed."""
    if not reason.days:
        return passed(case)
    sentence = ngettext(
        "one had to ask by %(moment)s (%(days)d working day before)",
        "one had to ask by %(moment)s (%(days)d working days before)",
        reason.days,
    )
    return Said(
        sentence % {"moment": case.asked.by(cast(datetime, reason.moment)), "days": reason.days}
    )


def passed(case: Case) -> Said:
    """The time asked for has begun; of a date alone, its last hour."""
    if case.wish.span:
        return Said(gettext("that time has passed"))
    return Said(gettext("no free hour is left that day"))


def too_far_ahead(reason: Reason, case: Case) -> Said:
    """It is not lent so far ahead."""
    if not reason.days:
        return Said(gettext("lent on the same day only"))
    sentence = ngettext(
        "lent at most %(days)d day ahead: today until %(day)s",
        "lent at most %(days)d days ahead: today until %(day)s",
        reason.days,
    )
    last = weekday_and_day(cast(date, reason.date), case.asked.date)
    return Said(sentence % {"days": reason.days, "day": last})


def too_long(reason: Reason, case: Case) -> Said:
    """It is not lent for so long."""
    longest = {"time": duration(cast(int, reason.minutes))}
    return Said(gettext("lent for %(time)s at most") % longest)


def notice_not_stated(reason: Reason, case: Case) -> Said:
    """Nobody stated how long before one must ask."""
    return Said(gettext("nobody stated how long before one must ask"))


# --- parts of a sentence -------------------------------------------------------------------------


def date_told(day: Day, case: Case) -> str:
    """The date of a day with its weekday."""
    return weekday_and_day(day.date, case.asked.date)


def times_of(day: Day) -> str:
    """The hours of a day in one line, with those that are not confirmed; "" without any."""
    doubt = [gettext("%(times)s not confirmed") % {"times": span_words(one)} for one in day.doubt]
    return listed([*map(span_words, day.spans), *doubt])


def listed(words: Iterable[str]) -> str:
    """Several times: a, b and c."""
    *others, last = list(words) or [""]
    if not others:
        return last
    before = pgettext("between times", ", ").join(others)
    return pgettext("times", "%(before)s and %(last)s") % {"before": before, "last": last}


def spans_told(spans: Spans) -> str:
    """Spans in one line, as a sentence takes them."""
    return listed(map(span_words, spans))


def with_note(sentence: str, day: Day) -> Said:
    """A sentence with the reason for which a day is not as every week."""
    return Said(noted(sentence, note_of(day.reason)), name_of(day.reason))
