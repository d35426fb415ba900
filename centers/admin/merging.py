"""Merging in three ways: what somebody changed of what they were shown, put onto what stands now.

Values are compared and put together as browsers send them, so that what is typed is shown as it was
typed, whether it can be or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

#: What a browser sends of a row, by the names of its fields.
Values = dict[str, list[str]]
#: The rows of one kind, by what tells them apart.
Rows = dict[Any, Values]
Fields = Mapping[str, forms.Field]


@dataclass(frozen=True)
class Line:
    """A row on a page: what tells it apart (None if it is new), what it says, whether to delete it.

    Where two people changed the same fields, `clashing` names them, and `theirs` is what the other
    wrote; None if they deleted the row.
    """

    key: Any
    values: Values
    is_deleted: bool = False
    clashing: tuple[str, ...] = ()
    theirs: Values | None = None


def differs(field: forms.Field, one: list[str] | None, other: list[str]) -> bool:
    """Whether a field says something else, however it is written."""
    if one is None:
        return True
    return sorted(one) != sorted(other) and said(field, one) != said(field, other)


def said(field: forms.Field, raw: list[str]) -> Any:
    """What a field would understand of what is sent; what is sent, if it cannot be."""
    sent: MultiValueDict[str, str] = MultiValueDict({"sent": raw} if raw else {})
    try:
        return field.to_python(field.widget.value_from_datadict(sent, MultiValueDict(), "sent"))
    except ValidationError:
        return raw


def any_differs(fields: Fields, one: Values | None, other: Values) -> bool:
    """Whether two rows say something else anywhere."""
    shown = one or {}
    return any(differs(fields[name], shown.get(name), other[name]) for name in fields)


def merge_line(fields: Fields, shown: Values, now: Values, sent: Line) -> Line:
    """One row: where it was changed as it was sent, else as it stands now."""
    if sent.is_deleted:
        clashing = tuple(fields) if any_differs(fields, shown, now) else ()
        return Line(sent.key, now, is_deleted=True, clashing=clashing, theirs=now)
    mine = {
        name: sent.values[name]
        for name, field in fields.items()
        if differs(field, shown.get(name), sent.values[name])
    }
    clashing = tuple(
        name
        for name, value in mine.items()
        if differs(fields[name], shown.get(name), now[name])
        and differs(fields[name], now[name], value)
    )
    return Line(sent.key, {**now, **mine}, clashing=clashing, theirs=now)


def merge_lines(fields: Fields, shown: Rows, now: Rows, sent: list[Line]) -> list[Line]:
    """All rows of one kind: those that stand, then those that do not yet or no more."""
    by_key = {line.key: line for line in sent if line.key is not None}
    standing = [
        merge_line(fields, shown.get(key, {}), values, by_key[key])
        if key in by_key
        else Line(key, values)
        for key, values in now.items()
    ]
    added = [values for key, values in now.items() if key not in shown]
    new = [
        line
        for line in sent
        if line.key is None and all(any_differs(fields, each, line.values) for each in added)
    ]
    gone = [
        Line(None, line.values, clashing=tuple(fields))
        for line in by_key.values()
        if line.key not in now
        and not line.is_deleted
        and any_differs(fields, shown.get(line.key), line.values)
    ]
    return [*standing, *gone, *new]
