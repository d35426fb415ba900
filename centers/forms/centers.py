"""The search of centers."""

from django.utils.translation import gettext_lazy as _

from ..querysets import CenterQuerySet
from .choices import choices_of
from .plain import Choices, CodesField
from .search import SearchForm


class CenterSearchForm(SearchForm[CenterQuerySet]):
    """The search of centers. What it asks for must be stated."""

    service = CodesField(_("We do not know this service."), label=_("Services"))

    parameters = (
        "q", "area", "service", "amenity", "for", "open", "near", "walk", "within", "sort",
    )  # fmt: skip

    # Who asks for the nearest wants none before it that is open, but far away.
    nearest_before_surest = True

    questions = {
        "q": CenterQuerySet.matching,
        "area": CenterQuerySet.in_area,
        "service": CenterQuerySet.offering,
        "amenity": CenterQuerySet.with_amenity,
        "for": CenterQuerySet.for_audience,
        "open": CenterQuerySet.open_at,
        "near": CenterQuerySet.near,
    }

    def catalogs(self) -> dict[str, Choices]:
        return super().catalogs() | {"service": choices_of(self.reference.services)}

    def with_facts(self, listings: CenterQuerySet) -> CenterQuerySet:
        """The hours of a center are not those of a service with its own: told where it is asked."""
        facts, services = super().with_facts(listings), self.good("service")
        return facts.with_own_hours_of(services) if services else facts

    def parts(self, listings: CenterQuerySet) -> list[CenterQuerySet]:
        if self.order == "nearest" and self.place and not self.words and self.reach_km is None:
            return self.filter(listings, ignoring="near").near_in_turn(*self.place.point)
        if self.order == "relevance" and not self.place and not self.good("open"):
            return self.filter(listings, ignoring="q").relevance_in_turn(self.words)
        return []
