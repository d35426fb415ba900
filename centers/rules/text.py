"""How words are made comparable: width, case, accents, traditional characters, punctuation."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from opencc import OpenCC

APOSTROPHES = frozenset("'’‘ʼ＇`´")
# Where OpenCC decides by the words around, a part of a name would fold otherwise than the whole
# name. A key therefore goes character by character, and takes these for the same.
SAME = dict(
    zip(
        "著揹瞭薰伕簷覆锺馀鲶暱甦讬迳澂彷藉侭谘拏麹痺颚邨衖",
        "着背了熏夫檐复钟余鲇昵苏托径澄仿借尽咨拿曲痹腭村弄",
        strict=True,
    )
)
# A character with the marks and the parts of a Hangul syllable that belong to it.
CLUSTER = re.compile("(?s).[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7fb]*")
SEPARATOR = re.compile("[;；\n]")
# A space beside a character of a script that does not put spaces between its words.
LOOSE_SPACE = re.compile("(?<=[^a-z0-9 ]) +| +(?=[^a-z0-9 ])")


@cache
def converters() -> tuple[OpenCC, OpenCC]:
    """OpenCC's converters of traditional text, as in general and as in Hong Kong."""
    return OpenCC("t2s"), OpenCC("hk2s")


def simplified(character: str) -> str:
    """The simplified form of one traditional character."""
    for converter in converters():
        character = converter.convert(character)
    return character


def is_simplified(character: str) -> bool:
    """Whether a character is in use where simplified ones are: whether GB 2312 holds it."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def plain_character(character: str) -> str:
    """One composed character without its accent; a space for what is no letter or digit."""
    if character in APOSTROPHES:
        return ""
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] not in "LN" and category != "Mc":
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def readable_character(character: str) -> str:
    """One composed character as it stands in a readable text."""
    plain = plain_character(character)
    return plain if plain.isascii() or is_simplified(plain) else simplified(plain)


def key_character(character: str) -> str:
    """One character of a readable text as it stands in a key."""
    merged = character if character.isascii() else simplified(character)
    return SAME.get(merged, merged)


class Table(dict[int, str]):
    """A table for `str.translate` that learns each character when it first meets it.

    It keeps those of the basic plane alone, so that no visitor can make it grow without end.
    """

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self.rule = rule

    def __missing__(self, code: int) -> str:
        character = self.rule(chr(code))
        if code <= 0xFFFF:
            self[code] = character
        return character


READABLE = Table(readable_character)
KEY = Table(key_character)


def composed(text: str) -> str:
    """A text in full case folding and compatibility composition."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def unspaced(text: str) -> str:
    """A text's plain characters, with a space for each that was left out."""
    while (plain := composed(text).translate(READABLE)) != text:
        text = plain
    return text


def readable(text: str) -> str:
    """A text in lower case, simplified, without punctuation: what pinyin is read from.

    Keeps the few characters that are both simplified and traditional, such as 乾 in 乾溪路.
    """
    return " ".join(unspaced(text).split())


def fold(text: str) -> str:
    """What is left of a text when two spellings of the same words must be equal.

    Full-width forms, case, accents, traditional characters and punctuation are gone; Hangul stays
    composed. It is a key and is never shown. Folding twice changes nothing; folding part of a text
    gives that part of the folded text.
    """
    return readable(text).translate(KEY)


def split_names(text: str) -> list[str]:
    """Several names written into one text, with semicolons or line ends between them."""
    return [name for part in SEPARATOR.split(text) if (name := part.strip())]


def packed(text: str) -> str:
    """A folded or readable text without the spaces beside Chinese, Japanese or Korean."""
    return LOOSE_SPACE.sub("", text)


class Traced(NamedTuple):
    """A packed readable text that knows where each of its characters stood."""

    text: str
    spans: tuple[tuple[int, int], ...]


def traced(text: str) -> Traced:
    """The packed readable form of a text, with where each character began and ended in it."""
    plain, spans = trace(CLUSTER.finditer(text))
    loose = set(chain.from_iterable(range(*gap.span()) for gap in LOOSE_SPACE.finditer(plain)))
    kept = [index for index in range(len(plain)) if index not in loose]
    return Traced("".join(plain[index] for index in kept), tuple(spans[index] for index in kept))


def trace(clusters: Iterable[re.Match[str]]) -> tuple[str, list[tuple[int, int]]]:
    """The plain characters of clusters, and the span of the cluster that each is from."""
    characters: list[str] = []
    spans: list[tuple[int, int]] = []
    for cluster in clusters:
        plain = unspaced(cluster[0])
        characters.append(plain)
        spans.extend([cluster.span()] * len(plain))
    return "".join(characters), spans
