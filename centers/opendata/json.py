"""Listings as JSON: names in the reader's language, null where nothing is stated."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ..forms.answers import Answer
from ..models import Amenity, Area, Center, Phone, Room, ServiceOffer, SpecialDay, WeeklyHours
from ..rules.clock import write_minute
from ..rules.days import Day, Reason
from ..rules.places import walking_minutes
from ..rules.spans import Spans
from ..suggesting import Suggestion
from ..wording.openings import Opening, Openings
from ..wording.reasons import note_of

Facts = dict[str, Any]
Link = Callable[[str], str]
Row = Callable[..., Facts]


def listing(request: HttpRequest, answer: Answer[Any], row: Row) -> Facts:
    """One page of a list: how many there are in all, its neighbors' addresses, and its rows."""
    page, codes, link = answer.page, amenity_codes(), request.build_absolute_uri
    return {
        "count": page.paginator.count,
        "next": page_url(request, page.next_page_number()) if page.has_next() else None,
        "previous": page_url(request, page.previous_page_number()) if page.has_previous() else None,
        "results": [row(one, codes, link, answer.openings) for one in page],
        "facets": answer.facets,
        "did_you_mean": [{"kind": one.kind, "title": one.title} for one in answer.meant],
    }


def every_row(request: HttpRequest, answer: Answer[Any], row: Row) -> Iterator[Facts]:
    """Everything that a search finds, whatever page was asked for."""
    codes, link = amenity_codes(), request.build_absolute_uri
    for some, openings in answer.batches():
        yield from (row(one, codes, link, openings) for one in some)


def suggestion_facts(one: Suggestion) -> Facts:
    """Something offered while someone types, and the path that shows it."""
    path = reverse("center_list")
    if one.kind == "center":
        path = reverse("center_detail", args=[one.code])
    query = f"?{one.kind}={one.code}" if one.kind in ("service", "area") else ""
    return {"kind": one.kind, "title": one.title, "address": one.address, "url": path + query}


def page_url(request: HttpRequest, number: int) -> str:
    """The whole address of another page of the same list."""
    query = request.GET.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def amenity_codes() -> list[str]:
    """The code of every amenity, so that what a listing does not state is null."""
    return list(Amenity.objects.values_list("code", flat=True))


# --- centers -------------------------------------------------------------------------------------


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
        "phones": phone_facts(center.phone_set.all()),
        "closure": closure_facts(center),
        "services": codes_or_null(center.services.all()),
        "amenities": amenity_facts(center.stated_amenities(), codes),
        **distance_facts(center),
        **status_facts(openings[center]),
        "checked_on": center.checked_on,
    }


def center_page(center: Center, codes: Iterable[str], link: Link, openings: Openings) -> Facts:
    """A center with all that its page tells."""
    codes = list(codes)
    return center_row(center, codes, link, openings) | {
        "postal_code": center.postal_code or None,
        "summary": center.local_summary or None,
        "directions": center.directions or None,
        "operator": center.operator or None,
        "website": center.website or None,
        "email": center.email or None,
        "wechat": center.wechat or None,
        "services": [offer_facts(offer) for offer in center.serviceoffer_set.all()] or None,
        "hours": hours_facts(center.weeklyhours_set.all()),
        "days": [day_facts(day) for day in openings[center].days],
        "special_days": special_facts(center.special_days_from(openings[center].asked.date)),
        "on_holidays": center.on_holidays or None,
        "on_makeup_days": center.on_makeup_days or None,
        "rooms": [room_row(room, codes, link, openings) for room in center.rooms.all()],
        "source": center.source or None,
    }


def offer_facts(offer: ServiceOffer) -> Facts:
    """A service of a center: for whom, what it costs, when and by whom."""
    return {
        "code": offer.service_id,
        "name": offer.service.title,
        "audiences": codes_or_null(offer.audiences.all()),
        "fee": offer.fee or None,
        "hours": offer.hours or None,
        "provider": offer.provider or None,
        "note": offer.note or None,
    }


def closure_facts(center: Center) -> Facts | None:
    """A temporary closure, with its first and last day."""
    if center.status != Center.Status.CLOSED:
        return None
    return {
        "from": center.closed_from,
        "until": center.closed_until,
        "reason": center.closed_reason or None,
    }


# --- rooms ---------------------------------------------------------------------------------------


