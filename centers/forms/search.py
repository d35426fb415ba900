"""What every search asks for, how it reads, and which page of the answer is shown."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar, NamedTuple, TypeVar, cast

from django import forms
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..fields import OpenField
from ..models import Audience, CalendarDay
from ..querysets import CenterQuerySet, RoomQuerySet
from ..rules.calendar import Calendar
from ..rules.clock import read_moment
from ..rules.places import walking_km
from ..wording.moments import Asked
from .choices import amenity_choices, area_choices, choices_of, flat, query_of
from .near import KilometersField, NearField, Place
from .plain import Choices, CodeField, CodesField, NumberField, WordsField

Found = TypeVar("Found", CenterQuerySet, RoomQuerySet)

PAGE_SIZE = 20
WALKS = (5, 10, 15, 30)
SORTS: Choices = [
    ("nearest", pgettext_lazy("sort", "nearest")),
    ("name", pgettext_lazy("sort", "name")),
    ("checked", pgettext_lazy("sort", "recently checked")),
]
#: What makes no sense once a place to look from is taken away.
OF_NEAR = {("walk", None), ("within", None), ("sort", "nearest")}


class Chip(NamedTuple):
    """One chosen value: its parameter, how it reads, and the search without it."""

    name: str
    value: Any
    label: str
    without: QueryDict


class SearchForm(forms.Form):
    """What every search asks for, and which page of the answer is read."""

    #: What a value of each parameter asks of the queryset, in the order of the address.
    questions: ClassVar[Mapping[str, Callable[..., Any]]]

    #: Whether the nearest come first even if something is in doubt about them.
    nearest_before_surest = False

    #: Parameters that change an answer in other ways, after those in the address.
    others = ("walk", "within", "sort")

    q = WordsField(label=_("Search for"))
    area = CodeField(_("We do not know this area."), _("the whole city"), label=_("Where"))
    amenity = CodesField(_("We do not know this amenity."), label=_("Amenities"))
    open = OpenField(label=_("Open"))
    near = NearField(label=_("Near"))
    walk = CodeField(
        _("Choose a walk of 5, 10, 15 or 30 minutes."), _("however far"), label=_("On foot")
    )
    within = KilometersField(label=_("Within kilometers"))
    sort = CodeField(
        _("Sort by “nearest”, “name” or “checked”."), _("the best first"), label=_("Sort by")
    )
    page = NumberField(1_000_000, label=_("Page"), widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, now: datetime) -> None:
        super().__init__(data, auto_id="%s")
        self.now = now
        # A parameter that is a word of Python cannot be declared in the class.
        self.fields["for"] = CodeField(
            _("We do not know this audience."), _("anybody"), label=_("For whom")
        )
        for name, choices in self.catalogs().items():
            cast(CodeField | CodesField, self.fields[name]).offer(choices)

    def catalogs(self) -> dict[str, Choices]:
        """The codes that each field offers."""
        return {
            "area": area_choices(),
            "amenity": amenity_choices(),
            "for": choices_of(Audience),
            "walk": [(str(minutes), walk_label(minutes)) for minutes in WALKS],
            "sort": SORTS,
        }

    def clean(self) -> dict[str, Any]:
        """A distance needs a place that it is measured from."""
        given = self.cleaned_data
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

    def in_order(self, found: Found) -> Found:
        """What `filter` found, in the order asked for; else what fits best comes first."""
        if self.order == "relevance":
            found = found.by_relevance(self.words)
        elif self.order == "checked":
            found = found.lately_checked_first()
        elif self.order == "name":
            found = found.order_by()
        elif self.nearest_before_surest:
            return found
        return found.surest_first()

    @property
    def order(self) -> str:
        """The order asked for; without one by how well words fit, else by distance, else name."""
        good = getattr(self, "cleaned_data", {})
        fitting = "relevance" if self.words else "nearest" if good.get("near") else "name"
        return good.get("sort") or fitting

    @property
    def words(self) -> str:
        """The words to look for, where they are good; else ""."""
        return getattr(self, "cleaned_data", {}).get("q") or ""

    @property
    def place(self) -> Place | None:
        """Where distances are measured from, if they are."""
        return getattr(self, "cleaned_data", {}).get("near")

    @property
    def reach_km(self) -> float | None:
        """How far away the furthest may lie in a straight line; the least of what is asked."""
        walk, within = self.cleaned_data.get("walk"), self.cleaned_data.get("within")
        limits = [walking_km(int(walk))] if walk else []
        return min([*limits, *([within] if within else [])], default=None)

    @property
    def asked_moment(self) -> Asked:
        """The moment that the answer tells of: the one asked for, else the present."""
        text = getattr(self, "cleaned_data", {}).get("open")
        if text in (None, "", OpenField.NOW):
            return Asked(self.now)
        return Asked(read_moment(text).replace(tzinfo=self.now.tzinfo), is_now=False)

    @cached_property
    def calendar(self) -> Calendar:
        """The city's calendar, read once for a page."""
        return CalendarDay.objects.calendar()

    def page_of(self, queryset: QuerySet[Any]) -> Page[Any]:
        """The page asked for. One beyond the end is an error of the form, and empty."""
        paginator = Paginator(queryset, PAGE_SIZE)
        try:
            return paginator.page(self.cleaned_data.get("page") or 1)
        except EmptyPage:
            last = paginator.num_pages
            self.add_error("page", gettext("There is no such page: the last is %d.") % last)
            return Paginator(queryset.none(), PAGE_SIZE).page(1)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Every parameter but the page, in the order of the address."""
        return (*self.questions, *self.others)

    def asked(self) -> Iterator[tuple[str, Any]]:
        """Each good value that asks something, with its parameter, in the order of the address."""
        for name in self.parameters:
            value = self.cleaned_data.get(name)
            values = value if isinstance(value, list) else [value]
            yield from ((name, one) for one in values if one not in ("", None))

    @cached_property
    def chips(self) -> list[Chip]:
        """Each good value, as a reader may take it away again."""
        asked = list(self.asked())
        return [
            Chip(name, value, self.label_of(name, value), query_of(without(asked, n)))
            for n, (name, value) in enumerate(asked)
            if name != "sort"
        ]

    def label_of(self, name: str, value: Any) -> str:
        """How a value reads: the title of a code, or what was typed."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return str(dict(self.options(name))[value])
        if isinstance(field, OpenField):
            value = field.words(value)
        if isinstance(value, Place):
            value = value.name
        return gettext("%(label)s: %(value)s") % {"label": field.label, "value": value}

    def options(self, name: str) -> list[tuple[Any, Any]]:
        """The codes that a field offers and how they read, without their groups."""
        return list(flat(cast(forms.ChoiceField, self.fields[name]).choices))

    def query(self) -> str:
        """The good values alone as they stand in an address: the same search, the same text."""
        query = query_of(self.asked())
        page = self.cleaned_data.get("page") or 1
        if page > 1:
            query["page"] = str(page)
        return query.urlencode()

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked, well or badly, that not every listing states."""
        return any(self.data.get(name) for name in ("service", "amenity", "for"))

    @property
    def messages(self) -> dict[str, list[str]]:
        """What is wrong with the values, by parameter."""
        return {name: [str(text) for text in texts] for name, texts in self.errors.items()}


def walk_label(minutes: int) -> str:
    """How a longest walk reads."""
    return gettext("at most %d minutes on foot (estimate)") % minutes


def without(asked: list[tuple[str, Any]], number: int) -> list[tuple[str, Any]]:
    """What is asked without one of the values, and what made sense with that one only."""
    rest = asked[:number] + asked[number + 1 :]
    if asked[number][0] != "near":
        return rest
    return [one for one in rest if not OF_NEAR & {one, (one[0], None)}]
