"""Save: write a plan into the database, in as few statements as its size allows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from .entries import Key, owner_of
from .plan import Gone, Outcome, Plan, Step
from .standing import Directory
from .tables import CENTERS, ROOMS, TABLES, Column, Rows, Table

BATCH = 500


def save_plan(plan: Plan, directory: Directory) -> dict[Key, int]:
    """Write a plan within the transaction around it; the key of every center and room by owner."""
    saver = Saver(directory)
    for table, gone in by_table(plan.removals()):
        saver.remove(table, gone)
    for name, steps in plan.steps.items():
        saver.change(TABLES[name], [step for step in steps if step.outcome is Outcome.CHANGED])
        saver.create(TABLES[name], [step for step in steps if step.outcome is Outcome.CREATED])
    return saver.primary_keys


class Saver:
    """Writes steps, knowing the primary key of every center and room."""

    def __init__(self, directory: Directory) -> None:
        self.primary_keys: dict[Key, int] = {
            owner_of(table, standing.values): standing.pk
            for table in (CENTERS, ROOMS)
            for standing in directory[table.name]
        }

    def remove(self, table: Table, gone: list[Gone]) -> None:
        """Retire listings; delete their details."""
        for keys in batches([each.standing.pk for each in gone]):
            rows = table.model._default_manager.filter(pk__in=keys)
            if table.is_listing:
                rows.update(status="retired")
            else:
                rows.delete()

    def create(self, table: Table, steps: list[Step]) -> None:
        """Insert new rows, then what they list."""
        objects = [self.new_object(table, step) for step in steps]
        table.model._default_manager.bulk_create(objects, batch_size=BATCH)
        for step, created in zip(steps, objects, strict=True):
            if table.is_listing:
                self.primary_keys[step.entry.owner] = created.pk
        keys = [created.pk for created in objects]
        for column, rows in table.listed:
            self.insert_items(column, rows, zip(keys, steps, strict=True))

    def new_object(self, table: Table, step: Step) -> Model:
        """The row that a step creates."""
        values = self.fields_of(table, step, tuple(step.values)) | self.owner_fields(table, step)
        return table.model(**values)

    def owner_fields(self, table: Table, step: Step) -> dict[str, int | None]:
        """The foreign keys of whatever a row belongs to."""
        center, room = step.entry.owner
        if table is CENTERS:
            return {}
        if table.owner[-1:] != ("room",):
            return {"center_id": self.primary_keys[center, ""]}
        room_key = self.primary_keys[center, room] if room else None
        if table.name == "occupied":
            return {"room_id": room_key}
        return {"center_id": self.primary_keys[center, ""], "room_id": room_key}

    def fields_of(self, table: Table, step: Step, keys: Iterable[str]) -> dict[str, Any]:
        """What the model fields of some columns are to be; keys of owners aside."""
        values = step.values
        columns = [table.by_key[key] for key in keys if key in values]
        return {
            field: value
            for column in columns
            if not any("__" in field for field in column.model_fields)
            for field, value in zip(column.model_fields, parted(column, values), strict=True)
        }

    def change(self, table: Table, steps: list[Step]) -> None:
        """Update rows, in groups that change the same columns, then replace what they list."""
        alike: dict[tuple[str, ...], list[Step]] = defaultdict(list)
        for step in steps:
            alike[step.changed].append(step)
        for changed, group in alike.items():
            self.update(table, changed, group)
        for column, rows in table.listed:
            self.replace_items(column, rows, [step for step in steps if column.key in step.changed])

    def update(self, table: Table, changed: tuple[str, ...], steps: list[Step]) -> None:
        """Update the same columns of several rows."""
        objects, fields = [], set[str]()
        for step in steps:
            values = self.fields_of(table, step, changed)
            if "checked_on" in changed:
                # Whoever checked it on another day did not check it on this one.
                values["checked_by"] = ""
            fields.update(values)
            objects.append(table.model(pk=step.pk, **values))
        if fields:
            table.model._default_manager.bulk_update(objects, sorted(fields), batch_size=BATCH)

    def replace_items(self, column: Column, rows: Rows, steps: list[Step]) -> None:
        """Delete what steps listed in a column, and insert what they list now."""
        keys = [step.pk for step in steps]
        for some in batches(keys):
            rows.model._default_manager.filter(**{f"{rows.owner}__in": some}).delete()
        self.insert_items(column, rows, zip(keys, steps, strict=True))

    def insert_items(self, column: Column, rows: Rows, steps: Iterable[tuple[int, Step]]) -> None:
        """Insert what steps list in a column."""
        objects = [
            rows.model(**{rows.owner: key}, **dict(zip(rows.fields, item, strict=True)))
            for key, step in steps
            for item in step.values.get(column.key, ())
        ]
        rows.model._default_manager.bulk_create(objects, batch_size=BATCH)


def parted(column: Column, values: dict[str, Any]) -> tuple[Any, ...]:
    """What the model fields of a column hold."""
    return column.parted(values[column.key]) if column.model_fields else ()


def by_table(gone: list[Gone]) -> Iterator[tuple[Table, list[Gone]]]:
    """The rows that go, details before their owners."""
    for table in reversed(TABLES.values()):
        if some := [each for each in gone if each.table is table]:
            yield table, some


def batches(keys: list[int]) -> Iterator[list[int]]:
    """The keys in lists that fit into a statement of every database."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
