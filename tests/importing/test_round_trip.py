"""What is exported can be imported again, and then nothing changes, whatever people wrote."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from centers.importing.engine import import_file
from centers.importing.sources import WORKBOOK
from centers.importing.standing import read_directory
from centers.models import (
    Center,
    CenterAmenity,
    Edition,
    Occupied,
    Phone,
    Room,
    RoomAmenity,
    RoomLayout,
    ServiceOffer,
    SpecialDay,
    WeeklyHours,
)
from centers.opendata.workbook import export_workbook

from .workbooks import counts, make_catalogs

pytestmark = pytest.mark.django_db

NASTY = [
    *";；=+-@!:\\'\"\n\r\t,，　 0０７①_\u200b\ufeff\u2028\x0b\x01",
    "=1+1",
    "'=x",
    "_x0041_",
    "0012",
    " x ",
    "\r\n",
    "😀",
    "#N/A",
    "TRUE",
    "2026-11-03",
    "null",
]
PRINTABLE = st.characters(codec="utf-8", exclude_characters="\x00")
TEXT = st.lists(st.sampled_from(NASTY) | PRINTABLE, max_size=6).map("".join)
NAME = TEXT.map(lambda text: f"名{text}")
FACT = st.sampled_from([None, True, False])
DATE = st.dates(date(2020, 1, 1), date(2030, 12, 31))
ORIGIN = st.sampled_from(["workbook", "sample"])
MAYBE_DATE = st.none() | DATE
INSTANT = st.integers(0, 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
POINT = st.none() | st.tuples(st.floats(18.0, 53.0), st.floats(74.0, 135.0))


@st.composite
def spans(draw: st.DrawFn) -> dict[str, int]:
    """The times of a span, be it past midnight or all day."""
    opens = draw(st.integers(0, 1439))
    length = draw(st.integers(1, 1439) if opens else st.integers(1, 1440))
    return {"opens_minute": opens, "closes_minute": opens + length}


@st.composite
def seasons(draw: st.DrawFn, first: str, last: str) -> dict[str, date | None]:
    """Two dates in order."""
    starts = draw(DATE)
    return {first: starts, last: starts + timedelta(draw(st.integers(0, 90)))}


@st.composite
def centers(draw: st.DrawFn) -> dict[str, Any]:
    """Every field of a center that the workbook has."""
    latitude, longitude = draw(POINT) or (None, None)
    closure = draw(st.just({}) | seasons("closed_from", "closed_until"))
    words = (
        "name_en",
        "former_names",
        "address_en",
        "operator",
        "summary",
        "summary_en",
        "directions",
    )
    return {
        "name": draw(NAME),
        "address": draw(NAME),
        "latitude": latitude,
        "longitude": longitude,
        "area_id": draw(st.sampled_from([None, "310107", "310107014"])),
        "status": draw(st.sampled_from(Center.Status.values)),
        "on_holidays": draw(st.sampled_from(["", "normal", "closed", "special"])),
        "on_makeup_days": draw(st.sampled_from(["", "normal", "closed", "special"])),
        "email": draw(st.sampled_from(["", "a@example.org"])),
        "website": draw(st.sampled_from(["", "https://example.org/?a=1;b=2"])),
        "postal_code": draw(st.sampled_from(["", "001234", "-1", "０12"])),
        "checked_on": draw(MAYBE_DATE),
        "imported_from": draw(ORIGIN),
        **closure,
        **{word: draw(TEXT) for word in (*words, "wechat", "closed_reason", "source")},
        **{fact: draw(FACT) for fact in Center.ACCESS_FACTS.values()},
    }


@st.composite
def rooms(draw: st.DrawFn) -> dict[str, Any]:
    """Every field of a room that the workbook has."""
    words = (
        "name_en",
        "former_names",
        "floor",
        "conditions",
        "documents",
        "fee_note",
        "rules",
        "rules_en",
    )
    return {
        "name": draw(NAME),
        "kind": draw(st.sampled_from(Room.Kind.values)),
        "status": draw(st.sampled_from(Room.Status.values)),
        "area_m2": draw(st.none() | st.decimals(1, 999, places=2)),
        "people": draw(st.none() | st.integers(1, 100_000)),
        "fee": draw(st.sampled_from(["", "free", "conditional", "paid"])),
        "notice_days": draw(st.none() | st.integers(0, 365)),
        "furthest_days": draw(st.none() | st.integers(0, 3650)),
        "longest_minutes": draw(st.none() | st.integers(1, 32_767)),
        "ask_url": draw(st.sampled_from(["", "https://example.org/ask"])),
        "occupied_known_until": draw(MAYBE_DATE),
        "checked_on": draw(MAYBE_DATE),
        "step_free": draw(FACT),
        "imported_from": draw(ORIGIN),
        **{word: draw(TEXT) for word in words},
        **{way: draw(st.booleans()) for way in ("ask_by_phone", "ask_in_person", "ask_online")},
    }


@st.composite
def amenities(draw: st.DrawFn) -> dict[str, Any]:
    """What is stated of an amenity."""
    present = draw(st.booleans())
    quantity = draw(st.none() | st.integers(1, 999)) if present else None
    return {"present": present, "quantity": quantity, "note": draw(TEXT)}


SOME_AMENITIES = st.dictionaries(
    st.sampled_from(["projector", "whiteboard", "microphone"]), amenities(), max_size=2
)
SOME_AUDIENCES = st.sets(st.sampled_from(["business", "resident"]))
HOURS = st.builds(
    lambda weekday, span, season: {"weekday": weekday, **span, **season},
    st.integers(1, 7),
    spans(),
    st.just({}) | seasons("valid_from", "valid_until"),
)
SPECIAL_DAYS = st.builds(
    lambda dates, span, reason: {**dates, **span, "reason": reason},
    seasons("starts_on", "ends_on"),
    st.just({}) | spans(),
    TEXT,
)
PHONES = st.builds(lambda label, answered: {"label": label, "answered": answered}, TEXT, TEXT)
OFFERS = st.builds(
    lambda fee, note, provider, hours: {
        "fee": fee,
        "note": note,
        "provider": provider,
        "hours": hours,
    },
    st.sampled_from(["", "free", "paid"]),
    TEXT,
    TEXT,
    TEXT,
)


def make_directory(data: st.DataObject, *, most_hours: int = 3) -> None:
    """One or two centers with rooms and every sort of detail; two hours may overlap."""
    for number in range(data.draw(st.integers(1, 2))):
        center = Center.objects.create(slug=f"center-{number}", **data.draw(centers()))
        for code, stated in data.draw(SOME_AMENITIES).items():
            CenterAmenity.objects.create(center=center, amenity_id=code, **stated)
        if data.draw(st.booleans()):
            offer = ServiceOffer.objects.create(
                center=center, service_id="canteen", **data.draw(OFFERS)
            )
            offer.audiences.set(data.draw(SOME_AUDIENCES))
        make_details(data, center, None, most_hours)
        for room in range(data.draw(st.integers(0, 1))):
            make_room(data, center, f"room-{room}", most_hours)


def make_room(data: st.DataObject, center: Center, slug: str, most_hours: int) -> None:
    """A room with whatever a room may have."""
    room = Room.objects.create(center=center, slug=slug, **data.draw(rooms()))
    room.audiences.set(data.draw(SOME_AUDIENCES))
    for layout in data.draw(st.sets(st.sampled_from(RoomLayout.Layout.values), max_size=3)):
        people = data.draw(st.none() | st.integers(1, 500))
        RoomLayout.objects.create(room=room, layout=layout, people=people)
    for code, stated in data.draw(SOME_AMENITIES).items():
        RoomAmenity.objects.create(room=room, amenity_id=code, **stated)
    for starts in data.draw(st.sets(INSTANT, max_size=2)):
        Occupied.objects.create(room=room, starts=starts, ends=starts + timedelta(minutes=90))
    make_details(data, center, room, most_hours)


def make_details(data: st.DataObject, center: Center, room: Room | None, most_hours: int) -> None:
    """Hours, which may say the same twice, special days and phones."""
    owner = {"center": center, "room": room}
    for fields in data.draw(st.lists(HOURS, max_size=most_hours)):
        WeeklyHours.objects.create(**owner, **fields)
    for fields in data.draw(st.lists(SPECIAL_DAYS, max_size=min(2, most_hours))):
        SpecialDay.objects.create(**owner, **fields)
    for number in data.draw(st.sets(st.sampled_from(["021-0000 0001", "+86-21", "110"]))):
        Phone.objects.create(**owner, number=number, **data.draw(PHONES))


def exported(folder: Path) -> Iterator[Path]:
    """The directory in both forms of the workbook."""
    for name in ("all.xlsx", "folder"):
        export_workbook(folder / name)
        yield folder / name


@pytest.fixture
def catalogs(db: None) -> None:
    make_catalogs()


@settings(
    max_examples=15,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(data=st.data())
def test_importing_what_was_exported_changes_nothing_and_says_so(
    data: st.DataObject, catalogs: None, tmp_path: Path
) -> None:
    with transaction.atomic():
        make_directory(data)
        edition, before = Edition.objects.number(), read_directory()
        rows = sum(map(len, before.values()))
        for path in exported(tmp_path):
            report = import_file(path, WORKBOOK, retire_missing=True)
            assert (report.rejections, report.warnings, report.gone) == ([], [], [])
            assert report.counts == counts(unchanged=rows)
            assert report.in_words().splitlines()[-1] == "Nothing changed."
        assert Edition.objects.number() == edition
        transaction.set_rollback(True)


@settings(
    max_examples=15,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(data=st.data())
def test_an_export_fills_an_empty_database_with_the_same_directory(
    data: st.DataObject, catalogs: None, tmp_path: Path
) -> None:
    with transaction.atomic():
        make_directory(data, most_hours=1)
        before = as_values()
        for path in exported(tmp_path):
            Center.objects.all().delete()
            import_file(path, WORKBOOK)
            assert as_values() == before
        transaction.set_rollback(True)


def as_values() -> dict[str, list[list[tuple[str, Any]]]]:
    """Whatever the directory says, keys and order aside."""
    return {
        name: sorted((sorted(row.values.items()) for row in rows), key=repr)
        for name, rows in read_directory().items()
    }
