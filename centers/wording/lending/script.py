"""What to say on the phone to borrow a room, in both languages, filled from the wish."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import get_language, gettext, ngettext, override, pgettext

from ...models import Amenity, Room, RoomLayout
from ...models.language import TAGS, WRITTEN
from ...rules.facts import Fee
from ...rules.wish import Wish
from ..days import span_words
from ..moments import weekday_and_day

# What stands between two sentences.
BETWEEN = {"zh-hans": "", "zh-hant": "", "en": " "}


class Script(NamedTuple):
    """What to say in a language, by its tag."""

    language: str
    text: str


def scripts(room: Room, wish: Wish, amenities: Iterable[Amenity]) -> list[Script]:
    """The same in Chinese, in the characters that the reader has, and in English."""
    chinese, english = WRITTEN
    reader = get_language() or chinese
    languages = (chinese if reader == english else reader, english)
    return [Script(TAGS[one], script(one, room, wish, amenities)) for one in languages]


def script(language: str, room: Room, wish: Wish, amenities: Iterable[Amenity]) -> str:
    """What to say, in one language."""
    with override(language):
        return BETWEEN[language].join(sentences(room, wish, amenities))


def sentences(room: Room, wish: Wish, amenities: Iterable[Amenity]) -> Iterator[str]:
    """Sentence by sentence, in the language that is active."""
    names = {"room": room.title, "center": room.center.title}
    yield gettext("Hello, I would like to borrow the room “%(room)s” at %(center)s.") % names
    yield from when(wish)
    if wish.people:
        yield (
            ngettext("There will be %d person.", "There will be %d people.", wish.people)
            % wish.people
        )
    if wish.layout:
        yield gettext("The layout: %s.") % RoomLayout.Layout(wish.layout).label
    if needed := [one.title for one in amenities if one.code in wish.amenities]:
        yield gettext("We need: %s.") % pgettext("between names", ", ").join(needed)
    if room.fee != Fee.FREE:
        yield gettext("Is it free of charge?")
    if wish.date:
        yield gettext("Is the room free then, and what should we bring?")
    else:
        yield gettext("When is the room free, and what should we bring?")


def when(wish: Wish) -> Iterator[str]:
    """The day and the time that are asked for."""
    if wish.date and wish.span:
        told = {"day": weekday_and_day(wish.date), "times": span_words(wish.span)}
        yield gettext("It is for %(day)s, %(times)s.") % told
    elif wish.date:
        yield gettext("It is for %(day)s.") % {"day": weekday_and_day(wish.date)}
