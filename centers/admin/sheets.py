"""What a page of the desk shows and sends: the listing's own fields, and its rows of each kind."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet, model_to_dict
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..desk.snapshots import Part, Snapshot, objects_in
from .merging import Fields, Line, Rows, Values, any_differs, merge_lines
from .whole import WholeFormSet

#: More rows of one kind than anybody types.
MOST_ROWS = 1000


class Clash(NamedTuple):
    """What two people changed at once, what each wrote, and what to send to keep the other's."""

    what: str
    mine: str
    theirs: str
    take: str


@dataclass
class Sheet(ABC):
    """One part of a page, whose rows are filled in on the same fields."""

    part: Part
    title: str
    fields: Fields

    @abstractmethod
    def shown(self, snapshot: Snapshot) -> Rows:
        """The rows that the page shows of a listing in some state."""

    @abstractmethod
    def sent(self, data: QueryDict, shown: Rows) -> list[Line]:
        """The rows that were sent of a page that showed some."""

    @abstractmethod
    def write(self, data: QueryDict, lines: list[Line], stored: int) -> None:
        """Put rows, of which the first are stored, in place of those that were sent."""

    @abstractmethod
    def name(self, number: int, field: str) -> str:
        """The name under which a field of a row is sent."""

    def merge(self, data: QueryDict, before: Snapshot | None, now: Snapshot) -> list[Clash]:
        """Merge what was sent, in its place, into what stands now; what two people changed."""
        shown, stands = self.shown(before) if before else {}, self.shown(now)
        lines = merge_lines(self.fields, shown, stands, self.sent(data, shown or stands))
        self.write(data, lines, len(stands))
        return [clash for n, line in enumerate(lines) for clash in self.clashes(n, line)]

    def clashes(self, number: int, line: Line) -> Iterator[Clash]:
        """What two people changed of a row: of one that somebody deleted, the whole of it."""
        if not line.clashing:
            return
        names = {name: self.name(number, name) for name in self.fields}
        what = self.label(line)
        if line.is_deleted:
            take: dict[str, list[str]] = {self.name(number, "DELETE"): []}
            yield Clash(what, _("deleted"), self.in_words(line.values), json.dumps(take))
        elif line.theirs is None:
            take = {names[name]: values for name, values in self.blank.items()}
            yield Clash(what, self.in_words(line.values), _("deleted"), json.dumps(take))
        else:
            for name in line.clashing:
                field, theirs = self.fields[name], line.theirs[name]
                both = words(field, line.values[name]), words(field, theirs)
                whole = ": ".join(filter(None, [what, str(capfirst(field.label))]))
                yield Clash(whole, *both, json.dumps({names[name]: theirs}))

    @property
    def blank(self) -> Values:
        """What a row says that nobody filled in."""
        return {name: raw(field, field.initial) for name, field in self.fields.items()}

    def label(self, line: Line) -> str:
        """What a row is called."""
        return self.title

    def in_words(self, values: Values) -> str:
        """What a whole row says."""
        told = ((field.label, words(field, values[name])) for name, field in self.fields.items())
        return ", ".join(f"{label}: {said}" for label, said in told if said)


class OwnSheet(Sheet):
    """The fields of the listing itself."""

    def shown(self, snapshot: Snapshot) -> Rows:
        [said] = objects_in(snapshot, self.part)
        return {"": values_of(self.fields, stored_values(said))}

    def sent(self, data: QueryDict, shown: Rows) -> list[Line]:
        return [Line("", {name: data.getlist(name) for name in self.fields})]

    def write(self, data: QueryDict, lines: list[Line], stored: int) -> None:
        for name, values in lines[0].values.items():
            data.setlist(name, values)

    def name(self, number: int, field: str) -> str:
        return field

    def label(self, line: Line) -> str:
        return ""


@dataclass
class RowsSheet(Sheet):
    """Rows that are sent one by one, each with a number of its own: those of a formset."""

    prefix: str
    #: What every row is sent with beside its fields, such as whose it is.
    same: dict[str, str]

    def shown(self, snapshot: Snapshot) -> Rows:
        return {
            said.object.pk: values_of(self.fields, stored_values(said))
            for said in objects_in(snapshot, self.part)
        }

    def sent(self, data: QueryDict, shown: Rows) -> list[Line]:
        lines = [self.line(data, number) for number in range(self.total(data))]
        return [
            line for line in lines if line.key or any_differs(self.fields, self.blank, line.values)
        ]

    def line(self, data: QueryDict, number: int) -> Line:
        """A row as it was sent."""
        pk = data.get(self.name(number, "id"), "")
        values = {name: data.getlist(self.name(number, name)) for name in self.fields}
        return Line(
            int(pk) if pk.isdecimal() else None, values, bool(data.get(self.name(number, "DELETE")))
        )

    def write(self, data: QueryDict, lines: list[Line], stored: int) -> None:
        self.clear(data)
        for number, line in enumerate([*lines, Line(None, self.blank)]):
            for name, value in {**self.same, "id": str(line.key or "")}.items():
                data[self.name(number, name)] = value
            for name, values in line.values.items():
                data.setlist(self.name(number, name), values)
            if line.is_deleted:
                data[self.name(number, "DELETE")] = "on"
        self.count(data, stored, len(lines) + 1)

    def name(self, number: int, field: str) -> str:
        return f"{self.prefix}-{number}-{field}"

    def total(self, data: QueryDict) -> int:
        """How many rows were sent."""
        total = data.get(f"{self.prefix}-TOTAL_FORMS", "")
        return min(int(total), MOST_ROWS) if total.isdecimal() else 0

    def clear(self, data: QueryDict) -> None:
        """Take out what was sent of the rows."""
        numbered = [name for name in data if name.startswith(f"{self.prefix}-")]
        for name in numbered:
            if name.removeprefix(f"{self.prefix}-").split("-")[0].isdecimal():
                del data[name]

    def count(self, data: QueryDict, stored: int, total: int) -> None:
        """Say how many rows there are."""
        data[f"{self.prefix}-INITIAL_FORMS"] = str(stored)
        data[f"{self.prefix}-TOTAL_FORMS"] = str(total)

    def label(self, line: Line) -> str:
        first = next((words(self.fields[name], line.values[name]) for name in self.fields), "")
        return f"{self.title} {first}".strip()


