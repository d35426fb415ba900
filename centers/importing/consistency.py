"""What the values of one row must be to each other: points whole, ends after starts."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from ..models import Center
from ..rules.clock import MINUTES_A_DAY, write_minute
from ..rules.places import Box, Datum, Point, to_wgs84
from .entries import Entry

HALVES = ("latitude", "longitude")


def settle_center(entry: Entry, country: Box | None) -> None:
    """A whole point in WGS-84, in the country; a closure that ends after it starts."""
    settle_point(entry, country)
    settle_closure(entry)
    drop_amenities(entry, Center.ACCESS_FACTS)


def settle_point(entry: Entry, country: Box | None) -> None:
    """Both halves of a point or neither, as WGS-84."""
    values = entry.values
    datum = Datum(values.pop("datum", "") or Datum.WGS84)
    given = [half for half in HALVES if values.get(half) is not None]
    if sum(half in values for half in HALVES) == 1:
        leave_half(entry)
    elif len(given) == 1:
        drop_half(entry, given[0])
    elif given:
        point = Point(values["latitude"], values["longitude"])
        place_at(entry, to_wgs84(point, datum), country)


def leave_half(entry: Entry) -> None:
    """Leave a point as it stands if only one half of it was told, or could be read."""
    half = next(half for half in HALVES if half in entry.values)
    value = entry.values.pop(half)
    if value is not None and not any(remark.column in HALVES for remark in entry.warnings):
        entry.warn(half, str(value), _("half a point; give both latitude and longitude"))


def drop_half(entry: Entry, half: str) -> None:
    """Leave out a point of which the other half is missing, or was left out with a warning."""
    complaints = [*entry.warnings, *(doubt.remark for doubt in entry.doubts)]
    if not any(remark.column in HALVES for remark in complaints):
        value = str(entry.values[half])
        entry.warn(half, value, _("half a point; give both latitude and longitude"))
    for key in HALVES:
        if key in entry.values:
            entry.values[key] = None


def place_at(entry: Entry, point: Point, country: Box | None) -> None:
    """Put the center at a point, unless it lies outside the country."""
    halves = zip(HALVES, point, strict=True)
    values = {half: entry.table.by_key[half].kind.normal(degrees) for half, degrees in halves}
    if country is None or country.holds(point):
        entry.values |= values
    else:
        cell = ", ".join(map(str, values.values()))
        entry.distrust(values, cell, _("the point lies outside the country"))


def settle_closure(entry: Entry) -> None:
    """A closure that ends on the day it starts or later."""
    starts, ends = entry.values.get("closed_from"), entry.values.get("closed_until")
    if starts and ends and ends < starts:
        entry.values["closed_from"] = entry.values["closed_until"] = None
        entry.warn("closed_until", str(ends), _("it ends before it starts"))


def settle_room(entry: Entry, country: Box | None) -> None:
    """Whether a room is step-free has a column of its own."""
    drop_amenities(entry, {"step_free": "step_free"})


def drop_amenities(entry: Entry, columns: dict[str, str]) -> None:
    """Leave out of the amenities what other columns say."""
    stated = entry.values.get("amenities", ())
    for item in stated:
        if item.code in columns:
            reason = _("say this in the column %(column)s") % {"column": columns[item.code]}
            entry.warn("amenities", item.code, reason)
    if stated:
        kept = (item for item in stated if item.code not in columns)
        entry.values["amenities"] = tuple(kept)


def settle_hours(entry: Entry, country: Box | None) -> None:
    """A span of less than a day, or the whole of it; a season that ends after it starts."""
    entry.values = {"from": None, "until": None} | entry.values
    settle_span(entry)
    refuse_reversed(entry, "from", "until")


def settle_special_day(entry: Entry, country: Box | None) -> None:
    """A range of dates, a single one without ``until``; a span, or no times if it is closed."""
    values = entry.values
    if values.get("until") is None:
        values["until"] = values["from"]
    refuse_reversed(entry, "from", "until")
    times = [values.get("opens"), values.get("closes")]
    if times.count(None) == 1:
        entry.refuse("closes", "", _("give both times, or neither if it is closed"))
    elif None not in times:
        settle_span(entry)


def settle_span(entry: Entry) -> None:
    """Times that make a span; one that closes earlier than it opens runs past midnight."""
    opens, closes = entry.values["opens"], entry.values["closes"]
    if opens in (closes, MINUTES_A_DAY):
        entry.refuse("closes", write_minute(closes), _("it cannot close at the time it opens"))
    elif closes < opens:
        entry.values["closes"] = closes + MINUTES_A_DAY


def settle_occupied(entry: Entry, country: Box | None) -> None:
    """A time that ends after it starts."""
    if entry.values["ends"] <= entry.values["starts"]:
        entry.refuse("ends", str(entry.values["ends"]), _("it ends before it starts"))


def refuse_reversed(entry: Entry, first: str, last: str) -> None:
    """Refuse a range of dates that ends before it starts."""
    starts, ends = entry.values.get(first), entry.values.get(last)
    if starts and ends and ends < starts:
        entry.refuse(last, str(ends), _("it ends before it starts"))


def settle_nothing(entry: Entry, country: Box | None) -> None:
    """Rows whose values stand alone."""


CONSISTENCY: dict[str, Callable[[Entry, Box | None], None]] = {
    "centers": settle_center,
    "rooms": settle_room,
    "hours": settle_hours,
    "special_days": settle_special_day,
    "phones": settle_nothing,
    "services": settle_nothing,
    "occupied": settle_occupied,
}
