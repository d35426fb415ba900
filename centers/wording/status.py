"""The sentence that says whether a place is open, until when or from when on, and why."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext

from ..rules.days import ReasonCode
from ..rules.hours import Hours, State, Status
from .moments import ONE_DAY, Asked, day_beside
from .reasons import name_of, note_of

CLOSING_SOON = timedelta(hours=1)
# A blank stands beside figures alone: 至 17:00, but 至明日 02:00.
BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def status_sentence(hours: Hours, status: Status, asked: Asked, *, can_ask: bool = True) -> str:
    """What holds at the moment asked, never without its end or its reason."""
    return BETWEEN_CHINESE.sub("", sentence_of(hours, status, asked, can_ask=can_ask))


def sentence_of(hours: Hours, status: Status, asked: Asked, *, can_ask: bool) -> str:
    match status.state:
        case State.OPEN:
            return noted(open_until(hours, status, asked), note_of(status.reason))
        case State.NOT_CONFIRMED:
            sentence = not_confirmed(status)
            if not can_ask:
                return sentence
            return gettext("%(sentence)s: please phone first") % {"sentence": sentence}
        case State.CLOSED:
            return listed(closed(hours, status, asked), next_opening(status, asked))


def checked_sentence(checked_on: date | None, asked: Asked) -> str:
    """When somebody last checked the hours."""
    if checked_on is None:
        return gettext("hours never checked")
    return gettext("hours checked %(day)s") % {"day": day_beside(checked_on, asked.date)}


# --- open ----------------------------------------------------------------------------------------


def open_until(hours: Hours, status: Status, asked: Asked) -> str:
    """That it is open, and until when; without an end it is open day and night."""
    if status.until is None:
        return gettext("Open 24 hours")
    moment = {"moment": asked.until(status.until)}
    if status.until - asked.moment > ONE_DAY:
        if hours.state(status.until) is State.NOT_CONFIRMED:
            doubt = {"doubt": asked.since(status.until)}
            return listed(gettext("Open 24 hours"), gettext("from %(doubt)s not confirmed") % doubt)
        return gettext("Open 24 hours until %(moment)s") % moment
    if asked.is_now and status.until - asked.moment <= CLOSING_SOON:
        return gettext("Closing soon, open until %(moment)s") % moment
    return gettext("Open until %(moment)s") % moment


# --- closed --------------------------------------------------------------------------------------


def closed(hours: Hours, status: Status, asked: Asked) -> str:
    """That it is closed, and why."""
    reason = status.reason
    if reason.code is ReasonCode.CLOSURE:
        return noted(closed_by_closure(hours, asked), note_of(reason))
    today = hours.day(asked.date)
    if today.spans or today.doubt:
        sentence = gettext("Closed now") if asked.is_now else gettext("Closed at that time")
        return noted(sentence, note_of(reason))
    if reason.code is ReasonCode.HOLIDAY:
        holiday = {"holiday": name_of(reason).text}
        if asked.is_now:
            return gettext("Closed today for %(holiday)s") % holiday
        return gettext("Closed for %(holiday)s") % holiday
    sentence = gettext("Closed today") if asked.is_now else gettext("Closed that day")
    return noted(sentence, note_of(reason))


def closed_by_closure(hours: Hours, asked: Asked) -> str:
    """How long a temporary closure lasts."""
    closure = hours.timetable.closure
    if closure is None or closure.ends_on is None:
        return gettext("Closed until further notice")
    last = {"day": day_beside(closure.ends_on, asked.date)}
    return gettext("Temporarily closed until %(day)s") % last


def next_opening(status: Status, asked: Asked) -> str:
    """When it opens again, as far as that is certain; "" in a closure without an end."""
    doubt, opens = status.until, status.opens_next
    if doubt and opens and doubt < opens:
        moments = {"doubt": asked.since(doubt), "moment": asked.opens(opens)}
        return gettext("from %(doubt)s not confirmed, opens %(moment)s at the latest") % moments
    if opens:
        return gettext("opens %(moment)s") % {"moment": asked.opens(opens)}
    if doubt:
        return gettext("from %(doubt)s not confirmed") % {"doubt": asked.since(doubt)}
    is_closure = status.reason.code is ReasonCode.CLOSURE
    return "" if is_closure else gettext("next opening not known")


# --- not confirmed -------------------------------------------------------------------------------


def not_confirmed(status: Status) -> str:
    """What is not known."""
    name = {"holiday": name_of(status.reason).text}
    match status.reason.code:
        case ReasonCode.HOLIDAY:
            return gettext("Holiday hours not confirmed (%(holiday)s)") % name
        case ReasonCode.NOT_ANNOUNCED:
            return gettext("Holiday not yet announced (%(holiday)s)") % name
        case ReasonCode.MAKEUP_WORKDAY:
            return gettext("Make-up workday hours not confirmed (%(holiday)s)") % name
        case _:
            return gettext("Opening hours not known")


# --- parts of a sentence -------------------------------------------------------------------------


def noted(sentence: str, note: str) -> str:
    """A sentence with a note behind it, if there is one."""
    if not note:
        return sentence
    return gettext("%(sentence)s (%(note)s)") % {"sentence": sentence, "note": note}


def listed(sentence: str, more: str) -> str:
    """A sentence that goes on, if it does."""
    if not more:
        return sentence
    return gettext("%(sentence)s, %(more)s") % {"sentence": sentence, "more": more}
