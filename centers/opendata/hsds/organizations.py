"""Organizations with the centers that they run and the services that they give."""

from collections.abc import Iterator, Sequence

from ...models import Center
from ...querysets import Provided
from ..json import Facts
from ..json.details import stated
from .around import Around
from .locations import location_page
from .parties import organization_row
from .services import Given, organization_name, service_page, service_row

SIMPLE = ("id", "name", "status")


def organization_pages(
    names: Sequence[str], around: Around, *, full_service: bool
) -> Iterator[Facts]:
    """Organizations by their names, each with all that belongs to it."""
    centers = list(Center.objects.published().run_by(names).with_card_facts().with_amenities())
    given = Provided.published().given_by(names).with_location_facts().all()
    for name in names:
        places = [location_page(one, around) for one in centers if one.operator == name]
        own = [one for one in given if organization_name(one) == name]
        services = [
            service_page(one, around) if full_service else simple(one, around) for one in own
        ]
        yield organization_row(name) | stated({"locations": places, "services": services})


def simple(given: Given, around: Around) -> Facts:
    """A service as far as one needs to know which it is."""
    row = service_row(given, around)
    return {name: row[name] for name in SIMPLE}
