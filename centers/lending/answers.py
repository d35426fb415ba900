"""The answer of rooms to a wish, as conditions on rooms; mirrors `rules.lending`."""

from django.db.models import Case, Q, Value, When

from ..rules.decision import Answer
from ..rules.wish import Wish
from .inquiry import Inquiry
from .parts import CHOSEN, Parts, in_doubt, ruled_out
from .stated import parts_of_facts
from .use import TimeOfUse


def parts_of(wish: Wish, inquiry: Inquiry) -> Parts:
    """The parts of a wish, those that cost the database least first.

    The time is under "date", that nobody checked a room lately under "checked"; with a layout the
    number of people is part of that.
    """
    facts = parts_of_facts(wish, inquiry.today)
    if not wish.date:
        return facts
    use = TimeOfUse(wish, wish.date, inquiry)
    # A field that has choices may be left alone: what it rules out may yet be looked at.
    others = (part for name, part in facts.items() if name not in CHOSEN)
    return {"date": use.part(ruled_out(others)), **facts}


class Answering:
    """The conditions of a wish, asked among some rooms at an instant."""

    def __init__(self, wish: Wish, inquiry: Inquiry) -> None:
        parts = parts_of(wish, inquiry).values()
        self.ruled_out: Q = ruled_out(parts)
        self.in_doubt: Q = in_doubt(parts)

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
