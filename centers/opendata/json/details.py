"""What lists and pages tell alike: places, distances, phones, codes, closures."""

from collections.abc import Callable, Iterable
from typing import Any

from ...models import Area, Center, Phone, Room
from ...models.language import words
from ...models.reference import reference
from ...rules.places import walking_minutes

Facts = dict[str, Any]
Link = Callable[[str], str]


def amenity_codes() -> list[str]:
    """The code of every amenity, so that what a listing does not state is null."""
    return [amenity.code for amenity in reference().amenities]


def shown(listing: object, column: str) -> str | None:
    """A text as the reader sees it; an empty one is *not stated*."""
    return words(listing, column).text or None


def area_facts(area: Area | None) -> Facts | None:
    """An area by its official code."""
    return None if area is None else {"code": area.code, "name": area.title}


def amenity_facts(stated: dict[str, bool], codes: Iterable[str]) -> dict[str, bool | None]:
    """What is there and what is not; null where nobody stated it."""
    return {code: stated.get(code) for code in codes}


def codes_or_null(entries: Iterable[Any]) -> list[str] | None:
    """The codes of catalog entries; none at all is *not stated*."""
    return [entry.code for entry in entries] or None


def phone_facts(phones: Iterable[Phone]) -> list[Facts] | None:
    """Numbers to call, what for and when; none at all is *not stated*."""
    return [
        {
            "number": phone.number,
            "label": shown(phone, "label"),
            "answered": shown(phone, "answered"),
        }
        for phone in phones
    ] or None


def closure_facts(center: Center) -> Facts | None:
    """A temporary closure, with its first and last day."""
    if center.status != Center.Status.CLOSED:
        return None
    return {
        "from": center.closed_from,
        "until": center.closed_until,
        "reason": shown(center, "closed_reason"),
    }


def distance_facts(listing: Center | Room) -> Facts:
    """How far it is, where that was asked: as the crow flies, and an estimate of the walk."""
    if not hasattr(listing, "distance_km"):
        return {}
    return far_facts(listing.distance_km)


def far_facts(distance_km: float | None) -> Facts:
    """A distance and the walk; null where nobody stated where the listing is."""
    if distance_km is None:
        return {"distance_km": None, "walk_minutes": None}
    return {"distance_km": round(distance_km, 2), "walk_minutes": walking_minutes(distance_km)}


def stated(facts: Facts) -> Facts:
    """Facts without those that nobody stated; false and zero are stated."""
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [], {})}
