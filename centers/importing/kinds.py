"""What a column may hold, and how its cells are read and written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..rules.clock import write_minute
from . import cells, words
from .cells import UnreadableError
from .lists import items_of
from .vocabulary import Vocabulary


class Complaint(NamedTuple):
    """What is wrong with a piece of a cell."""

    text: str
    reason: str | Promise


class PartlyReadableError(Exception):
    """A list of which some pieces could not be read; ``value`` is the rest of it."""

    def __init__(self, value: Any, complaints: list[Complaint]) -> None:
        super().__init__(value, complaints)
        self.value = value
        self.complaints = complaints


class Kind(Protocol):
    """A sort of cell. ``empty`` is what an empty cell says: *not stated*."""

    @property
    def empty(self) -> Any: ...

    def read(self, cell: Any, vocabulary: Vocabulary) -> Any:
        """The value of a cell that is not empty; raises UnreadableError."""

    def write(self, value: Any) -> Any:
        """The cell for a value, as text or as a number."""

    def normal(self, value: Any) -> Any:
        """A value of the database as reading its cell would give it."""

    def doubt(self, value: Any) -> str | None:
        """Why a value that was read can hardly be true, if so."""


class Believed:
    """A kind whose values are doubted by nothing but the model."""

    def doubt(self, value: Any) -> str | None:
        return None


@dataclass(frozen=True)
class Words(Believed):
    """Text, or with ``token`` a code, number or address whose width of letters means nothing."""

    token: bool = False
    empty: str = ""

    def read(self, cell: Any, vocabulary: Vocabulary) -> str:
        return self.normal(cell)

    def write(self, value: str | None) -> str:
        return value or ""

    def normal(self, value: Any) -> str:
        return cells.read_token(value) if self.token else cells.read_text(value)


@dataclass(frozen=True)
class Number:
    """A number within a range that makes sense, to a number of decimal places."""

    least: int = 0
    most: int = 100_000
    places: int = 0
    exact: bool = True
    empty: None = None

    def read(self, cell: Any, vocabulary: Vocabulary) -> Any:
        return self.normal(cells.read_number(cell) if self.places else cells.read_whole(cell))

    def write(self, value: Any) -> Any:
        return cells.write_number(value)

    def normal(self, value: Any) -> Any:
        if value is None or not self.places:
            return value if value is None else int(value)
        return round(Decimal(value) if self.exact else float(value), self.places)

    def doubt(self, value: Any) -> str | None:
        if self.least <= value <= self.most:
            return None
        limits = {"least": self.least, "most": self.most}
        return _("this is not between %(least)s and %(most)s") % limits


@dataclass(frozen=True)
class Plain(Believed):
    """A value that a pair of functions reads and writes."""

    reader: Callable[[Any], Any]
    writer: Callable[[Any], Any]
    empty: None = None

    def read(self, cell: Any, vocabulary: Vocabulary) -> Any:
        return self.reader(cell)

    def write(self, value: Any) -> Any:
        return "" if value is None else self.writer(value)

    def normal(self, value: Any) -> Any:
        return value


def day() -> Plain:
    """A date."""
    return Plain(cells.read_date, date.isoformat)


def instant() -> Plain:
    """A date and time."""
    return Plain(cells.read_instant, cells.write_instant)


def minute() -> Plain:
    """A time of day."""
    return Plain(cells.read_minute_of_day, write_minute)


def minute_unless_closed() -> Plain:
    """A time of day, or none where a word says that the place is closed."""
    closed = {"closed", "休息", *words.CLOSED.split()}

    def read(cell: Any) -> int | None:
        word = cells.read_token(cell).casefold()
        return None if word in closed else cells.read_minute_of_day(cell)

    return Plain(read, write_minute)


def yes_no() -> Plain:
    """A fact that is yes, no or not stated."""
    return Plain(cells.read_yes_no, cells.write_yes_no)


@dataclass(frozen=True)
class Choice(Believed):
    """One of a few codes, each with the Chinese words for it."""

    words: dict[Any, str]
    empty: Any = ""

    def read(self, cell: Any, vocabulary: Vocabulary) -> Any:
        word = cells.read_token(cell).casefold()
        if word not in self.codes:
            allowed = ", ".join(map(str, self.words))
            raise UnreadableError(_("this is none of %(allowed)s") % {"allowed": allowed})
        return self.codes[word]

    @cached_property
    def codes(self) -> dict[str, Any]:
        """The code that each word says, the code itself included."""
        return {
            word.casefold(): code
            for code, words in self.words.items()
            for word in (str(code), *words.split())
        }

    def write(self, value: Any) -> Any:
        return "" if value is None else value

    def normal(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Code(Believed):
    """A code of a catalog in the database."""

    catalog: str
    empty: None = None

    def read(self, cell: Any, vocabulary: Vocabulary) -> str:
        return vocabulary.find(self.catalog, cells.read_token(cell))

    def write(self, value: str | None) -> str:
        return value or ""

    def normal(self, value: str | None) -> str | None:
        return value


@dataclass(frozen=True)
class Several(Believed):
    """A list of codes or of things with a code, each at most once, in an order of its own.

    ``read_item`` takes the text of one and what finds a code; the code is what it gives first.
    """

    read_item: Callable[[str, Callable[[str], str]], Any]
    write_item: Callable[[Any], str]
    catalog: str = ""
    choice: Choice | None = None
    empty: tuple[Any, ...] = ()

    def read(self, cell: Any, vocabulary: Vocabulary) -> tuple[Any, ...]:
        if isinstance(cell, tuple | list | set | frozenset):
            return self.normal(cell)
        found: dict[str, Any] = {}
        complaints = []
        for text in items_of(cells.read_text(cell)):
            try:
                item = self.read_item(text, lambda word: self.code_of(word, vocabulary))
            except UnreadableError as unreadable:
                complaints.append(Complaint(text, unreadable.reason))
            else:
                found.setdefault(item[0], item)
        value = self.normal(found.values())
        if complaints:
            raise PartlyReadableError(value, complaints)
        return value

    def code_of(self, word: str, vocabulary: Vocabulary) -> str:
        """The code that a word stands for, here or in the catalog."""
        if self.choice:
            return str(self.choice.read(word, vocabulary))
        return vocabulary.find(self.catalog, word)

    def write(self, value: Iterable[Any]) -> str:
        return ";".join(map(self.write_item, value))

    def normal(self, value: Iterable[Any]) -> tuple[Any, ...]:
        order = list(self.choice.words) if self.choice else None
        return tuple(sorted(value, key=lambda item: order.index(item[0]) if order else item[0]))
