"""The parts of a wish as conditions on rooms, each under the parameter that asks for it."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from ..openings.stated import NEVER


class Part(NamedTuple):
    """Which rooms one thing that is asked rules out, and which of the others it leaves in doubt."""

    ruled_out: Q = NEVER
    in_doubt: Q = NEVER


Parts = dict[str, Part]

#: The fields of which each choice is shown with its count.
CHOSEN = ("area", "open", "layout", "amenity", "for")


def any_of(conditions: Iterable[Q]) -> Q:
    """Whether any of the conditions holds."""
    return reduce(or_, conditions, NEVER)


def ruled_out(parts: Iterable[Part]) -> Q:
    """Whether any of the parts rules a room out."""
    return any_of(part.ruled_out for part in parts)


def in_doubt(parts: Iterable[Part]) -> Q:
    """Whether any of the parts leaves a room in doubt, that none rules out."""
    return any_of(part.in_doubt for part in parts)
