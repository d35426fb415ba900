"""Makes a room and its hours of a row and of the rows that repeat it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...rules.clock import write_minute
from ..records import Record
from . import facts, fees, names
from .entry import Entry, Head
from .equipment import read_equipment, write_amenities
from .week import Week, read_week

#: Times that are typed where there are none.
NO_TIMES = "00:00–00:00"
FEE_NOTE_LENGTH = 300


def room_records(entries: Sequence[Entry], center: str) -> Iterator[Record]:
    """The room of these rows, once for each of them, and its hours.

    Which of two rows is right nobody can tell: of facts the engine keeps the first, words are
    kept of all, and hours are stated only if all rows say the same.
    """
    first = entries[0]
    week = agreed_week(entries)
    room = {
        "center": names.center_slug(first),
        "slug": names.room_slug(first),
        "name": names.room_name(first, center),
        "fee_note": joined(map(fees.fee_note, entries), " / ")[:FEE_NOTE_LENGTH],
        "rules": joined((rules(entry, with_times=not week) for entry in entries), "\n"),
    }
    for entry in entries:
        yield Record("rooms", room | room_facts(entry), entry.row, entry.warnings)
    yield from hours_records(first, week)


def room_facts(entry: Entry) -> dict[str, Any]:
    """What single cells say of a room."""
    ways_to_ask = facts.read_ways_to_ask(entry[Head.HOW_TO_ASK])
    link = entry.fact(facts.read_link, Head.WEBSITE, otherwise="")
    return {
        "kind": facts.read_kind(entry[Head.KIND]),
        "floor": facts.read_floor(entry[Head.FACILITY], entry[Head.PLACE]),
        "area_m2": entry.fact(facts.read_area, Head.AREA, otherwise=None),
        "people": entry.fact(facts.read_people, Head.PEOPLE, otherwise=None),
        "fee": entry.fact(fees.read_fee, Head.PAID, Head.FEE, otherwise=""),
        "ask_by": ";".join(ways_to_ask),
        "ask_url": link if "online" in ways_to_ask else "",
        "amenities": write_amenities(read_equipment(entry.stated(Head.EQUIPMENT))),
    }


def agreed_week(entries: Sequence[Entry]) -> Week:
    """The hours on which all rows agree; with a warning on each row that differs from the first."""
    first, *others = (read_week(entry) for entry in entries)
    for entry, other in zip(entries[1:], others, strict=True):
        if other != first:
            reason = _("This repeats line %(line)s with other hours; no hours are stated.")
            entry.warn(Head.CLOSED_DAYS, reason % {"line": entries[0].row.line})
    return first if all(other == first for other in others) else {}


def hours_records(entry: Entry, week: Week) -> Iterator[Record]:
    """The hours of a row's room, weekday by weekday."""
    owner = {"center": names.center_slug(entry), "room": names.room_slug(entry)}
    for weekday, (opens, closes) in week.items():
        times = {"opens": write_minute(opens), "closes": write_minute(closes)}
        season = {"from": None, "until": None}
        yield Record("hours", owner | {"weekday": weekday} | times | season, entry.row)


def rules(entry: Entry, *, with_times: bool) -> str:
    """What readers should know in the list's own words; the times where no hours could be told."""
    kind, closed_days = entry.stated(Head.KIND), entry[Head.CLOSED_DAYS]
    lines = {
        Head.KIND: "" if kind == "기타" else kind,
        Head.CLOSED_DAYS: "" if closed_days == "-" else closed_days,
        "운영시간": written_times(entry) if with_times else "",
        Head.HOW_TO_ASK: entry.stated(Head.HOW_TO_ASK),
        Head.EQUIPMENT: entry.stated(Head.EQUIPMENT),
    }
    return "\n".join(f"{head}: {text}" for head, text in lines.items() if text)


def written_times(entry: Entry) -> str:
    """The times of workdays and weekends as they stand in the row; none if there are none."""
    workdays = f"{entry[Head.WORKDAY_OPENS]}–{entry[Head.WORKDAY_CLOSES]}"
    weekends = f"{entry[Head.WEEKEND_OPENS]}–{entry[Head.WEEKEND_CLOSES]}"
    return "" if workdays == weekends == NO_TIMES else f"평일 {workdays}, 주말 {weekends}"


def joined(texts: Iterable[str], between: str) -> str:
    """The lines of several texts, each once."""
    return between.join(dict.fromkeys(line for text in texts for line in text.splitlines()))
