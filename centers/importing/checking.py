"""Check: each cell of a record becomes a value, a warning, or the reason why the row is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..rules.places import Box
from .cells import SpoiledCell, UnreadableError, read_text, shown
from .consistency import CONSISTENCY
from .entries import Entry
from .kinds import PartlyReadableError
from .records import Record
from .tables import CHECKED_ON, TABLES, Column, Table
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class Checker:
    """Checks records against the layout, the catalogs and a box around the country.

    After ``today`` nothing can have been checked yet; without it no day is asked.
    """

    vocabulary: Vocabulary
    country: Box | None
    today: date | None = None

    def check(self, record: Record) -> Entry:
        """The record with its values read; a ``refusal`` says why it can be no row."""
        entry = Entry(TABLES[record.table], record.row, warnings=list(record.warnings))
        for column in entry.table.columns:
            if column.key in record.values:
                self.check_cell(entry, column, record.values[column.key])
            elif column.needed and column.key != "name":
                entry.refuse(column.key, "", _("this column is missing"))
            elif column.key in entry.table.owner:
                entry.values[column.key] = column.kind.empty
        if not entry.refusal:
            CONSISTENCY[record.table](entry, self.country)
        return entry

    def check_cell(self, entry: Entry, column: Column, cell: Any) -> None:
        """Read one cell into the entry; a spoiled one is as if its column were left out."""
        if isinstance(cell, SpoiledCell):
            entry.object(column, cell, cell.reason)
            return
        entry.values[column.key] = column.kind.empty
        if not read_text(cell) or cell == ():
            if column.needed:
                entry.refuse(column.key, "", _("this is empty"))
            return
        try:
            value = column.kind.read(cell, self.vocabulary)
        except PartlyReadableError as partly:
            value = partly.value
            for complaint in partly.complaints:
                entry.warn(column.key, complaint.text, complaint.reason)
        except UnreadableError as unreadable:
            entry.object(column, shown(cell), unreadable.reason)
            return
        if value != column.kind.empty:
            self.believe(entry, column, cell, value)

    def believe(self, entry: Entry, column: Column, cell: Any, value: Any) -> None:
        """Take a value that was read, if the model holds it and it can be true."""
        reason = (
            column.kind.doubt(value)
            or refused_by_model(entry.table, column, value)
            or self.yet_to_come(column, value)
        )
        if not reason:
            entry.values[column.key] = value
        elif column.strict:
            entry.refuse(column.key, shown(cell), reason)
        else:
            entry.distrust({column.key: value}, shown(cell), reason)

    def yet_to_come(self, column: Column, value: Any) -> Promise | str:
        """What speaks against a check on a day that is not there yet."""
        if column is CHECKED_ON and self.today and value > self.today:
            return _("nothing can have been checked on a day yet to come")
        return ""


def refused_by_model(table: Table, column: Column, value: Any) -> str:
    """What the validators of the model's field say against a value."""
    for validate in validators_of(table, column):
        try:
            validate(value)
        except ValidationError as error:
            return " ".join(error.messages)
    return ""


def validators_of(table: Table, column: Column) -> list[Callable[[Any], None]]:
    """Those of the one field that holds a column's text or number."""
    if len(column.model_fields) != 1 or "__" in column.model_fields[0]:
        return []
    field = table.model._meta.get_field(column.model_fields[0])
    return field.validators  # type: ignore[union-attr]
