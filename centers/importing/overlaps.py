"""Weekly hours must not overlap: which rows of a file are refused because they would."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..rules.clock import write_minute
from ..rules.overlaps import weekly_hours_overlap
from ..rules.timetable import WeeklySpan
from .entries import Entry
from .groups import Group

Values = dict[str, Any]


def overlap(one: Values, other: Values) -> bool:
    """Whether two rows of the hours of one owner are open at one minute of some date."""
    return weekly_hours_overlap(weekly_span(one), weekly_span(other))


def weekly_span(values: Values) -> WeeklySpan:
    """The span that a row of the hours states."""
    return WeeklySpan(
        values["weekday"],
        values["opens"],
        values["closes"],
        values.get("from"),
        values.get("until"),
    )


def refuse_within_file(groups: list[Group]) -> None:
    """Refuse rows of one owner that overlap an earlier one, or one that stands and stays."""
    accepted = [entry for group in groups for entry, _standing in group.exact]
    for group, entry in in_file_order(groups):
        earlier = next((one for one in accepted if overlap(one.values, entry.values)), None)
        if earlier is None:
            accepted.append(entry)
            continue
        reason = _("this overlaps line %(line)s; correct one of the two")
        entry.refuse("opens", span_of(entry.values), reason % {"line": earlier.row.line})
        group.refuse(entry)


def refuse_beside_kept(groups: list[Group]) -> None:
    """Refuse rows of one owner that overlap hours which the file leaves out but which stay.

    A refused row leaves the hours that it would have changed, so those are looked at again.
    """
    while clash := first_clash(groups):
        group, entry, kept = clash
        reason = _(
            "this overlaps %(span)s, which stands in the directory but not in the file; "
            "add it to the file, or remove it by --retire-missing"
        )
        entry.refuse("opens", span_of(entry.values), reason % {"span": span_of(kept)})
        group.refuse(entry)


def first_clash(groups: list[Group]) -> tuple[Group, Entry, Values] | None:
    """A row of the file and hours that the file leaves out, which overlap."""
    kept = [standing.values for group in groups for standing in group.left]
    for group, entry in in_file_order(groups):
        for values in kept:
            if overlap(values, entry.values):
                return group, entry, values
    return None


def in_file_order(groups: Iterable[Group]) -> list[tuple[Group, Entry]]:
    """The rows that would be written, each with its group, as they stand in the file."""
    written = [
        (group, entry)
        for group in groups
        for entry in [*group.entries, *(entry for entry, _standing in group.pairs)]
    ]
    return sorted(written, key=lambda pair: pair[1].row.line)


def span_of(values: Values) -> str:
    """The span as people write it."""
    return f"{write_minute(values['opens'])}–{write_minute(values['closes'])}"
