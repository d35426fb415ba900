"""Text kept in Chinese and English: which of the two a reader sees, and in which characters."""

from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import get_language

from ..rules.script import traditional

CHINESE, TRADITIONAL, ENGLISH = "zh-Hans", "zh-Hant", "en"


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

    def __get__(self, instance: models.Model | None, owner: type) -> Any:
        return self if instance is None else words(instance, self.column).text


def words(instance: models.Model, column: str) -> Words:
    """What the reader sees of a column that has an English twin, with the language it is in."""
    english: str = getattr(instance, f"{column}_en")
    if english and (get_language() or "").startswith("en"):
        return Words(english, ENGLISH)
    return chinese(getattr(instance, column))


def chinese(text: str) -> Words:
    """A Chinese text in the characters that the reader asks for."""
    if get_language() == TRADITIONAL.lower():
        return Words(traditional(text), TRADITIONAL)
    return Words(text, CHINESE)
