"""How Chinese names are read: in full, by initials, and otherwise than they should be."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from .readings import CHARACTERS, WORDS
from .text import packed, readable

# The readings of a character, likeliest first; none when it has no known reading.
Readings = tuple[str, ...]

# The most ways of reading one run of characters that a key holds.
WAYS = 8
# The letters after which a key is cut off: five or six syllables.
LETTERS = 24

HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
# The longest word that is looked for.
WORD_LENGTH = 6


@lru_cache(maxsize=4096)
def toneless(syllables: tuple[str, ...]) -> Readings:
    """Syllables without their tones, each once; ü is also u, as on signs and in passports."""
    plain = [to_normal(syllable) for syllable in syllables]
    return tuple(dict.fromkeys(plain + [syllable.replace("v", "u") for syllable in plain]))


@cache
def readings_of_character(character: str) -> Readings:
    """The readings of a character that stands in no known word."""
    if own := CHARACTERS.get(character):
        return toneless(tuple(own.split()))
    known = PINYIN_DICT.get(ord(character), "")
    return toneless(tuple(known.split(",")[:1])) if known else ()


def readings_of_word(word: str) -> Iterator[Readings]:
    """The readings of each character of one word as it was cut: first as in this word."""
    here: list[Readings]
    if own := WORDS.get(word):
        here = [(syllable,) for syllable in own.split()]
    elif len(word) > 1:
        here = [toneless(tuple(syllables)) for syllables in PHRASES_DICT[word]]
    else:
        here = [readings_of_character(word)]
    for likely, character in zip(here, word, strict=True):
        others = CHARACTERS.get(character, "").split()
        yield tuple(dict.fromkeys((*likely, *others)))


@lru_cache(maxsize=4096)
def readings(run: str) -> tuple[Readings, ...]:
    """The readings of each character of a run of Chinese characters, simplified (`readable`)."""
    return tuple(each for word in cut(run) for each in readings_of_word(word))


def cut(run: str) -> Iterator[str]:
    """The longest known words of a run from its start on, and the single characters between them.

    Done here and not by pypinyin, which also takes the beginnings of words for words, and whose
    dictionaries are shared by the whole process: nothing is written into them.
    """
    start = 0
    while start < len(run):
        ends = range(min(start + WORD_LENGTH, len(run)), start, -1)
        known = (end for end in ends if run[start:end] in WORDS or run[start:end] in PHRASES_DICT)
        end = next(known, start + 1)
        yield run[start:end]
        start = end


def spellings(options: Sequence[Readings]) -> list[list[str]]:
    """From each character on, the ways to spell the rest without spaces, likeliest first.

    At most `WAYS` ways, each cut off after `LETTERS` letters. Characters without a reading are
    passed over.
    """
    rest = [""]
    found = []
    for choices in reversed(options):
        spelled = (f"{choice}{tail}"[:LETTERS] for tail in rest for choice in choices or ("",))
        rest = list(dict.fromkeys(spelled))[:WAYS]
        found.append(rest)
    return found[::-1]


def initials_of(options: Sequence[Readings]) -> tuple[Readings, ...]:
    """The first letters of readings, each once."""
    return tuple(tuple(dict.fromkeys(choice[0] for choice in choices)) for choices in options)


def syllables(text: str) -> list[str]:
    """The likeliest syllables of a text's Chinese characters: 长风湾 gives chang, feng, wan."""
    return [choices[0] for run in runs(text) for choices in readings(run) if choices]


def pinyin(text: str) -> str:
    """A text's Chinese characters in full pinyin, in one word, with v for ü."""
    return "".join(syllables(text))


def initials(text: str) -> str:
    """The first letters of a text's syllables: 长风湾 gives cfw."""
    return "".join(syllable[0] for syllable in syllables(text))


def runs(text: str) -> list[str]:
    """The runs of Chinese characters in a text as people write it."""
    return HAN.findall(packed(readable(text)))
