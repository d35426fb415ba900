"""Centers as locations: where they are, how one gets in, whom to phone, when they are open."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext

from ...models import Center, Phone, Room
from ...models.catalog import AmenityGroup
from ...models.language import words
from ...models.reference import reference
from ...rules.dialing import EXTENSION
from ...rules.text import split_names
from ..json import Facts
from ..json.details import shown, stated
from .around import Around
from .identifiers import at_center, named
from .schedules import schedules
from .taxonomies import amenity_terms, attributes


def location_id(center: Center) -> UUID:
    """The identifier of a center."""
    return at_center(center.slug)


def location_row(center: Center) -> Facts:
    """A center without what there may be several of."""
    return stated(
        {
            "id": location_id(center),
            "location_type": "physical",
            "organization_id": center.operator and named("organization", center.operator),
            "name": center.title,
            "alternate_name": ", ".join(split_names(words(center, "former_names").text)),
            "description": center.local_summary,
            "transportation": shown(center, "directions"),
            "latitude": center.latitude,
            "longitude": center.longitude,
            "external_identifier": center.slug,
            "external_identifier_type": "slug",
        }
    )


def location_page(center: Center, around: Around) -> Facts:
    """A center with all that is told of it as a place."""
    identifier = location_id(center)
    owner = {"location_id": identifier}
    return location_row(center) | stated(
        {
            "addresses": addresses(center),
            "phones": phones(center.phones, center, owner),
            "accessibility": accessibility(center),
            "schedules": schedules(center, owner, around),
            "attributes": attributes(center, identifier, "location", amenity_terms(center)),
        }
    )


def addresses(center: Center) -> list[Facts]:
    """Where it is. What the specification requires and nobody stated is empty."""
    if not center.address:
        return []
    site = settings.SITE_FACTS
    address = {
        "id": at_center(center.slug, "address"),
        "location_id": location_id(center),
        "address_1": center.local_address,
        "city": site["city"],
        "state_province": site["province"],
        "postal_code": center.postal_code,
        "country": settings.CALENDAR_COUNTRY,
        "address_type": "physical",
    }
    return [address | stated({"region": center.area and center.area.title})]


def phones(numbers: Iterable[Phone], center: Center, owner: Facts) -> list[Facts]:
    """Whom to call, what for and when."""
    return [
        phone_facts(phone)
        | owner
        | {"id": at_center(center.slug, "phone", *owner.values(), phone.number)}
        for phone in numbers
    ]


def phone_facts(phone: Phone) -> Facts:
    """A number, with its extension apart where that is a number as well."""
    number, *extensions = EXTENSION.split(phone.number)
    extension = extensions[0].strip() if len(extensions) == 1 else ""
    apart = extension.isdecimal() and not extension.startswith("0")
    answered = phone.answered and gettext("answered %(times)s") % {"times": phone.answered}
    return stated(
        {
            "number": number.strip() if apart else phone.number,
            "extension": int(extension) if apart else None,
            "type": "voice",
            "description": " · ".join(filter(None, (shown(phone, "label"), answered))),
        }
    )


def accessibility(center: Center) -> list[Facts]:
    """What is stated of how one gets in and around, be it there or absent."""
    return [
        {
            "id": at_center(center.slug, "accessibility", code),
            "location_id": location_id(center),
            "description": description,
        }
        for code, description in access_told(center)
    ]


def access_told(place: Center | Room) -> list[tuple[str, str]]:
    """Each access amenity that is stated, and whether it is there."""
    known = place.stated_amenities()
    return [
        (
            one.code,
            one.title
            if known[one.code]
            else gettext("not there: %(amenity)s") % {"amenity": one.title},
        )
        for one in reference().amenities
        if one.group == AmenityGroup.ACCESS and one.code in known
    ]
