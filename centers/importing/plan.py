"""What an import would do: a step for each record, and what the file no longer has."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from .entries import Entry, Key, owner_of
from .records import Remark, Row
from .standing import Standing
from .tables import Table


class Outcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    REJECTED = "rejected"


@dataclass(slots=True, eq=False)
class Step:
    """What becomes of one record: the row it stands for, and the columns that change."""

    entry: Entry
    outcome: Outcome
    standing: Standing | None = None
    changed: tuple[str, ...] = ()

    @property
    def pk(self) -> int:
        """The primary key of the row that stands; 0 for a new one."""
        return self.standing.pk if self.standing else 0

    @property
    def values(self) -> dict[str, Any]:
        """What the directory says afterwards."""
        before = self.standing.values if self.standing else {}
        return before | self.entry.values


class Gone(NamedTuple):
    """A row of the directory that the file leaves out, and whether it goes for that."""

    table: Table
    standing: Standing
    removed: bool

    @property
    def owner(self) -> Key:
        """The center and room that it is, or whose detail it is."""
        return owner_of(self.table, self.standing.values)


@dataclass(slots=True)
class Plan:
    """What an import would do, before anything is written.

    ``replaced`` are details that go because their listing states others as a whole.
    """

    steps: dict[str, list[Step]] = field(default_factory=dict)
    gone: list[Gone] = field(default_factory=list)
    replaced: list[Gone] = field(default_factory=list)
    rejections: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    rows: dict[Row, Outcome] = field(default_factory=dict)

    @property
    def changes_something(self) -> bool:
        """Whether saving it would write anything."""
        written = (Outcome.CREATED, Outcome.CHANGED)
        return (
            any(gone.removed for gone in self.gone)
            or bool(self.replaced)
            or any(step.outcome in written for steps in self.steps.values() for step in steps)
        )

    def removals(self) -> list[Gone]:
        """Whatever goes, for either reason."""
        return [*(gone for gone in self.gone if gone.removed), *self.replaced]

    def counts(self) -> dict[str, int]:
        """How many rows of the file had each outcome."""
        counted = Counter(self.rows.values())
        return {outcome.value: counted[outcome] for outcome in Outcome}

    def counts_by_table(self) -> dict[str, dict[str, int]]:
        """How many records of each table had each outcome."""
        return {
            name: {
                outcome.value: sum(step.outcome is outcome for step in steps) for outcome in Outcome
            }
            for name, steps in self.steps.items()
        }
