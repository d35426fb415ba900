"""Listings as GeoJSON (RFC 7946): a feature each, without a geometry where nobody stated one."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from .json import Facts

ENCODER = DjangoJSONEncoder(ensure_ascii=False)


def pieces(rows: Iterable[Facts]) -> Iterator[str]:
    """The file, a feature at a time."""
    yield '{"type": "FeatureCollection", "features": ['
    for number, facts in enumerate(rows):
        yield ("," if number else "") + "\n" + ENCODER.encode(feature(facts))
    yield "\n]}\n"


def feature(facts: Facts) -> Facts:
    """A listing as a feature. Longitude stands first, as the standard has it."""
    place = facts.get("center", facts)
    return {
        "type": "Feature",
        "id": facts["id"],
        "geometry": geometry(place["latitude"], place["longitude"]),
        "properties": {name: fact for name, fact in facts.items() if name != "id"},
    }


def geometry(latitude: Any, longitude: Any) -> Facts | None:
    """A point in WGS-84."""
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}
