"""What one file says: its rows by table, checked, and what no table could take."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .checking import Checker
from .entries import Entry
from .records import Item, Record, Rejection, Remark, Row, Sheet


@dataclass(slots=True)
class Batch:
    """The checked rows of a file. A table that the file does not have is not among ``tables``.

    Those ``without_rooms`` say nothing of what is the rooms' own.
    """

    tables: dict[str, list[Entry]] = field(default_factory=dict)
    rejections: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    rows: dict[Row, None] = field(default_factory=dict)
    without_rooms: set[str] = field(default_factory=set)

    def add(self, item: Item, checker: Checker) -> None:
        """Take what a source gave, checking it if it is a record."""
        match item:
            case Sheet():
                self.tables.setdefault(item.table, [])
                if not item.of_rooms:
                    self.without_rooms.add(item.table)
            case Remark():
                self.warnings.append(item)
            case Rejection():
                self.rows[item.remark.row] = None
                self.rejections.append(item.remark)
            case Record():
                self.rows[item.row] = None
                self.tables.setdefault(item.table, []).append(checker.check(item))


def read_batch(items: Iterable[Item], checker: Checker, tables: Iterable[str] = ()) -> Batch:
    """Everything that a source gives, checked; ``tables`` are there even without a row."""
    batch = Batch({name: [] for name in tables})
    for item in items:
        batch.add(item, checker)
    return batch
