"""The booklet of an area: its centers, what each offers, and the rooms it lends."""

from functools import cached_property

from ..models import Area, Center
from ..models.reference import reference
from ..wording.moments import Asked
from ..wording.openings import Openings, openings_of


class Booklet:
    """Every center in an area, in the order of the areas inside it."""

    def __init__(self, area: Area, asked: Asked) -> None:
        self.area, self.asked = area, asked

    @cached_property
    def centers(self) -> list[Center]:
        """The centers, with what the booklet tells of each."""
        centers = Center.objects.published().in_area(self.area.code)
        return list(centers.with_booklet_facts().order_by("area", "name", "pk"))

    @cached_property
    def openings(self) -> Openings:
        """The hours of each."""
        return openings_of(self.centers, self.asked, reference().calendar)
