"""What is told about, a wish held against a room at a moment; and what a sentence quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...models import Amenity, Room
from ...models.language import CHINESE, Words
from ...rules.facts import RoomFacts
from ...rules.wish import Wish
from ..moments import Asked

NOTHING = Words("", CHINESE)


@dataclass(frozen=True, slots=True)
class Case:
    """A room with its facts, the wish held against it, and when that was asked.

    `amenities` are the names of those asked for, by code, in the reader's language.
    """

    room: Room
    facts: RoomFacts
    wish: Wish
    asked: Asked
    amenities: Mapping[str, str]


class Said(NamedTuple):
    """A sentence, and the words in it that a listing states, in the language it states them."""

    text: str
    quoted: Words = NOTHING


def amenity_names(wish: Wish) -> dict[str, str]:
    """The names of the amenities a wish asks for, by code: one query for a page, none without."""
    if not wish.amenities:
        return {}
    return {one.code: one.title for one in Amenity.objects.filter(code__in=wish.amenities)}
