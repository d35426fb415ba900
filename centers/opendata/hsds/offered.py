"""What is told of a service that a center offers."""

from collections.abc import Iterator

from ...models import ServiceOffer
from ..json import Facts
from ..json.details import shown
from .around import Around
from .identifiers import at_center
from .taxonomies import Term, term_of


def facts(offer: ServiceOffer, around: Around) -> Facts:
    """What there is one of."""
    return {
        "name": offer.service.title,
        "description": shown(offer, "note"),
        "url": around.link(offer.center.get_absolute_url()),
        "fees_description": offer.get_fee_display() if offer.fee else None,
        "eligibility_description": ", ".join(one.title for one in offer.audiences.all()),
        "assured_date": offer.center.checked_on,
    }


def terms(offer: ServiceOffer) -> Iterator[tuple[str, Term]]:
    """Which service it is, and for whom."""
    yield "service", term_of(offer.service)
    yield from (("audience", term_of(one)) for one in offer.audiences.all())


def lists(offer: ServiceOffer, owner: Facts) -> Facts:
    """Its own hours in words; without any those of the center hold."""
    if not offer.hours:
        return {}
    identifier = at_center(offer.center.slug, "schedule", offer.service_id)
    return {"schedules": [{"id": identifier, **owner, "description": shown(offer, "hours")}]}
