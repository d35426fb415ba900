"""What to know beside an answer, which it does not change.

A caution carries the facts of its code, so none of them is asked whether it is there.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from django.utils.translation import gettext

from ...rules.decision import Caution, CautionCode
from ...rules.timetable import Closure
from ..moments import day_beside, weekday_and_day
from .case import Case, Said
from .times import closure_said


def closed_now(caution: Caution, case: Case) -> Said:
    """A closure covers today, and no date was asked for."""
    return closure_said(cast(Closure, caution.closure), case.asked)


def free_on_conditions(caution: Caution, case: Case) -> Said:
    """It is free for some."""
    return Said(gettext("free of charge only on conditions"))


def nobody_answers(caution: Caution, case: Case) -> Said:
    """On the last day to ask, nobody is certain to be reached."""
    last = {"day": weekday_and_day(cast(date, caution.date), case.asked.date)}
    sentence = gettext("on the last day to ask, %(day)s, nobody is sure to answer: ask before")
    return Said(sentence % last)


def checked_long_ago(caution: Caution, case: Case) -> Said:
    """The check is not fresh any more."""
    last = {"day": day_beside(cast(date, caution.date), case.asked.date)}
    return Said(gettext("last checked %(day)s, more than half a year ago") % last)


CAUTIONS: Mapping[CautionCode, Callable[[Caution, Case], Said]] = {
    CautionCode.CLOSED_NOW: closed_now,
    CautionCode.FREE_ON_CONDITIONS: free_on_conditions,
    CautionCode.NOBODY_ANSWERS: nobody_answers,
    CautionCode.CHECKED_LONG_AGO: checked_long_ago,
}
