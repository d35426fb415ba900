"""Snapshots: all that is said of a listing, with its details, as plain values; and back again."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from centers.models import (
    Center,
    CenterAmenity,
    FormerSlug,
    Occupied,
    Phone,
    Room,
    RoomAmenity,
    RoomLayout,
    ServiceOffer,
    SpecialDay,
    WeeklyHours,
)

#: The rows of a listing by table, each with its number and its fields; its own row comes first.
Snapshot = dict[str, list[dict[str, Any]]]

ENCODER = DjangoJSONEncoder()


class Key(NamedTuple):
    """Which listing: a center, or a room in it, by their numbers."""

    center: int
    room: int | None = None


class Part(NamedTuple):
    """A table of a listing: which column says whose a row is, and whose rows are none of it."""

    model: type[Model]
    owner: str
    only: dict[str, None] = {}
    many: str = ""


CENTERS_OWN = {"room": None}
PARTS_OF_CENTER = (
    Part(Center, "pk"),
    Part(Phone, "center_id", CENTERS_OWN),
    Part(WeeklyHours, "center_id", CENTERS_OWN),
    Part(SpecialDay, "center_id", CENTERS_OWN),
    Part(ServiceOffer, "center_id", many="audiences"),
    Part(CenterAmenity, "center_id"),
    Part(FormerSlug, "center_id", CENTERS_OWN),
)
PARTS_OF_ROOM = (
    Part(Room, "pk", many="audiences"),
    Part(RoomLayout, "room_id"),
    Part(RoomAmenity, "room_id"),
    Part(WeeklyHours, "room_id"),
    Part(SpecialDay, "room_id"),
    Part(Phone, "room_id"),
    Part(FormerSlug, "room_id"),
    Part(Occupied, "room_id"),
)


def parts_of(key: Key) -> tuple[Part, ...]:
    """The tables of a listing."""
    return PARTS_OF_ROOM if key.room else PARTS_OF_CENTER


def take(keys: Collection[Key]) -> dict[Key, Snapshot]:
    """Snapshots of those of the listings that there are; a few queries, however many they are."""
    centers = {key.center: key for key in keys if not key.room}
    rooms = {key.room: key for key in keys if key.room}
    return taken(PARTS_OF_CENTER, centers) | taken(PARTS_OF_ROOM, rooms)


def taken(parts: tuple[Part, ...], keys: dict[Any, Key]) -> dict[Key, Snapshot]:
    """Snapshots of centers or of rooms, by their numbers."""
    found: dict[Key, Snapshot] = defaultdict(dict)
    for part in parts if keys else ():
        for owner, row in rows_of(part, list(keys)):
            found[keys[owner]].setdefault(part.model._meta.model_name or "", []).append(row)
    return dict(found)


def rows_of(part: Part, owners: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a table that belong to some listings, each with whose it is.

    They are read as plain values: an import keeps ten thousand.
    """
    rows = part.model._default_manager.filter(**{f"{part.owner}__in": owners}, **part.only)
    columns = [field for field in part.model._meta.local_fields if not field.primary_key]
    lists = listed_by(part, rows) if part.many else {}
    read = rows.order_by("pk").values_list(part.owner, "pk", *(field.attname for field in columns))
    for owner, pk, *values in read:
        fields = {field.name: plain(value) for field, value in zip(columns, values, strict=True)}
        if part.many:
            fields[part.many] = lists.get(pk, [])
        yield owner, {"pk": pk, "fields": fields}


def listed_by(part: Part, rows: Any) -> dict[int, list[Any]]:
    """What each of some rows lists, such as audiences, in the order of the catalog."""
    field: Any = part.model._meta.get_field(part.many)
    row, listed = field.m2m_field_name(), field.m2m_reverse_field_name()
    pairs = field.remote_field.through._default_manager.filter(**{f"{row}__in": rows.values("pk")})
    found: dict[int, list[Any]] = defaultdict(list)
    for pk, code in pairs.order_by(listed).values_list(f"{row}_id", f"{listed}_id"):
        found[pk].append(code)
    return found


def plain(value: Any) -> Any:
    """A value of a column as JSON writes it."""
    return ENCODER.default(value) if isinstance(value, date | Decimal) else value


def digest_of(said: Any) -> str:
    """A short word that differs for listings, or other plain values, that say something else."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def objects_in(snapshot: Snapshot, part: Part) -> Iterator[Any]:
    """The rows of one table as objects, with what they list; columns that are gone are left out."""
    table = part.model._meta.model_name or ""
    rows = [{"model": part.model._meta.label_lower, **row} for row in snapshot.get(table, [])]
    yield from serializers.deserialize("python", rows, ignorenonexistent=True)
