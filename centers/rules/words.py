"""What an index of words stores and what a search asks of it, on SQLite and PostgreSQL alike.

A token is a lowercase ASCII letter and ASCII letters or digits after it. `w` begins a word, its
pinyin or its initials; `x` begins a pair of neighboring characters or a last one, in base 36. FTS5
and PostgreSQL's `simple` configuration both keep such a token whole, in every locale, and neither
sees an operator in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from .pinyin import HAN, LETTERS, initials_of, readings, spellings
from .text import fold, packed, readable

# The most characters of a search that are looked at, and the most tokens asked for.
QUERY_LENGTH = 100
QUERY_TERMS = 24

WORD = re.compile("[a-z0-9]+")
LETTERS_OR_DIGITS = re.compile("[a-z]+|[0-9]+")
# Two neighbors, at least one of a script without spaces between words; the other may be a digit.
PAIR = re.compile("(?=([^a-z0-9 ][^a-z ]|[0-9][^a-z0-9 ]))")
# A character of such a script that begins no pair, and one that is in none.
LAST = re.compile("[^a-z0-9 ](?=[a-z ]|$)")
ALONE = re.compile("(?<![^a-z ])[^a-z0-9 ](?=[a-z ]|$)")
# A digit that its pair with a neighbor already asks for.
PAIRED_DIGIT = re.compile("(?<=[^a-z0-9 ])[0-9](?![a-z0-9])|(?<![a-z0-9])[0-9](?=[^a-z0-9 ])")
# A word and a number written together, such as changfeng228. One or two letters are a name, as B1.
GLUED = re.compile("(?<=[a-z]{3})(?=[0-9])|(?<=[0-9])(?=[a-z]{3})")
# No syllable of pinyin ends in s: an English plural asks for what its singular finds.
PLURAL = re.compile("(?<=ss|sh|ch)es$|(?<=[a-z]{3})(?<!s)s$")
BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


class Weight(StrEnum):
    """How much finding a word in a text says; PostgreSQL's letters for it."""

    NAME = "A"
    PLACE = "B"
    OFFER = "C"
    PROSE = "D"


# What a hit in a text of each weight counts for, relative to one in a name.
RANKS = {Weight.NAME: 1.0, Weight.PLACE: 0.4, Weight.OFFER: 0.2, Weight.PROSE: 0.1}


class Term(NamedTuple):
    """A token that a search asks for; with `prefix`, tokens that begin with it will do."""

    token: str
    prefix: bool


@lru_cache(maxsize=8192)
def code_of(character: str) -> str:
    """The four digits in base 36 that stand for a character."""
    number, digits = ord(character), ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        digits = BASE_36[digit] + digits
    return digits


def token_of_characters(characters: str) -> str:
    """The token of one character or of two neighbors."""
    return "x" + "".join(map(code_of, characters))


def token_of_word(word: str) -> str:
    """The token of a word of ASCII letters and digits, or of its beginning."""
    return "w" + word[:LETTERS]


@lru_cache(maxsize=16384)
def tokens_of_key(text: str, weight: Weight) -> tuple[str, ...]:
    """What an index stores of a text, each token once.

    Every text gives its pairs of characters and its words. Names, places and offers also give their
    pinyin from each character on, and names their initials and the inner parts of words and
    numbers, so that any two neighbors of a name are found.
    """
    folded = fold(text)
    tokens = [*character_tokens(folded), *word_tokens(folded, weight)]
    if weight is not Weight.PROSE:
        tokens.extend(pinyin_tokens(text, weight))
    return tuple(dict.fromkeys(tokens))


def character_tokens(folded: str) -> Iterator[str]:
    """The pairs of neighbors in a folded text, and each character that has no neighbor after it.

    Every other character begins a pair, so that a search for one character asks for a prefix.
    """
    close = packed(folded)
    yield from map(token_of_characters, PAIR.findall(close))
    yield from map(token_of_characters, LAST.findall(close))


def word_tokens(folded: str, weight: Weight) -> Iterator[str]:
    """The words in a folded text with their letters and digits apart; of names, every ending."""
    for word in WORD.findall(folded):
        parts = [word, *LETTERS_OR_DIGITS.findall(word)]
        if weight is Weight.NAME:
            parts.extend(word[start:] for start in range(1, len(word)))
        yield from map(token_of_word, parts)


def pinyin_tokens(text: str, weight: Weight) -> Iterator[str]:
    """The pinyin, and of names the initials, of a text from each of its characters on."""
    for run in HAN.findall(packed(readable(text))):
        options = readings(run)
        ways = spellings(options)
        if weight is Weight.NAME:
            ways.extend(spellings(initials_of(options)))
        yield from (token_of_word(way) for each in ways for way in each if way)


def key_of(texts: Mapping[Weight, Iterable[str]]) -> dict[Weight, str]:
    """The search key of a listing: for each weight its tokens, with spaces between them.

    A token stands only under the greatest weight that it has.
    """
    key, seen = {}, set[str]()
    for weight in Weight:
        found = dict.fromkeys(
            token for text in texts.get(weight, ()) for token in tokens_of_key(text, weight)
        )
        key[weight] = " ".join(token for token in found if token not in seen)
        seen.update(found)
    return key


def tokens_of_query(words: str) -> list[Term]:
    """What a search asks for: every one of these terms, in any order. None for no words.

    Words are asked for by their beginnings, as people type them; a number that something follows is
    asked for whole.
    """
    folded = fold(words[:QUERY_LENGTH])
    terms = [Term(token_of_characters(pair), prefix=False) for pair in PAIR.findall(folded)]
    terms += [Term(token_of_characters(single), prefix=True) for single in ALONE.findall(folded)]
    terms += [
        Term(token_of_word(PLURAL.sub("", word)), prefix=begun) for word, begun in asked(folded)
    ]
    return list(dict.fromkeys(terms))[:QUERY_TERMS]


def asked(folded: str) -> Iterator[tuple[str, bool]]:
    """The words and numbers of a folded search, and whether more of each may follow."""
    apart = GLUED.sub(" ", PAIRED_DIGIT.sub(" ", folded))
    for match in WORD.finditer(apart):
        yield match[0], not match[0].isdigit() or match.end() == len(apart)


def fts5_query(terms: Iterable[Term]) -> str:
    """Terms as an expression of SQLite's FTS5 MATCH."""
    return " AND ".join(f"{token}*" if prefix else token for token, prefix in terms)


def ts_query(terms: Iterable[Term]) -> str:
    """Terms as an expression of PostgreSQL's to_tsquery."""
    return " & ".join(f"{token}:*" if prefix else token for token, prefix in terms)
