"""The answer of rooms to a wish, as conditions on rooms; mirrors `rules.lending`."""

import datetime
from functools import reduce
from operator import or_

from django.db.models import Case, Q, Value, When
from django.utils import timezone

from ..openings.days import NEVER
from ..rules.calendar import Calendar
from ..rules.decision import Answer
from ..rules.wish import Wish
from . import stated
from .use import TimeOfUse


class Answering:
    """The conditions of a wish, asked at an instant.

    Raises ValueError for an instant without a time zone.
    """

    def __init__(self, wish: Wish, now: datetime.datetime, calendar: Calendar) -> None:
        local = timezone.localtime(now, timezone.get_default_timezone())
        today, minute = local.date(), local.hour * 60 + local.minute
        use = TimeOfUse(wish, wish.date, today, minute, calendar) if wish.date else None
        ruled_out = [*stated.ruled_out(wish), *(use.ruled_out() if use else ())]
        in_doubt = [*stated.in_doubt(wish, today), *(use.in_doubt() if use else ())]
        self.ruled_out: Q = reduce(or_, ruled_out, NEVER)
        self.in_doubt: Q = reduce(or_, in_doubt, NEVER)

    @property
    def of_any(self) -> Case:
        """The answer of any room."""
        return Case(When(self.ruled_out, then=_word(Answer.NO)), default=self.of_possible)

    @property
    def of_possible(self) -> Case:
        """The answer of a room that is not ruled out."""
        return Case(When(self.in_doubt, then=_word(Answer.ASK)), default=_word(Answer.YES))


def _word(answer: Answer) -> Value:
    return Value(answer.value)
