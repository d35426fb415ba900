"""Text kept in Chinese and English: which of the two a reader sees, and in which characters."""

from typing import Any, NamedTuple

from django.utils.translation import get_language

from ..rules.script import traditional

CHINESE, TRADITIONAL, ENGLISH = "zh-Hans", "zh-Hant", "en"
#: The languages of pages by the codes that Django has for them.
TAGS = {"zh-hans": CHINESE, "zh-hant": TRADITIONAL, "en": ENGLISH}
#: Those in which texts are written; the other is made from the first.
WRITTEN = ("zh-hans", "en")
#: Columns in which any character may be part of a name.
NAMES = {"name", "address", "former_names", "label", "operator", "provider"}
#: Columns that a reader copies to the letter.
TO_THE_LETTER = {"wechat"}


def as_written(language: str | None) -> str:
    """The language that texts are written in for readers of a language, by Django's codes."""
    return "en" if language == "en" else "zh-hans"


class Words(NamedTuple):
    """A text and the language (BCP 47) it is written in."""

    text: str
    language: str


class InLanguage:
    """An attribute that reads column ``name`` or ``name_en``, as the reader's language asks.

    English that nobody wrote falls back to Chinese, never the other way round.
    """

    def __init__(self, column: str) -> None:
        self.column = column

    def __get__(self, instance: object, owner: type) -> Any:
        return self if instance is None else words(instance, self.column).text


def words(instance: object, column: str) -> Words:
    """What the reader sees of a column, with the language it is in."""
    told = written(instance, column)
    if told.language == ENGLISH or column in TO_THE_LETTER:
        return told
    return chinese(told.text, is_name=column in NAMES)


def written(instance: object, column: str) -> Words:
    """What is written in a column for the reader, before any program converts it."""
    english = getattr(instance, f"{column}_en", "")
    if english and (get_language() or "").startswith("en"):
        return Words(english, ENGLISH)
    return Words(getattr(instance, column), CHINESE)


def chinese(text: str, *, is_name: bool = False) -> Words:
    """A Chinese text in the characters that the reader asks for."""
    if get_language() == "zh-hant":
        return Words(traditional(text, is_name=is_name), TRADITIONAL)
    return Words(text, CHINESE)
