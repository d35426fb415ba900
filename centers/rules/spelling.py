"""Slips of the finger: which known names come closest to words that find nothing."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from .pinyin import HAN, readings
from .text import fold, packed, readable

# How many letters or characters of a search there are to each slip that is forgiven, and the most.
LETTERS_PER_SLIP = 4
CHARACTERS_PER_SLIP = 3
MOST_SLIPS = 3
# How many names, those with most in common, are compared letter by letter.
COMPARED = 100
# From how many letters on a search is compared by triples of them.
LONG = 8
# The characters of a search, and of a name, that are looked at.
COMPARED_LENGTH = 48


class Slip(NamedTuple):
    """How far a name is from a search; the least comes first."""

    slips: int
    begins_at: int
    length: int
    name: str


class Spelling(NamedTuple):
    """A text without its spaces: as its key has it, and in Latin and Hangul letters."""

    characters: str
    letters: str


def spelled(text: str) -> Spelling:
    """How a text is spelled."""
    romanized = HAN.sub(
        lambda run: "".join(choices[0] for choices in readings(run[0]) if choices),
        packed(readable(text)),
    )
    letters = unicodedata.normalize("NFD", romanized)
    return Spelling(
        fold(text).replace(" ", "")[:COMPARED_LENGTH], letters.replace(" ", "")[:COMPARED_LENGTH]
    )


def parts(word: str, size: int) -> set[str]:
    """The runs of so many neighbors in a word."""
    return {word[index : index + size] for index in range(len(word) - size + 1)}


def pieces(query: str) -> list[str]:
    """Parts of a search of which, with so many slips as are forgiven, at least one is whole.

    Of its characters; and of its letters from each one on, as only those from the beginning of a
    syllable on are likely to be found. Of a search of several words also those of each.
    """
    words = query.split()
    found = []
    for characters, letters in map(spelled, [query, *(words if words[1:] else ())]):
        found += runs(characters, CHARACTERS_PER_SLIP) + runs(letters, LETTERS_PER_SLIP)
    return list(dict.fromkeys(found))


def runs(word: str, per_slip: int) -> list[str]:
    """The runs of letters of which one is whole with as many slips as are forgiven."""
    slips = min(MOST_SLIPS, len(word) // per_slip)
    size = max(2, len(word) // (slips + 1))
    return [word[start : start + size] for start in range(len(word) - size + 1)]


class Lexicon:
    """Known names, and where their pairs and triples of letters stand: made once, asked often."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: Sequence[str] = sorted(set(names), key=lambda name: (len(name), name))
        self.spellings = [spelled(name) for name in self.names]
        self.holding: dict[str, list[int]] = {}
        for number, (characters, letters) in enumerate(self.spellings):
            for part in parts(characters, 2) | parts(letters, 2) | parts(letters, 3):
                self.holding.setdefault(part, []).append(number)

    def sharing(self, wanted: str, slips: int) -> list[int]:
        """The names with the most parts of a search, if enough for so few slips in it.

        Long words in letters are compared by triples: common syllables have their pairs in common.
        One slip spoils at most one part more than a part is long.
        """
        size = 3 if wanted.isascii() and len(wanted) >= LONG else 2
        asked = parts(wanted, size)
        shared = Counter[int]()
        for part in asked:
            shared.update(self.holding.get(part, ()))
        enough = max(1, len(asked) - (size + 1) * slips)
        near = ((-count, number) for number, count in shared.items() if count >= enough)
        return [number for _, number in nsmallest(COMPARED, near)]


def closest(query: str, names: Lexicon, limit: int) -> list[str]:
    """At most so many of the known names, those first that the fewest slips turn the query into.

    The query as a whole, or word by word, wherever in the name each word may stand.
    A slip is a letter or character that is wrong, missing, too many, or swapped with the next; what
    was meant may be any part of a name. Names that are read alike are no slip apart: 长丰 finds
    长风. A name two slips worse than the best is left out. Nothing for words that
    no name comes near.
    """
    best: dict[str, Slip] = {}
    words = query.split()
    for slip in chain(slips_of([query], names), slips_of(words, names) if words[1:] else ()):
        best[slip.name] = min(slip, best.get(slip.name, slip))
    most = min((slip.slips for slip in best.values()), default=0) + 1
    return [slip.name for slip in sorted(best.values()) if slip.slips <= most][:limit]


class Wanted(NamedTuple):
    """A word to look for in names: as letters, where each of these stands, the slips forgiven."""

    letters: str
    places: dict[str, int]
    most: int


def slips_of(words: Sequence[str], names: Lexicon) -> Iterator[Slip]:
    """The names that come near enough to every word, in their characters or in letters."""
    spellings = [spelled(word) for word in words]
    for kind, per_slip in enumerate((CHARACTERS_PER_SLIP, LETTERS_PER_SLIP)):
        all_wanted = [wanted(spelling[kind], per_slip) for spelling in spellings]
        sharing = (names.sharing(word.letters, word.most) for word in all_wanted)
        for number in set().union(*sharing):
            name = names.names[number]
            if slips := slips_in(names.spellings[number][kind], all_wanted):
                begins_at = max(0, slips[0][1] - len(all_wanted[0].letters))
                yield Slip(sum(count for count, _end in slips), begins_at, len(name), name)


def wanted(letters: str, per_slip: int) -> Wanted:
    """A word, with as many slips as are forgiven for its length."""
    return Wanted(letters, places_of_letters(letters), min(MOST_SLIPS, len(letters) // per_slip))


def slips_in(spelling: str, words: Sequence[Wanted]) -> list[tuple[int, int]]:
    """The slips of each word in a name, and where it ends; none if any word has too many."""
    found = []
    for word in words:
        count, end = fewest_slips(word.places, len(word.letters), spelling)
        if count > word.most:
            return []
        found.append((count, end))
    return found


def places_of_letters(word: str) -> dict[str, int]:
    """For each letter of a word the places where it stands, as bits."""
    places: dict[str, int] = {}
    for place, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << place
    return places


def fewest_slips(places: dict[str, int], length: int, spelling: str) -> tuple[int, int]:
    """The fewest slips between a word and any part of a spelling, and where that part ends first.

    Damerau's distance with each letter swapped at most once, a whole column of its table in the
    bits of a number (Myers 1999; swaps by Hyyrö 2003). A table of numbers takes ten times as long.
    """
    full, last = (1 << length) - 1, 1 << (length - 1)
    rises, falls, level, before = full, 0, 0, 0
    count, best = length, (length, 0)
    for end, letter in enumerate(spelling, 1):
        here = places.get(letter, 0)
        swapped = ((~level & here) << 1) & before
        level = ((((here & rises) + rises) ^ rises) | here | falls | swapped) & full
        up, down = falls | (full & ~(level | rises)), level & rises
        count += bool(up & last) - bool(down & last)
        # A part may begin anywhere: the top of a column is no slip away, so no bit comes in.
        up, down = up << 1 & full, down << 1 & full
        rises, falls, before = down | (full & ~(level | up)), up & level, here
        best = min(best, (count, end))
    return best
