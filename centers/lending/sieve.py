"""Rooms by what each thing that is asked makes of them, read from the database in one pass.

A search shows who answers yes and who ask, and beside each choice of a field how many there would
be, were that field left alone; and which would do at another time. To that end every room that
nothing else rules out is read with the verdict on the time and on each field that has choices: one
digit for each in one number, its code.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, reduce
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable, CombinedExpression

from ..rules.decision import Answer
from .parts import CHOSEN, Part, Parts, ruled_out

#: How many people in whatever layout: it counts where the layout is left alone.
ANYHOW = "anyhow"

#: The parts that leave no room out unseen: it is asked what would be left without them.
TOLD = (*CHOSEN, ANYHOW, "date")

NO, ASK, YES = range(3)
ANSWERS = {YES: Answer.YES, ASK: Answer.ASK}

# Django would make a field for each number else.
NUMBER = IntegerField()


class Sifted(NamedTuple):
    """The rooms of a code: their primary keys, and how many have each area and timetable."""

    pks: "array[int]"
    areas: Counter[str | None]
    timetables: Counter[int | None]


class Sieve:
    """The rooms that no part rules out, and those that the time or a part with choices does.

    ``marks`` are conditions to be told of each room beside.
    """

    def __init__(self, rooms: Any, parts: Parts, marks: dict[str, Q]) -> None:
        self.parts = parts
        self.places = {name: place for place, name in enumerate([*parts, *marks])}
        self.kept: dict[str, dict[Answer, list[int]]] = {}
        by_code: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for code, *room in self.read(rooms, marks):
            by_code[code].append(room)
        self.rooms = {code: sifted(*zip(*some, strict=True)) for code, some in by_code.items()}

    def read(self, rooms: Any, marks: dict[str, Q]) -> Iterable[Any]:
        """The code of each room, and what else is told of it; one query."""
        soft = {name: part for name, part in self.parts.items() if name in TOLD}
        hard = {name: part for name, part in self.parts.items() if name not in soft}
        left = rooms.exclude(ruled_out(hard.values())).order_by()
        # What is left is ruled out by no hard part; it need not be asked again.
        asked = soft | {name: Part(in_doubt=part.in_doubt) for name, part in hard.items()}
        digits: list[Combinable] = [
            verdict(part, 3 ** self.places[name]) for name, part in asked.items()
        ]
        digits += [digit(mark, 3 ** self.places[name]) for name, mark in marks.items()]
        found: Iterable[Any] = left.values_list(
            reduce(total, digits), "pk", "center__area", "key__timetable"
        )
        return found

    @cached_property
    def digits(self) -> Mapping[int, tuple[int, ...]]:
        """What each code says of the parts and the marks, in their order."""
        powers = [3**place for place in self.places.values()]
        return {code: tuple(code // power % 3 for power in powers) for code in self.rooms}

    def codes(self, ignoring: str) -> dict[Answer, list[int]]:
        """The codes of the rooms that would be left without a field, by their answer."""
        if ignoring not in self.kept:
            unused = {ignoring, "" if ignoring == "layout" else ANYHOW}
            used = [self.places[name] for name in self.parts if name not in unused]
            kept: dict[Answer, list[int]] = {answer: [] for answer in ANSWERS.values()}
            for code, digits in self.digits.items():
                verdict = min((digits[place] for place in used), default=YES)
                if verdict != NO:
                    kept[ANSWERS[verdict]].append(code)
            self.kept[ignoring] = kept
        return self.kept[ignoring]

    def left(self, ignoring: str = "", answer: str = "", *, mark: str = "") -> list[Sifted]:
        """The rooms that would be left without a field; of an answer, or with a mark, if given."""
        by_answer = self.codes(ignoring)
        codes = by_answer[Answer(answer)] if answer else chain(*by_answer.values())
        marked = (code for code in codes if not mark or self.digits[code][self.places[mark]])
        return [self.rooms[code] for code in marked]

    def count(self, ignoring: str = "", answer: str = "", *, mark: str = "") -> int:
        """How many rooms would be left without a field."""
        return sum(len(rooms.pks) for rooms in self.left(ignoring, answer, mark=mark))

    def pks(self, ignoring: str = "", answer: str = "") -> set[int]:
        """The primary keys of the rooms that would be left without a field."""
        return set().union(*(rooms.pks for rooms in self.left(ignoring, answer)))


def sifted(pks: Iterable[int], areas: Iterable[Any], timetables: Iterable[Any]) -> Sifted:
    """Rooms as they are kept, which takes little memory in a large city."""
    return Sifted(array("q", pks), Counter(areas), Counter(timetables))


def verdict(part: Part, weight: int) -> Case:
    """Whether a part says no, ask or yes, times the weight of its digit."""
    return Case(
        When(part.ruled_out, then=number(NO * weight)),
        When(part.in_doubt, then=number(ASK * weight)),
        default=number(YES * weight),
        output_field=NUMBER,
    )


def digit(mark: Q, weight: int) -> Case:
    """Whether a mark holds, times the weight of its digit."""
    return Case(When(mark, then=number(weight)), default=number(0), output_field=NUMBER)


def number(value: int) -> Value:
    """A number in a statement."""
    return Value(value, output_field=NUMBER)


def total(one: Combinable, other: Combinable) -> Combinable:
    """The sum of two numbers in a statement."""
    return CombinedExpression(one, Combinable.ADD, other, output_field=NUMBER)
