"""What each listing is found by: its texts by weight, read for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils.translation import override

from .. import models
from ..models.language import WRITTEN
from ..rules.text import split_names
from ..rules.words import Weight

# The texts of listings by their primary keys.
Texts = dict[int, dict[Weight, list[str]]]

FORMER = "former_names"
NAMES = ("name", "name_en", FORMER)
PLACE = (
    "address",
    "address_en",
    "area__name",
    "area__name_en",
    "area__parent__name",
    "area__parent__name_en",
)
SUMMARY = ("summary", "summary_en")
ROOM_PLACE = tuple(f"center__{field}" for field in NAMES + PLACE)


def texts_of_centers(keys: Sequence[int]) -> Texts:
    """The texts of some centers."""
    facts = models.Center.ACCESS_FACTS
    columns = {Weight.NAME: NAMES, Weight.PLACE: PLACE, Weight.PROSE: SUMMARY}
    rows = read(models.Center, keys, columns, *facts.values())
    texts = {key: found for key, found, _ in rows}
    stated = {key: [code for code, fact in facts.items() if row[fact]] for key, _, row in rows}
    add_entries(texts, models.Amenity, [stated, amenities(models.CenterAmenity, "center", keys)])
    add_entries(texts, models.Service, [codes(models.ServiceOffer, "center", "service", keys)])
    return texts


def texts_of_rooms(keys: Sequence[int]) -> Texts:
    """The texts of some rooms."""
    columns = {Weight.NAME: NAMES, Weight.PLACE: ROOM_PLACE}
    rows = read(models.Room, keys, columns, "kind", "step_free")
    texts = {key: found | {Weight.OFFER: [*kind_words(row["kind"])]} for key, found, row in rows}
    stated = {key: ["step_free"] if row["step_free"] else [] for key, _, row in rows}
    add_entries(texts, models.Amenity, [stated, amenities(models.RoomAmenity, "room", keys)])
    return texts


def read(
    model: type[Model], keys: Sequence[int], columns: dict[Weight, tuple[str, ...]], *more: str
) -> list[tuple[int, dict[Weight, list[str]], dict[str, Any]]]:
    """For each row its key, what is written in columns of each weight, and the whole row."""
    fields = [field for group in columns.values() for field in group]
    rows = model._default_manager.filter(pk__in=keys).order_by().values("pk", *fields, *more)
    return [
        (
            row["pk"],
            {
                weight: [text for field in group for text in parts_of(field, row[field])]
                for weight, group in columns.items()
            },
            row,
        )
        for row in rows
    ]


def parts_of(field: str, text: str | None) -> list[str]:
    """The texts that a column holds: of former names several, of an empty one none."""
    if not text:
        return []
    return split_names(text) if field.endswith(FORMER) else [text]


def amenities(model: type[Model], owner: str, keys: Sequence[int]) -> dict[int, list[str]]:
    """The codes of the amenities that listings are stated to have."""
    return codes(model, owner, "amenity", keys, present=True)


def codes(
    model: type[Model], owner: str, entry: str, keys: Sequence[int], **conditions: Any
) -> dict[int, list[str]]:
    """The codes of what listings have, from the rows that say so."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = model._default_manager.filter(**{f"{owner}__in": keys}, **conditions).order_by("pk")
    for key, code in rows.values_list(owner, entry):
        found[key].append(code)
    return found


def add_entries(
    texts: Texts, model: type[models.CatalogEntry], held: Iterable[dict[int, list[str]]]
) -> None:
    """Add to each listing the words of the entries of a catalog that it has."""
    entries = {entry.pk: words_of(entry) for entry in model._default_manager.all()}
    for codes_by_key in held:
        for key, found in codes_by_key.items():
            offers = texts[key].setdefault(Weight.OFFER, [])
            offers.extend(text for code in found for text in entries.get(code, ()))


def words_of(entry: models.CatalogEntry) -> list[str]:
    """The names of a catalog's entry, and the other words that people search by."""
    texts = [entry.name, entry.name_en, *entry.synonyms.split(";")]
    return [text.strip() for text in texts if text.strip()]


@cache
def kind_words(kind: str) -> tuple[str, ...]:
    """What a kind of room is called in each language of texts; nothing for another space."""
    if kind not in models.Room.Kind.values or kind == models.Room.Kind.OTHER:
        return ()
    words = []
    for language in WRITTEN:
        with override(language):
            words.append(str(models.Room.Kind(kind).label))
    return tuple(words)
