"""Services of centers, and rooms to borrow, as services and as services at locations."""

from uuid import UUID

from ...models import Room, ServiceOffer
from ..json import Facts
from ..json.details import shown, stated
from . import lent, offered
from .around import Around
from .identifiers import at_center, named
from .locations import location_id, location_page, location_row
from .parties import organization_row
from .taxonomies import attributes

Given = ServiceOffer | Room


def service_id(given: Given) -> UUID:
    """The identifier of a service."""
    return at_center(given.center.slug, *names_of(given))


def service_at_location_id(given: Given) -> UUID:
    """The identifier of a service at its center."""
    return at_center(given.center.slug, "at", *names_of(given))


def names_of(given: Given) -> tuple[str, str]:
    """What tells a service from the others of its center."""
    return ("room", given.slug) if isinstance(given, Room) else ("service", given.service_id)


def organization_name(given: Given) -> str:
    """Who gives a service: the provider that is stated, else who runs the center; "" if nobody."""
    provider = "" if isinstance(given, Room) else given.provider
    return provider or given.center.operator


def service_row(given: Given, around: Around) -> Facts:
    """A service without what there may be several of."""
    about = lent.facts(given, around) if isinstance(given, Room) else offered.facts(given, around)
    center, organization = given.center, organization_name(given)
    is_closed = around.is_closed(center)
    return stated(
        {
            "id": service_id(given),
            "organization_id": organization and named("organization", organization),
            "organization": organization and organization_row(organization),
            "email": center.email,
            "status": "temporarily closed" if is_closed else "active",
            "alert": shown(center, "closed_reason") if is_closed else None,
            **about,
        }
    )


def service_page(given: Given, around: Around) -> Facts:
    """A service with all that is told of it, and where it is."""
    here = service_at_location(given) | {"location": location_page(given.center, around)}
    return nested(given, around) | {"service_at_locations": [here]}


def nested(given: Given, around: Around) -> Facts:
    """A service with what there may be several of, but for where it is."""
    identifier = service_id(given)
    owner = {"service_id": identifier}
    if isinstance(given, Room):
        terms, lists = lent.terms(given), lent.lists(given, owner, around)
    else:
        terms, lists = offered.terms(given), offered.lists(given, owner)
    linked = attributes(given.center, identifier, "service", terms)
    return service_row(given, around) | stated({"attributes": linked, **lists})


def identifier_row(given: Given) -> Facts:
    """A service by its identifier, and when a person checked it; no table keeps its changes."""
    place = given if isinstance(given, Room) else given.center
    return stated({"id": service_id(given), "assured_date": place.checked_on})


def service_at_location(given: Given) -> Facts:
    """Which service is at which center."""
    return {
        "id": service_at_location_id(given),
        "service_id": service_id(given),
        "location_id": location_id(given.center),
    }


def service_at_location_row(given: Given, around: Around) -> Facts:
    """A service at its center, both without what there may be several of."""
    return service_at_location(given) | {
        "service": service_row(given, around),
        "location": location_row(given.center),
    }


def service_at_location_page(given: Given, around: Around) -> Facts:
    """A service at its center, with all that is told of both."""
    return service_at_location(given) | {
        "service": nested(given, around),
        "location": location_page(given.center, around),
    }
