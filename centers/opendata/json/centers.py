"""Centers as JSON."""

from collections.abc import Iterable

from ...forms.results import Telling
from ...models import Center, ServiceOffer
from ...models.language import words
from ...rules.text import split_names
from ...wording.openings import Openings
from .details import (
    Facts,
    Link,
    amenity_facts,
    area_facts,
    closure_facts,
    codes_or_null,
    distance_facts,
    phone_facts,
    shown,
)
from .hours import day_facts, hours_facts, special_facts, status_facts
from .rooms import room_row


def center_row(center: Center, codes: Iterable[str], link: Link, openings: Openings) -> Facts:
    """A center in a list."""
    return {
        "id": center.slug,
        "url": link(center.get_absolute_url()),
        "name": center.title,
        "area": area_facts(center.area),
        "address": center.local_address,
        "latitude": center.latitude,
        "longitude": center.longitude,
        "phones": phone_facts(center.phones),
        "closure": closure_facts(center),
        "services": codes_or_null(center.services.all()),
        "amenities": amenity_facts(center.stated_amenities(), codes),
        **distance_facts(center),
        **status_facts(openings[center]),
        "checked_on": center.checked_on,
    }


def center_found(center: Center, codes: Iterable[str], link: Link, telling: Telling) -> Facts:
    """A center that a search finds."""
    return center_row(center, codes, link, telling.openings)


def center_page(center: Center, codes: Iterable[str], link: Link, openings: Openings) -> Facts:
    """A center with all that its page tells."""
    codes = list(codes)
    return center_row(center, codes, link, openings) | {
        "postal_code": center.postal_code or None,
        "former_names": split_names(words(center, "former_names").text) or None,
        "summary": center.local_summary or None,
        "directions": shown(center, "directions"),
        "operator": shown(center, "operator"),
        "website": center.website or None,
        "email": center.email or None,
        "wechat": center.wechat or None,
        "services": [offer_facts(offer) for offer in center.serviceoffer_set.all()] or None,
        "hours": hours_facts(center.weekly_hours),
        "days": [day_facts(day) for day in openings[center].days],
        "special_days": special_facts(center.special_days_from(openings[center].asked.date)),
        "on_holidays": center.on_holidays or None,
        "on_makeup_days": center.on_makeup_days or None,
        "rooms": [room_row(room, codes, link, openings) for room in center.rooms.all()],
        "source": shown(center, "source"),
    }


def offer_facts(offer: ServiceOffer) -> Facts:
    """A service of a center: for whom, what it costs, when and by whom."""
    return {
        "code": offer.service_id,
        "name": offer.service.title,
        "audiences": codes_or_null(offer.audiences.all()),
        "fee": offer.fee or None,
        "hours": shown(offer, "hours"),
        "provider": shown(offer, "provider"),
        "note": shown(offer, "note"),
    }