@dataclass
class WholeSheet(RowsSheet):
    """Rows that are typed as a whole, such as weeks, told apart by some of their fields."""

    formset: WholeFormSet

    def shown(self, snapshot: Snapshot) -> Rows:
        rows = [said.object for said in objects_in(snapshot, self.part)]
        every = [values_of(self.fields, initial) for initial in self.formset.initial_of(rows)]
        return {self.key(values): values for values in every}

    def key(self, values: Values) -> tuple[str, ...]:
        """What tells a row apart."""
        return tuple(value for name in self.formset.keys for value in values[name])

    def sent(self, data: QueryDict, shown: Rows) -> list[Line]:
        lines = [self.line(data, number) for number in range(self.total(data))]
        known = list(shown)
        # What tells a row apart may have been changed; they are in the order they were shown in.
        keyed = [
            Line(known[n] if n < len(known) else None, line.values) for n, line in enumerate(lines)
        ]
        return [
            line
            for line in keyed
            if line.key is not None or any_differs(self.fields, self.blank, line.values)
        ]

    def write(self, data: QueryDict, lines: list[Line], stored: int) -> None:
        self.clear(data)
        blanks = [Line(None, self.blank)] * self.formset.extra
        for number, line in enumerate([*lines, *blanks]):
            for name, values in line.values.items():
                data.setlist(self.name(number, name), values)
        self.count(data, stored, len(lines) + len(blanks))

    def label(self, line: Line) -> str:
        return f"{self.title} {self.formset.label_of(line.values)}".strip()


def stored_values(said: Any) -> dict[str, Any]:
    """The columns of a row that was read from a snapshot, and what it lists."""
    row = said.object
    columns = [field.name for field in row._meta.fields]
    return {**model_to_dict(row, columns), **(said.m2m_data or {})}


def values_of(fields: Fields, initial: dict[str, Any]) -> Values:
    """What a browser would send of a row that is shown with some values."""
    return {name: raw(field, initial.get(name, field.initial)) for name, field in fields.items()}


def raw(field: forms.Field, value: Any) -> list[str]:
    """What a browser would send of a field that is shown with a value."""
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown = field.widget.format_value(field.prepare_value(value))
    if isinstance(field.widget, forms.CheckboxSelectMultiple | forms.SelectMultiple):
        return list(shown)
    return [shown[0] if isinstance(shown, list) and shown else str(shown or "")]


def words(field: forms.Field, sent: list[str]) -> str:
    """What was sent of a field, in words."""
    if isinstance(field, forms.BooleanField) and not isinstance(field, forms.NullBooleanField):
        return pgettext("value", "yes") if sent else pgettext("value", "no")
    choices = getattr(field, "choices", None) or getattr(field.widget, "choices", None) or ()
    names = {str(value): str(name) for value, name in choices}
    return ", ".join(names.get(value, value) for value in sent if value)


def sheets_of(
    model_admin: Any, request: HttpRequest, listing: models.Model, parts: tuple[Part, ...]
) -> Iterator[Sheet]:
    """The parts of a listing's page on which whoever asks may change something."""
    own, *details = parts
    form = model_admin.get_form(request, listing, change=True)(instance=listing)
    yield OwnSheet(own, "", without_files(form.fields))
    by_model = {part.model: part for part in details}
    for formset_class, inline in model_admin.get_formsets_with_inlines(request, listing):
        if inline.model in by_model and inline.has_change_permission(request, listing):
            rows = inline.get_queryset(request)
            prefix = formset_class.get_default_prefix()
            formset = formset_class(instance=listing, prefix=prefix, queryset=rows)
            title = str(capfirst(inline.verbose_name_plural))
            yield sheet_of(formset, by_model[inline.model], title)


def sheet_of(formset: Any, part: Part, title: str) -> Sheet:
    """The part of a page that a formset shows."""
    prefix = str(formset.prefix)
    fields = without_files(formset.empty_form.fields)
    if isinstance(formset, WholeFormSet):
        return WholeSheet(part, title, fields, prefix, {}, formset)
    inline: BaseInlineFormSet[Any, Any, Any] = formset
    same = {inline.fk.name: str(inline.instance.pk)}
    typed = {name: fields[name] for name in fields if name not in {"id", "DELETE", *same}}
    return RowsSheet(part, title, typed, prefix, same)


def without_files(fields: Fields) -> Fields:
    """Fields but those for files, which no page can send again by itself."""
    return {name: field for name, field in fields.items() if not isinstance(field, forms.FileField)}
