"""Keeps keys true: whatever writes a row that a key takes words or hours from renews that key.

Rows are written one by one (`Listed.save`, `Listed.delete`) or many at once (`KeptQuerySet`, which
is the manager of every table that keys are made from; Django's `center.services.add` goes through
it too). Both go through `gathered`, the one place that raises the edition; it may stand around many
writes to make one edition of them and to renew each key once, and forgetting it costs nothing else.
`noticing` raises the edition for every statement that writes outside of it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, Self, TypeVar

from django.db import transaction
from django.db.models import Manager, Model, Q, QuerySet

from .. import models
from ..openings.stating import timetable_numbers
from ..rights import OwnedQuerySet
from .index import Names, key_from, tidy, write_keys
from .texts import Texts, texts_of_centers, texts_of_rooms

Row = TypeVar("Row", bound=Model)
Key = TypeVar("Key", int, str)

BATCH = 500
NONE = Q(pk__in=())

#: Tables whose rows belong to one listing: whether to a center or to a room, and which column says.
OWNED = {
    "Center": ("center", "pk"),
    "CenterAmenity": ("center", "center_id"),
    "ServiceOffer": ("center", "center_id"),
    "Room": ("room", "pk"),
    "RoomAmenity": ("room", "room_id"),
    "SpecialDay": ("center", "center_id"),
    "WeeklyHours": ("center", "center_id"),
}


class Touched:
    """The centers and rooms whose keys have to be renewed."""

    def __init__(self) -> None:
        self.pks: dict[str, set[int]] = {"center": set(), "room": set()}

    def rows(self, model: type[Model], pks: Collection[Any]) -> None:
        """Whichever hold these rows of a table, as the database has them."""
        for some in batches(pks):
            if model.__name__ in OWNED:
                listing, column = OWNED[model.__name__]
                found = model._base_manager.filter(pk__in=some).order_by()
                self.pks[listing].update(found.values_list(column, flat=True))
            elif model.__name__ in SHARED:
                self.sharing(*SHARED[model.__name__](some))

    def sharing(self, centers: Q, rooms: Q) -> None:
        """The centers and rooms that conditions hold for."""
        found = models.Center.objects.filter(centers).order_by()
        self.pks["center"].update(found.values_list("pk", flat=True))
        lent = models.Room.objects.filter(rooms).order_by()
        self.pks["room"].update(lent.values_list("pk", flat=True))

    def created(self, rows: Collection[Model]) -> None:
        """Whichever hold these new rows; the database may have kept their own keys to itself."""
        for row in rows:
            if type(row).__name__ in OWNED:
                listing, column = OWNED[type(row).__name__]
                self.pks[listing].add(getattr(row, column))


def holding_areas(codes: Collection[str]) -> tuple[Q, Q]:
    """Centers in these areas or in areas right inside them; their rooms are renewed with them."""
    return Q(area__in=codes) | Q(area__parent__in=codes), NONE


def holding_services(codes: Collection[str]) -> tuple[Q, Q]:
    """Centers that offer these services."""
    return Q(services__in=codes), NONE


def holding_amenities(codes: Collection[str]) -> tuple[Q, Q]:
    """Centers and rooms with these amenities, those that are columns of theirs included."""
    centers = rooms = Q(amenities__in=codes)
    for code, fact in models.Center.ACCESS_FACTS.items():
        if code in codes:
            centers |= Q(**{fact: True})
    if "step_free" in codes:
        rooms |= Q(step_free=True)
    return centers, rooms


#: Tables whose rows are in the keys of many listings: which centers, and which more rooms.
SHARED: dict[str, Callable[[Collection[str]], tuple[Q, Q]]] = {
    "Amenity": holding_amenities,
    "Area": holding_areas,
    "Service": holding_services,
}

gathering: ContextVar[Touched | None] = ContextVar("gathering", default=None)


@contextmanager
def gathered() -> Iterator[Touched]:
    """Make the next edition of what is written inside, and renew once each key that it touches.

    The edition, the writes and the keys are one transaction. The edition comes first, so that
    whoever writes at the same time waits here and not half-way.
    """
    if outer := gathering.get():
        yield outer
        return
    touched = Touched()
    token = gathering.set(touched)
    try:
        with transaction.atomic():
            models.Edition.objects.advance()
            yield touched
            refresh(centers=touched.pks["center"], rooms=touched.pks["room"])
    finally:
        gathering.reset(token)


@contextmanager
def written(model: type[Model], pks: Collection[Any]) -> Iterator[Touched]:
    """Renew the keys of whichever hold some rows of a table before the write inside, or after."""
    with gathered() as touched:
        touched.rows(model, pks)
        yield touched
        touched.rows(model, pks)


def refresh(*, centers: Iterable[int] = (), rooms: Iterable[int] = ()) -> None:
    """Renew the keys of some centers, with all their rooms, and of some more rooms."""
    pks = sorted(centers)
    lent = set(rooms)
    for some in batches(pks):
        found = models.Room.objects.filter(center__in=some).order_by()
        lent.update(found.values_list("pk", flat=True))
    renew("center", pks)
    renew("room", sorted(lent))


def renew(listing: str, pks: Collection[int]) -> None:
    """Renew the keys of a number of centers or rooms, in batches."""
    for some in batches(pks):
        names, texts = names_of(listing, some), texts_of(listing, some)
        numbers = timetable_numbers(listing, some)
        write_keys(listing, (key_from(pk, names[pk], texts[pk], numbers[pk]) for pk in texts))


def names_of(listing: str, pks: list[int]) -> dict[int, Names]:
    """The names that sort some centers or rooms."""
    table = models.Center if listing == "center" else models.Room
    rows = table._default_manager.filter(pk__in=pks).order_by()
    return {pk: Names(*names) for pk, *names in rows.values_list("pk", *Names._fields)}


def texts_of(listing: str, pks: list[int]) -> Texts:
    """The texts of some centers or rooms."""
    return texts_of_centers(pks) if listing == "center" else texts_of_rooms(pks)


def rebuild(listing: str, progress: Callable[[list[int]], Iterable[int]] = iter) -> int:
    """Make the key of every center or room anew, a batch in a transaction; how many there are."""
    table = models.Center if listing == "center" else models.Room
    pks = list(table._default_manager.order_by("pk").values_list("pk", flat=True))
    for some in batches(progress(pks)):
        with gathered():
            renew(listing, some)
    with gathered():
        tidy(listing)
    return len(pks)


def batches(pks: Iterable[Key]) -> Iterator[list[Key]]:
    """Primary keys in lists that fit into a statement of every database."""
    rest = iter(pks)
    while some := list(islice(rest, BATCH)):
        yield some


class KeptQuerySet(QuerySet[Row]):
    """Rows of the directory: writing many at once renews the keys that hold them."""

    def delete(self) -> tuple[int, dict[str, int]]:
        with written(self.model, self.primary_keys()):
            return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    # As Django has it: managers go without, so that nobody empties a table by mistake.
    delete.queryset_only = True  # type: ignore[attr-defined]

    def update(self, **values: Any) -> int:
        with written(self.model, self.primary_keys()):
            return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Row], *args: Any, **options: Any) -> list[Row]:
        with gathered() as touched:
            created = super().bulk_create(objs, *args, **options)
            touched.created(created)
        return created

    def without_key(self) -> Self:
        """Centers or rooms whose key is missing, or was made before keys told their order."""
        return self.exclude(key__order__gt="")

    def primary_keys(self) -> list[Any]:
        """The primary keys of the rows, where keys take words from them."""
        if self.model.__name__ not in OWNED | SHARED:
            return []
        return list(self.order_by().values_list("pk", flat=True))

    primary_keys.queryset_only = True  # type: ignore[attr-defined]


# The types of Django take one manager for the other.
class OwnedKeptQuerySet(OwnedQuerySet[Row], KeptQuerySet[Row]):  # type: ignore[override]
    """Rows of the directory of which each is a center's."""


KeptManager = Manager.from_queryset(KeptQuerySet)
OwnedKeptManager = Manager.from_queryset(OwnedKeptQuerySet)
