"""The answer of rooms to a wish, as conditions on rooms; mirrors `rules.lending`."""

from functools import reduce
from operator import or_

from django.db.models import Case, Q, Value, When

from ..openings.stated import NEVER
from ..rules.decision import Answer
from ..rules.wish import Wish
from . import stated
from .inquiry import Inquiry
from .use import TimeOfUse


class Answering:
    """The conditions of a wish, asked among some rooms at an instant."""

    def __init__(self, wish: Wish, inquiry: Inquiry) -> None:
        ruled_out: Q = reduce(or_, stated.ruled_out(wish), NEVER)
        in_doubt: Q = reduce(or_, stated.in_doubt(wish, inquiry.today), NEVER)
        if wish.date:
            use = TimeOfUse(wish, wish.date, inquiry, ruled_out)
            ruled_out = reduce(or_, use.ruled_out(), ruled_out)
            in_doubt = reduce(or_, use.in_doubt(), in_doubt)
        self.ruled_out, self.in_doubt = ruled_out, in_doubt

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
