"""What the start page tells: the doors, what is open near a place, and the wish of a room."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..models import Center, Service, SpecialDay
from ..models.reference import reference
from ..querysets import CenterQuerySet
from ..rules.calendar import Calendar
from ..wording.moments import Asked
from ..wording.needs import NEEDS, Need
from ..wording.openings import Openings, openings_of
from .changes import Exceptional, exceptions_of
from .near import NearField, Place
from .plain import Choices
from .wish import WishForm

SHOWN = 3
COMING = timedelta(days=14)


class District(NamedTuple):
    """A district to start from: what it is in an address, its name, and whether it is chosen."""

    value: str
    name: str
    is_chosen: bool


class PlaceForm(forms.Form):
    """The place that a reader starts from, if any."""

    near = NearField(label=_("Near"))

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data, auto_id="%s")

    @cached_property
    def places(self) -> Choices:
        """The areas that may be chosen, by district."""
        return cast(NearField, self.fields["near"]).choices

    @property
    def place(self) -> Place | None:
        """The place, where it is good."""
        return cast(Place | None, self.cleaned_data.get("near") if self.is_valid() else None)


class Start:
    """The start page at a moment, near a place if a good one is given."""

    def __init__(self, query: QueryDict, now: datetime) -> None:
        self.form = PlaceForm(query)
        self.wish = WishForm(None, now)
        self.now = now

    @cached_property
    def calendar(self) -> Calendar:
        """The city's calendar."""
        return reference().calendar

    @cached_property
    def services(self) -> list[Service]:
        """The services that at least one center offers."""
        offered = Center.objects.published().services_offered()
        return reference().once("offered", lambda: list(offered))

    @property
    def needs(self) -> list[Need]:
        """The needs that are met somewhere."""
        codes = {service.code for service in self.services}
        return [need for need in NEEDS if need.service in codes]

    @property
    def districts(self) -> Iterator[District]:
        """The districts in which anything is known to stand."""
        chosen = self.form.data.get("near", "")
        for name, areas in self.form.places:
            code = areas[0][0]
            yield District(code, name, is_chosen=chosen == code)

    @property
    def open_now(self) -> CenterQuerySet:
        """The centers that are open for certain."""
        return Center.objects.published().certainly_open_at(self.now, self.calendar)

    @cached_property
    def open_count(self) -> int:
        """How many centers are open for certain."""
        minute = self.now.replace(second=0, microsecond=0)
        return reference().once(("open", minute), self.open_now.count)

    @cached_property
    def open_near(self) -> list[Center]:
        """Those open for certain that are nearest to the place; none without a place."""
        if self.form.place is None:
            return []
        return list(self.open_now.with_card_facts().near(*self.form.place.point)[:SHOWN])

    @cached_property
    def closures(self) -> list[Exceptional]:
        """The first of the special days to come on which a center or room is closed."""
        today = self.now.date()
        days = SpecialDay.objects.published().that_count(today).between(today, today + COMING)
        return list(exceptions_of(days.closed().by_date()[:SHOWN]))

    @cached_property
    def openings(self) -> Openings:
        """The hours of those shown."""
        return openings_of(self.open_near, Asked(self.now), self.calendar)
