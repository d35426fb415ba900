"""What every search asks for, how it reads, and which page of the answer is shown."""

from collections.abc import Callable, Mapping, Set
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar, cast

from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..fields import OpenField
from ..querysets import CenterQuerySet, RoomQuerySet
from ..rules.calendar import Calendar
from ..rules.clock import read_moment
from ..rules.places import walking_km
from ..wording.moments import Asked
from .address import AddressForm
from .choices import area_choices
from .near import KilometersField, NearField, Place
from .parameters import PagedForm
from .plain import Choices, CodeField, WordsField

Found = TypeVar("Found", CenterQuerySet, RoomQuerySet)

WALKS = (5, 10, 15, 30)
# Which part of what is found is shown first.
SHOWING = {"sort", "page"}
SORTS: Choices = [
    ("nearest", pgettext_lazy("sort", "nearest")),
    ("name", pgettext_lazy("sort", "name")),
    ("checked", pgettext_lazy("sort", "recently checked")),
]


class SearchForm(PagedForm, AddressForm, Generic[Found]):
    """What every search asks for, and which page of the answer is read."""

    #: What a value of each parameter asks of the queryset, in the order of the address.
    questions: ClassVar[Mapping[str, Callable[..., Any]]]

    #: Whether the nearest come first even if something is in doubt about them.
    nearest_before_surest = False

    #: Whatever is asked by these is found at a moment, and may not be a minute later.
    timed: ClassVar[tuple[str, ...]] = ("open",)

    leaning = {"near": frozenset({("walk", None), ("within", None), ("sort", "nearest")})}

    q = WordsField(label=_("Search for"))
    area = CodeField(_("We do not know this area."), _("the whole city"), label=_("Where"))
    open = OpenField(label=_("Open"))
    near = NearField(label=_("Near"))
    walk = CodeField(
        _("Choose a walk of 5, 10, 15 or 30 minutes."), _("however far"), label=_("On foot")
    )
    within = KilometersField(label=_("Within kilometers"))
    sort = CodeField(
        _("Sort by “nearest”, “name” or “checked”."), _("the best first"), label=_("Sort by")
    )

    def __init__(self, data: QueryDict | None, now: datetime) -> None:
        super().__init__(data, now)
        cast(NearField, self.fields["near"]).known = self.reference

    def catalogs(self) -> dict[str, Choices]:
        """The codes that each field offers."""
        return super().catalogs() | {
            "area": self.in_language("areas", lambda: area_choices(self.reference.areas)),
            "walk": [(str(minutes), walk_label(minutes)) for minutes in WALKS],
            "sort": SORTS,
        }

    def clean(self) -> dict[str, Any]:
        """A distance needs a place that it is measured from."""
        given = super().clean() or {}
        measured = given.get("walk") or given.get("within") or given.get("sort") == "nearest"
        if measured and not given.get("near") and "near" not in self.errors:
            self.add_error("near", _("Choose a place as well, to say how far from it."))
        return given

    def filter(self, queryset: Found, *, ignoring: str = "") -> Found:
        """Those of a queryset that fit every field but the ignored one; none if a value is bad."""
        if not self.is_valid():
            return queryset.none()
        for name, value in self.asked():
            if name != ignoring and name in self.questions:
                queryset = self.ask(queryset, name, value)
        return queryset

    def ask(self, queryset: Found, name: str, value: Any) -> Found:
        """Those of a queryset that fit one value."""
        question = self.questions[name]
        if name == "open":
            return cast(Found, question(queryset, self.asked_moment.moment, self.calendar))
        if name == "near":
            return cast(Found, question(queryset, *value.point, within_km=self.reach_km))
        return cast(Found, question(queryset, value))

    def with_facts(self, listings: Found) -> Found:
        """With all that a list tells of each, so that no row asks for more."""
        return listings.with_card_facts()

    def measured(self, listings: Found) -> Found:
        """With how far away each is, if they are looked for near a place."""
        return listings.near(*self.place.point) if self.place else listings

    def in_order(self, found: Found) -> Found:
        """What `filter` found, in the order asked for; else what fits best comes first."""
        if self.order == "relevance":
            found = found.by_relevance(self.words)
        elif self.order == "checked":
            found = found.lately_checked_first()
        elif self.order == "name":
            found = found.by_name()
        elif self.nearest_before_surest:
            return found
        return found.surest_first()

    def parts(self, listings: Found) -> list[Found]:
        """The parts that follow one another in a long list of what is found; none if it has none.

        Of these a page is read sooner than from the whole.
        """
        return []

    @property
    def order(self) -> str:
        """The order asked for; without one by how well words fit, else by distance, else name."""
        fitting = "relevance" if self.words else "nearest" if self.place else "name"
        return self.good("sort") or fitting

    @property
    def searched(self) -> tuple[Any, ...]:
        """All that is asked, beside the edition, in this minute; not the order, nor the page."""
        return self.minute, *self.given_but(SHOWING)

    @property
    def narrowing(self) -> tuple[Any, ...]:
        """Of that, what decides which are found."""
        return self.found_at, *self.given_but(self.not_narrowing)

    @property
    def not_narrowing(self) -> Set[str]:
        """The parameters that leave nothing out; a place does if a distance from it is asked."""
        return SHOWING if self.reach_km else {*SHOWING, "near"}

    @property
    def found_at(self) -> date:
        """The minute, if it decides which are found; else its date."""
        return self.minute if any(map(self.data.get, self.timed)) else self.minute.date()

    @property
    def minute(self) -> datetime:
        """The minute in which it is asked."""
        return self.now.replace(second=0, microsecond=0)

    def given_but(self, names: Set[str]) -> tuple[Any, ...]:
        """All that is asked but some parameters, and the kind of search."""
        query = cast(QueryDict, self.data)
        given = tuple((name, tuple(query.getlist(name))) for name in sorted(set(query) - names))
        return type(self), given

    @property
    def words(self) -> str:
        """The words to look for, where they are good; else ""."""
        return self.good("q") or ""

    @property
    def place(self) -> Place | None:
        """Where distances are measured from, if they are."""
        return cast(Place | None, self.good("near"))

    @property
    def reach_km(self) -> float | None:
        """How far away the furthest may lie in a straight line; the least of what is asked."""
        walk, within = self.good("walk"), self.good("within")
        limits = [walking_km(int(walk)) if walk else None, within or None]
        return min((limit for limit in limits if limit is not None), default=None)

    @property
    def asked_moment(self) -> Asked:
        """The moment that the answer tells of: the one asked for, else the present."""
        text = self.good("open")
        if text in (None, "", OpenField.NOW):
            return Asked(self.now)
        return Asked(read_moment(text).replace(tzinfo=self.now.tzinfo), is_now=False)

    @property
    def calendar(self) -> Calendar:
        """The city's calendar."""
        return self.reference.calendar

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked, well or badly, that not every listing states."""
        return any(self.data.get(name) for name in ("service", "amenity", "for"))


def walk_label(minutes: int) -> str:
    """How a longest walk reads."""
    return gettext("at most %d minutes on foot (estimate)") % minutes
