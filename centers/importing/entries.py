"""A row of a table on its way from the file to the plan: its values, and what is wrong with it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.functional import Promise

from .records import Remark, Row
from .tables import Column, Table

Key = tuple[Any, ...]


class Doubt(NamedTuple):
    """Values that can be read but hardly be true, and the warning about them."""

    values: dict[str, Any]
    remark: Remark


@dataclass(slots=True, eq=False)
class Entry:
    """A row of a table. A column that the file does not have is not among its values.

    A doubted value is left out with a warning, unless the directory already says the same.
    """

    table: Table
    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    warnings: list[Remark] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    refusal: Remark | None = None

    def warn(self, column: str, value: str, reason: str | Promise) -> None:
        """Tell something about a value that does not cost the row."""
        self.warnings.append(Remark(self.row, column, value, reason))

    def refuse(self, column: str, value: str, reason: str | Promise) -> None:
        """Say why this cannot be a row; the first reason stands."""
        self.refusal = self.refusal or Remark(self.row, column, value, reason)

    def object(self, column: Column, cell: str, reason: str | Promise) -> None:
        """Leave an optional value out with a warning; without any other the row is refused."""
        if column.strict or column.needed:
            self.refuse(column.key, cell, reason)
        else:
            self.warn(column.key, cell, reason)

    def distrust(self, values: dict[str, Any], cell: str, reason: str | Promise) -> None:
        """Leave values out, as *not stated*, unless the directory already says the same."""
        remark = Remark(self.row, next(iter(values)), cell, reason)
        self.doubts.append(Doubt(values, remark))
        self.values |= {key: self.table.by_key[key].kind.empty for key in values}

    def settle_doubts(self, standing: dict[str, Any]) -> None:
        """Believe what the directory already says; warn about the rest."""
        for values, remark in self.doubts:
            if values.items() <= standing.items():
                self.values |= values
            else:
                self.warnings.append(remark)
        self.doubts = []

    def part(self, columns: tuple[str, ...]) -> Key:
        """The values of those of the columns that the file has."""
        return tuple(self.values[column] for column in columns if column in self.values)

    @property
    def owner(self) -> Key:
        """Center and room ("" for none) whose listing or detail this is."""
        return owner_of(self.table, self.values)

    @property
    def names_owner(self) -> bool:
        """Whether it has the codes of center and room without which it is nobody's."""
        columns = self.table.identity if self.table.is_listing else self.table.owner
        return all(self.values.get(key) for key in columns if self.table.by_key[key].needed)


def owner_of(table: Table, values: dict[str, Any]) -> Key:
    """Center and room ("" for none) whose listing or detail the values are."""
    columns = table.identity if table.is_listing else table.owner
    center = values.get(columns[0])
    return center, values.get(columns[1]) if len(columns) > 1 else ""
