"""Where a shown text matches a search, so that a page can mark it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from .pinyin import HAN, LETTERS, Readings, readings
from .text import KEY, Traced, fold, traced
from .words import GLUED, PLURAL, QUERY_LENGTH

# What a search is made of: words, and characters with the numbers beside them.
ASKED = re.compile("[a-z]+[0-9]*|[^a-z ]+")
Span = tuple[int, int]


def mark(text: str, query: str) -> list[Span]:
    """Where a text as it is shown matches a search: from, to before; in order, apart.

    What finds a text marks it: other widths and cases, traditional characters, pinyin, initials.
    """
    shown = traced(text)
    key = shown.text.translate(KEY)
    spans = (span for asked in asked_for(query) for span in found_in(key, shown.text, asked))
    return joined(in_the_original(shown, span) for span in spans)


def asked_for(query: str) -> list[str]:
    """The words of a search, and its runs of characters."""
    return ASKED.findall(GLUED.sub(" ", fold(query[:QUERY_LENGTH])))


def found_in(key: str, plain: str, asked: str) -> list[Span]:
    """Where a text matches one word or run of characters of a search."""
    if asked.isascii():
        word = PLURAL.sub("", asked)[:LETTERS]
        return starts_of(key, word) + (spoken(plain, word) if word.isalpha() else [])
    whole = everywhere(key, asked)
    return whole or [
        span
        for index in range(len(asked) - 1)
        for span in everywhere(key, asked[index : index + 2])
    ]


def everywhere(key: str, part: str) -> list[Span]:
    """Every place where a part stands in a text."""
    return [match.span() for match in re.finditer(re.escape(part), key)]


def starts_of(key: str, word: str) -> list[Span]:
    """Where a word begins in a text; where none does, where it stands inside of one."""
    begun = re.finditer(
        f"(?<![a-z0-9]){re.escape(word)}|(?<![0-9]){re.escape(word)}(?<=[0-9])", key
    )
    return [match.span() for match in begun] or everywhere(key, word)


def spoken(plain: str, word: str) -> list[Span]:
    """Where a text's Chinese is read as a word of at least two letters, or has it for initials."""
    if len(word) < 2:
        return []
    return [
        (run.start() + start, run.start() + end)
        for run in HAN.finditer(plain)
        for start, end in said(readings(run[0]), word)
    ]


def said(options: Sequence[Readings], word: str) -> Iterator[Span]:
    """From which character to which readings make up a word, in full or by first letters."""
    for start in range(len(options)):
        length = syllables_in(options[start:], word) or initials_in(options[start:], word)
        if length:
            yield start, start + length


def syllables_in(options: Sequence[Readings], word: str) -> int:
    """How many characters it takes to say a word whose end may be missing; 0 if they do not."""
    for reading in options[0] if options else ():
        if reading.startswith(word):
            return 1
        if word.startswith(reading) and (rest := syllables_in(options[1:], word[len(reading) :])):
            return rest + 1
    return 0


def initials_in(options: Sequence[Readings], word: str) -> int:
    """How many characters have a word for their first letters; 0 if they have not."""
    matching = len(word) <= len(options) and all(
        any(reading[0] == letter for reading in choices)
        for letter, choices in zip(word, options, strict=False)
    )
    return len(word) if matching else 0


def in_the_original(shown: Traced, span: Span) -> Span:
    """A span of a traced text, in the text that it was traced from."""
    start, end = span
    return shown.spans[start][0], shown.spans[end - 1][1]


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            before = apart.pop()
            apart.append((before[0], max(end, before[1])))
        else:
            apart.append((start, end))
    return apart
