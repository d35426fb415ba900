"""Rows of the file beside rows of the directory that have the same key: which is which."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from .cells import shown
from .entries import Entry, Key, owner_of
from .standing import Standing
from .tables import Table


@dataclass(slots=True, eq=False)
class Group:
    """What the file and the directory say of one key, and which of it belongs together.

    ``entries`` begins as the rows of the file, ``left`` as those of the directory; finding exact
    equals, pairs and repeats (each with the row it repeats) moves them to where they belong.
    """

    table: Table
    owner: Key
    entries: list[Entry] = field(default_factory=list)
    left: list[Standing] = field(default_factory=list)
    merged: list[tuple[Entry, Entry]] = field(default_factory=list)
    exact: list[tuple[Entry, Standing]] = field(default_factory=list)
    pairs: list[tuple[Entry, Standing]] = field(default_factory=list)
    refused: list[Entry] = field(default_factory=list)

    def merge_repeats(self) -> None:
        """Take rows that repeat an earlier row of the file out of the group."""
        firsts = [entry for entry, _standing in self.exact]
        for entry in list(self.entries):
            first = next((other for other in firsts if self.repeats(entry, other)), None)
            if first is None:
                firsts.append(entry)
            else:
                merge(entry, first)
                self.merged.append((entry, first))
                self.entries.remove(entry)

    def repeats(self, entry: Entry, first: Entry) -> bool:
        """Whether a row speaks of the same thing as an earlier one."""
        return self.table.unique or entry.values == first.values

    def settle_doubts(self) -> None:
        """Believe doubtful values that stand already."""
        standing = self.left[0].values if self.table.unique and self.left else {}
        for entry in self.entries:
            entry.settle_doubts(standing)

    def find_exact(self) -> None:
        """Put rows together that say the same, as far as the file has the columns."""
        for entry in list(self.entries):
            for standing in self.left:
                if entry.values.items() <= standing.values.items():
                    self.exact.append((entry, standing))
                    self.entries.remove(entry)
                    self.left.remove(standing)
                    break

    def pair(self) -> None:
        """Put the remaining ones together in order of time: these are the changed ones."""
        in_order = sorted(self.entries, key=lambda entry: entry.values.get("opens") or 0)
        for entry, standing in zip(in_order, list(self.left), strict=False):
            self.pairs.append((entry, standing))
            self.entries.remove(entry)
            self.left.remove(standing)

    def refuse(self, entry: Entry) -> None:
        """Take a refused row out; what it was paired with is left."""
        self.refused.append(entry)
        for pair in self.pairs:
            if pair[0] is entry:
                self.pairs.remove(pair)
                self.left.append(pair[1])
                return
        self.entries.remove(entry)


def merge(entry: Entry, first: Entry) -> None:
    """Take from a repeat what the first row does not state; warn where the two disagree."""
    for key, value in entry.values.items():
        empty = entry.table.by_key[key].kind.empty
        if first.values.get(key, empty) == empty:
            first.values[key] = value
        elif value not in (empty, first.values[key]):
            reason = _("this repeats line %(line)s, which says otherwise and is kept")
            entry.warn(key, in_words(entry, key), reason % {"line": first.row.line})


def in_words(entry: Entry, key: str) -> str:
    """A value of a row as a cell would say it."""
    return shown(entry.table.by_key[key].kind.write(entry.values[key]))


def grouped(table: Table, entries: list[Entry], standings: Iterable[Standing]) -> list[Group]:
    """A group for each key, by those of its columns that every row of the file has."""
    columns = [key for key in table.key if all(key in entry.values for entry in entries)]

    def key_of(values: dict[str, Any]) -> Key:
        return tuple(values[column] for column in columns)

    groups: dict[Key, Group] = {}
    for entry in entries:
        group = groups.setdefault(key_of(entry.values), Group(table, entry.owner))
        group.entries.append(entry)
    for standing in standings:
        owner = owner_of(table, standing.values)
        groups.setdefault(key_of(standing.values), Group(table, owner)).left.append(standing)
    return list(groups.values())


def by_owner(groups: Iterable[Group]) -> dict[Key, list[Group]]:
    """The groups of each center or room."""
    found: dict[Key, list[Group]] = defaultdict(list)
    for group in groups:
        found[group.owner].append(group)
    return found