def room_row(room: Room, codes: Iterable[str], link: Link, openings: Openings) -> Facts:
    """A room in a list."""
    return {
        "id": f"{room.center.slug}/{room.slug}",
        "url": link(room.get_absolute_url()),
        "name": room.title,
        "kind": room.kind,
        "center": center_of_room(room.center, link),
        "floor": room.floor or None,
        "people": room.people,
        "layouts": {layout.layout: layout.people for layout in room.layouts.all()} or None,
        "audiences": codes_or_null(room.audiences.all()),
        "amenities": amenity_facts(room.stated_amenities(), codes),
        "fee": room.fee or None,
        "how_to_ask": ways_to_ask(room),
        "phones": phone_facts(room.phones),
        **distance_facts(room),
        **status_facts(openings[room]),
        "checked_on": room.checked_on,
    }


def room_page(room: Room, codes: Iterable[str], link: Link, openings: Openings) -> Facts:
    """A room with all that its page tells. Hours are the center's where the room has none."""
    hours = room.weeklyhours_set.all() or room.center.weeklyhours_set.all()
    return room_row(room, codes, link, openings) | {
        "area_m2": None if room.area_m2 is None else float(room.area_m2),
        "conditions": room.conditions or None,
        "documents": room.documents or None,
        "fee_note": room.fee_note or None,
        "notice_days": room.notice_days,
        "furthest_days": room.furthest_days,
        "longest_minutes": room.longest_minutes,
        "ask_url": room.ask_url or None,
        "rules": room.local_rules or None,
        "hours": hours_facts(hours),
        "days": [day_facts(day) for day in openings[room].days],
        "special_days": special_facts(room.special_days_from(openings[room].asked.date)),
        "closure": closure_facts(room.center),
        "occupied_known_until": room.occupied_known_until,
    }


def center_of_room(center: Center, link: Link) -> Facts:
    """Where a room is."""
    return {
        "slug": center.slug,
        "url": link(center.get_absolute_url()),
        "name": center.title,
        "area": area_facts(center.area),
        "latitude": center.latitude,
        "longitude": center.longitude,
    }


def distance_facts(listing: Center | Room) -> Facts:
    """How far it is, where that was asked: as the crow flies, and an estimate of the walk."""
    if not hasattr(listing, "distance_km"):
        return {}
    distance: float | None = listing.distance_km
    if distance is None:
        return {"distance_km": None, "walk_minutes": None}
    return {"distance_km": round(distance, 2), "walk_minutes": walking_minutes(distance)}


def ways_to_ask(room: Room) -> list[str] | None:
    """How one may ask for a room: phone, visit, online."""
    ways = {"phone": room.ask_by_phone, "visit": room.ask_in_person, "online": room.ask_online}
    return [way for way, stated in ways.items() if stated] or None


# --- details -------------------------------------------------------------------------------------


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
            "label": phone.label or None,
            "answered": phone.answered or None,
        }
        for phone in phones
    ] or None


def status_facts(opening: Opening) -> Facts:
    """Whether a place is open, until when, why, and what a person reads of it."""
    status = opening.status
    return {
        "status": status.state,
        "as_of": opening.asked.moment,
        "until": status.until,
        "next_opening": status.opens_next,
        "reason": reason_facts(status.reason),
        "sentence": opening.sentence,
        "hours_checked_on": opening.checked_on,
    }


def reason_facts(reason: Reason) -> Facts:
    """What decided, by its code, and the words of the row that did."""
    return {"code": reason.code, "words": note_of(reason) or None}


def day_facts(day: Day) -> Facts:
    """The hours that belong to a date; past midnight a span closes earlier than it opens."""
    return {
        "date": day.date,
        "open": span_facts(day.spans),
        "not_confirmed": span_facts(day.doubt),
        "usual": span_facts(day.usual_spans),
        "reason": reason_facts(day.reason),
    }


def span_facts(spans: Spans) -> list[Facts]:
    """From when to when."""
    return [
        {"opens": write_minute(span.opens_minute), "closes": write_minute(span.closes_minute)}
        for span in spans
    ]


def hours_facts(hours: Iterable[WeeklyHours]) -> list[Facts] | None:
    """A week of spans, Monday being 1; none at all is *not stated*."""
    return [
        {
            "weekday": span.weekday,
            "opens": write_minute(span.opens_minute),
            "closes": write_minute(span.closes_minute),
            "from": span.valid_from,
            "until": span.valid_until,
        }
        for span in hours
    ] or None


def special_facts(days: Iterable[SpecialDay]) -> list[Facts]:
    """Dated exceptions to come; no times mean closed."""
    return [
        {
            "from": day.starts_on,
            "until": day.ends_on,
            "opens": time_or_null(day.opens_minute),
            "closes": time_or_null(day.closes_minute),
            "reason": day.reason or None,
        }
        for day in days
    ]


def time_or_null(minute: int | None) -> str | None:
    """A time of day as HH:MM."""
    return None if minute is None else write_minute(minute)
