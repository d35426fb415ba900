"""Cells that hold several things, such as ``projector:2=on request;!microphone``."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from .cells import UnreadableError, clean, read_token

SEPARATORS = re.compile(r"(?<!\\)((?:\\\\)*)[;；]")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
EQUALS = re.compile(r"[=＝]")
TO_ESCAPE = re.compile(r"[;；\\]")
COUNT = re.compile(r"\d{1,9}")
MOST_PEOPLE, MOST_THINGS, LONGEST_NOTE = 100_000, 32_767, 200

Find = Callable[[str], str]


class Coded(NamedTuple):
    """A code alone, such as an audience's."""

    code: str


class Seats(NamedTuple):
    """A way to set a room out and how many people it then holds; None is *not stated*."""

    layout: str
    people: int | None


class Stated(NamedTuple):
    """An amenity, by its code, as there or absent."""

    code: str
    present: bool
    quantity: int | None
    note: str


def stated(code: str, present: bool, quantity: int | None, note: str) -> Stated:  # noqa: FBT001
    """An amenity as the database has it, its note as a cell would say it."""
    return Stated(code, present, quantity, clean(note))


def items_of(text: str) -> list[str]:
    """The pieces between semicolons; one after a backslash does not separate."""
    pieces = SEPARATORS.sub(lambda match: f"{match[1]}\0", text).split("\0")
    return [piece for piece in map(clean, pieces) if piece]


def read_coded(item: str, find: Find) -> Coded:
    """``business``"""
    return Coded(find(read_token(item)))


def read_seats(item: str, find: Find) -> Seats:
    """``rows:60`` or ``rows``"""
    name, _colon, people = read_token(item).partition(":")
    return Seats(find(name), count_of(people))


def read_stated(item: str, find: Find) -> Stated:
    """``code``, ``!code``, ``code:2``, ``code=note`` or ``code:2=note``"""
    head, note = [*EQUALS.split(item, maxsplit=1), ""][:2]
    head = read_token(head)
    present = not head.startswith("!")
    name, _colon, quantity = head.removeprefix("!").partition(":")
    if quantity and not present:
        raise UnreadableError(_("a quantity of what is absent makes no sense"))
    note = clean(ESCAPED.sub(r"\1", note))
    if len(note) > LONGEST_NOTE:
        raise UnreadableError(_("the note is longer than 200 characters"))
    return Stated(find(name), present, count_of(quantity, MOST_THINGS), note)


def count_of(text: str, most: int = MOST_PEOPLE) -> int | None:
    """How many; nothing is *not stated*."""
    text = text.strip()
    if not text:
        return None
    if not COUNT.fullmatch(text) or not 1 <= int(text) <= most:
        raise UnreadableError(_("the number after “:” makes no sense"))
    return int(text)


def write_coded(item: Coded) -> str:
    """``business``"""
    return item.code


def write_seats(item: Seats) -> str:
    """``rows:60`` or ``rows``"""
    return item.layout if item.people is None else f"{item.layout}:{item.people}"


def write_stated(item: Stated) -> str:
    """``!code``, ``code:2=note`` and so on."""
    sign = "" if item.present else "!"
    quantity = "" if item.quantity is None else f":{item.quantity}"
    note = "=" + TO_ESCAPE.sub(r"\\\g<0>", item.note) if item.note else ""
    return f"{sign}{item.code}{quantity}{note}"
