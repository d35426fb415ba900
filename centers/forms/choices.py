"""What the fields of the searches offer, and how a search stands in an address."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from ..models import Amenity, Area, CatalogEntry
from .plain import Choices


def choices_of(entries: Iterable[CatalogEntry]) -> Choices:
    """Entries of a catalog by their codes."""
    return [(entry.pk, str(entry)) for entry in entries]


def amenity_choices(amenities: Iterable[Amenity]) -> Choices:
    """Amenities, in their groups."""
    groups = groupby(amenities, key=lambda one: one.get_group_display())
    return [(group, choices_of(members)) for group, members in groups]


def area_choices(areas: Iterable[Area]) -> Choices:
    """Areas, each district with the street-level units in it."""
    districts: Choices = []
    inside: dict[str | None, Choices] = {}
    for area in areas:
        if area.parent_id in inside:
            inside[area.code] = inside[area.parent_id]
            inside[area.code].append((area.code, area.title))
        else:
            inside[area.code] = [(area.code, gettext("all of %s") % area.title)]
            districts.append((area.title, inside[area.code]))
    return districts


def query_of(asked: Iterable[tuple[str, Any]]) -> QueryDict:
    """Parameters and their values as a query."""
    query = QueryDict(mutable=True)
    for name, value in asked:
        query.appendlist(name, str(value))
    return query


def flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    """Choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
