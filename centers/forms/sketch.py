"""The sketch of a page of results: which are drawn where, and what is around them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from ..models import Center, Room
from ..rules.sketch import SHEET, Sheet, Spot, corners_around, gathered, sheet_of
from .near import Place
from .results import Results

# A circle that one might walk is shown whole; of a wider one, what there is room for.
WHOLE_KM = 3.0
# How many cells a sheet is divided into each way, for the dots.
ACROSS = 45


class Numbered(NamedTuple):
    """A center or a room with its number in the list."""

    number: int
    listing: Center | Room


class Pin(NamedTuple):
    """Where a listing is drawn, or several that lie near each other."""

    spot: Spot
    members: list[Numbered]


class Sketch:
    """The listings on a page of results, drawn with the place that the search looks from."""

    def __init__(self, results: Results[Any]) -> None:
        self.results = results
        numbered = [Numbered(n, listing) for n, listing in enumerate(results.page, start=1)]
        self.placed = [one for one in numbered if one.listing.point]
        self.unplaced_count = len(numbered) - len(self.placed)

    @property
    def place(self) -> Place | None:
        """Where the search looks from."""
        return self.results.form.place

    @property
    def reach_km(self) -> float | None:
        """How far it looks."""
        return self.results.form.reach_km if self.place else None

    @cached_property
    def sheet(self) -> Sheet:
        """What is drawn on; there is at least one placed listing."""
        points = [one.listing.point for one in self.placed if one.listing.point]
        if self.place:
            points += corners_around(self.place.point, self.whole_km)
        return sheet_of(points)

    @property
    def whole_km(self) -> float:
        """How far around the place everything is to be shown."""
        return self.reach_km if self.reach_km and self.reach_km <= WHOLE_KM else 0.0

    @cached_property
    def pins(self) -> list[Pin]:
        """The listings on the page, those together that lie too near each other."""
        spots = [self.sheet.spot(one.listing.point) for one in self.placed if one.listing.point]
        return [Pin(spots[group[0]], [self.placed[n] for n in group]) for group in gathered(spots)]

    @cached_property
    def dots(self) -> list[Spot]:
        """About where others lie that the search finds."""
        if not self.results.page.has_other_pages():
            return []
        shown = [one.listing.pk for one in self.placed]
        cells = self.results.found.besides(shown).cells(self.sheet.box, ACROSS)
        cell = SHEET / ACROSS
        return [Spot((column + 0.5) * cell, SHEET - (row + 0.5) * cell) for row, column in cells]

    @property
    def here(self) -> Spot | None:
        """Where the place is drawn."""
        return self.sheet.spot(self.place.point) if self.place else None

    @property
    def reach(self) -> float | None:
        """The radius of the circle that the search looks within."""
        return self.sheet.units(self.reach_km) if self.reach_km else None

    @property
    def bar(self) -> float:
        """How long the bar of the scale is drawn."""
        return self.sheet.units(self.sheet.bar_km)

    @property
    def lines(self) -> Iterator[float]:
        """Where the lines are drawn that are as far from each other as the bar is long."""
        count = int(SHEET / 2 / self.bar)
        return (SHEET / 2 + n * self.bar for n in range(-count, count + 1))
