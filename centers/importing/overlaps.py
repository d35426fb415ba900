"""Hours must not contradict each other: which rows of a file are refused because they would."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..rules.clock import write_minute
from ..rules.overlaps import special_days_contradict, weekly_hours_overlap
from ..rules.timetable import SpecialDay, WeeklySpan
from .entries import Entry
from .groups import Group
from .tables import HOURS, SPECIAL_DAYS

Values = dict[str, Any]
Contradict = Callable[[Values, Values], bool]


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


def contradict(one: Values, other: Values) -> bool:
    """Whether two special days of one owner say both closed and open, or overlap."""
    return special_days_contradict(special_day(one), special_day(other))


def special_day(values: Values) -> SpecialDay:
    """The special day that a row states; without times it is closed."""
    return SpecialDay(values["from"], values["until"], values.get("opens"), values.get("closes"))


#: Which rows of one owner may not stand side by side, by the table that they are of.
CONTRADICTIONS = {HOURS.name: overlap, SPECIAL_DAYS.name: contradict}


def refuse_within_file(groups: list[Group], contradict: Contradict) -> None:
    """Refuse rows of one owner that contradict an earlier one, or one that stands and stays."""
    accepted = [entry for group in groups for entry, _standing in group.exact]
    for group, entry in in_file_order(groups):
        earlier = next((one for one in accepted if contradict(one.values, entry.values)), None)
        if earlier is None:
            accepted.append(entry)
            continue
        reason = _("this overlaps line %(line)s; correct one of the two")
        entry.refuse("opens", span_of(entry.values), reason % {"line": earlier.row.line})
        group.refuse(entry)


def refuse_beside_kept(groups: list[Group], contradict: Contradict) -> None:
    """Refuse rows of one owner that contradict hours which the file leaves out but which stay.

    A refused row leaves the hours that it would have changed, so those are looked at again.
    """
    while clash := first_clash(groups, contradict):
        group, entry, kept = clash
        reason = _(
            "this overlaps %(span)s, which stands in the directory but not in the file; "
            "add it to the file, or remove it by --retire-missing"
        )
        entry.refuse("opens", span_of(entry.values), reason % {"span": span_of(kept)})
        group.refuse(entry)


def first_clash(groups: list[Group], contradict: Contradict) -> tuple[Group, Entry, Values] | None:
    """A row of the file and hours that the file leaves out, which contradict each other."""
    kept = [standing.values for group in groups for standing in group.left]
    for group, entry in in_file_order(groups):
        for values in kept:
            if contradict(values, entry.values):
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
    """The span as people write it; of a special day without one, that it is closed."""
    if values.get("opens") is None:
        return gettext("closed")
    return f"{write_minute(values['opens'])}–{write_minute(values['closes'])}"
