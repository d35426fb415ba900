"""Centers and rooms as JSON-LD in the words of schema.org, for search engines.

What nobody stated is left out: there is no word for it, and a missing one claims nothing.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language, gettext

from ..models import Center, Room
from ..models.catalog import Fee
from ..models.language import words
from ..models.reference import reference
from ..rules.stretches import Stretch, plain_times, stretches
from ..rules.text import split_names
from ..wording.openings import Opening
from .json import Facts, Link
from .json.details import stated

#: For how long hours are told: what is known of later dates is not sure to hold.
DAYS_TOLD = 56
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FEES = {Fee.FREE: True, Fee.PAID: False}


def page_data(place: Center | Room, opening: Opening, link: Link) -> Facts:
    """The page of a center or room: what it is about, and when a person last checked that."""
    about = room_data(place, link) if isinstance(place, Room) else center_data(place, link)
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": link(place.get_absolute_url()),
        "inLanguage": get_language(),
        "lastReviewed": place.checked_on,
        "mainEntity": about | hours_data(opening) | sample_data(place),
    }
    return stated(page)


def center_data(center: Center, link: Link) -> Facts:
    """A center."""
    return location_data(center, link) | stated(
        {
            "alternateName": split_names(words(center, "former_names").text),
            "description": center.local_summary,
            "image": link(center.photo_file.large) if center.photo_file else None,
            "sameAs": center.website,
            "telephone": [phone.number for phone in center.phones],
            "amenityFeature": amenities_data(center),
            "containsPlace": [named(room, "Room", link) for room in center.rooms.all()],
        }
    )


def room_data(room: Room, link: Link) -> Facts:
    """A room, within its center."""
    kind = "MeetingRoom" if room.kind == Room.Kind.MEETING else "Room"
    return named(room, kind, link) | stated(
        {
            "alternateName": split_names(words(room, "former_names").text),
            "telephone": [phone.number for phone in room.phones],
            "maximumAttendeeCapacity": room.people,
            "floorLevel": words(room, "floor").text,
            "floorSize": room.area_m2
            and {"@type": "QuantitativeValue", "value": float(room.area_m2), "unitCode": "MTK"},
            "isAccessibleForFree": FEES.get(Fee(room.fee)) if room.fee else None,
            "amenityFeature": amenities_data(room),
            "containedInPlace": location_data(room.center, link),
        }
    )


def location_data(center: Center, link: Link) -> Facts:
    """A center by its name and where it is."""
    point = center.point
    return named(center, "CivicStructure", link) | stated(
        {
            "address": center.address and address_data(center),
            "geo": point
            and {
                "@type": "GeoCoordinates",
                "latitude": point.latitude,
                "longitude": point.longitude,
            },
        }
    )


def named(place: Center | Room, kind: str, link: Link) -> Facts:
    """What a place is, and its page."""
    return {"@type": kind, "name": place.title, "url": link(place.get_absolute_url())}


def address_data(center: Center) -> Facts:
    """An address as far as it is stated."""
    return stated(
        {
            "@type": "PostalAddress",
            "streetAddress": center.local_address,
            "addressLocality": center.area and center.area.title,
            "postalCode": center.postal_code,
        }
    )


def amenities_data(place: Center | Room) -> list[Facts]:
    """What is stated to be there, and what is stated not to be."""
    known = place.stated_amenities()
    return [
        {"@type": "LocationFeatureSpecification", "name": one.title, "value": known[one.code]}
        for one in reference().amenities
        if one.code in known
    ]


def hours_data(opening: Opening) -> Facts:
    """The hours of the coming weeks as far as they are certain, each with the dates it holds on."""
    weeks = list(stretches(opening.hours.days(opening.asked.date, DAYS_TOLD)))
    usual = [rule for one in weeks if not one.exception for rule in rules_of(one)]
    special = [rule for one in weeks if one.exception for rule in rules_of(one)]
    return stated({"openingHoursSpecification": usual, "specialOpeningHoursSpecification": special})


def rules_of(stretch: Stretch) -> Iterator[Facts]:
    """The hours of some dates; closed throughout is written as these readers know it."""
    if stretch.exception and stretch.is_closed:
        yield rule("00:00", "00:00", stretch.first, stretch.last)
    for span, weekdays in stretch.weekdays.items():
        days = [WEEKDAYS[weekday - 1] for weekday in weekdays]
        yield {"dayOfWeek": days} | rule(*plain_times(span), stretch.first, stretch.last)


def rule(opens: str, closes: str, first: date, last: date) -> Facts:
    """From when to when, on which dates, both ends included."""
    return {
        "@type": "OpeningHoursSpecification",
        "opens": opens,
        "closes": closes,
        "validFrom": first,
        "validThrough": last,
    }


def sample_data(place: Center | Room) -> Facts:
    """That a place is made up, where it is."""
    center = place.center if isinstance(place, Room) else place
    if center.imported_from != "sample":
        return {}
    return {"disambiguatingDescription": gettext("Sample data: this place is made up.")}
