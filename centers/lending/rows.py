"""Whether rooms have rows in a table: one lookup, which Django writes sooner than a subquery."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BigAutoField, Lookup, Q
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import Col

from ..openings.stated import table


def of_room(model: str, **columns: Any) -> Q:
    """Whether a room has such rows in a table, by its name; conditions as a filter has them."""
    return Q(pk__has=Rows(model, tuple(columns.items())))


@dataclass(frozen=True)
class Rows:
    """The rows of a table that belong to a room and fulfill conditions on their own columns."""

    name: str
    columns: tuple[tuple[str, Any], ...]

    @cached_property
    def table(self) -> str:
        """The table's name in the database."""
        return str(table(self.name).model._meta.db_table)

    def column(self, name: str) -> Col:
        """A column by the name of its field."""
        return Col(self.table, table(self.name).model._meta.get_field(name))

    def conditions(self) -> Iterator[Lookup]:
        """What is asked of the rows."""
        for written, value in self.columns:
            name, _, lookup = written.partition(LOOKUP_SEP)
            column = self.column(name)
            ask: Any = column.output_field.get_lookup(lookup or "exact")
            yield ask(column, value)


@BigAutoField.register_lookup
class Has(Lookup):
    """``pk__has=Rows(…)``."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        room, of_room = self.process_lhs(compiler, connection)
        owner, _ = compiler.compile(self.rhs.column("room"))
        conditions, parameters = [f"{owner} = {room}"], [*of_room]
        for condition in self.rhs.conditions():
            sql, values = compiler.compile(condition)
            conditions.append(sql)
            parameters += values
        name = connection.ops.quote_name(self.rhs.table)
        return f"EXISTS(SELECT 1 FROM {name} WHERE {' AND '.join(conditions)})", parameters  # noqa: S608
