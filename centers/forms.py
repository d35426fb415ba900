"""The searches: a field per parameter, and what each asks of the queryset."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar, cast

from django import forms
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .fields import OpenField
from .models import Amenity, Area, Audience, CalendarDay, Service
from .querysets import CenterQuerySet, RoomQuerySet
from .rules.calendar import Calendar
from .rules.clock import read_moment
from .wording.moments import Asked

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

Found = TypeVar("Found", bound=QuerySet[Any])
Choices = list[tuple[str, Any]]

PAGE_SIZE = 20
MOST_PEOPLE = 100_000


class Chip(NamedTuple):
    """One chosen value: its parameter, how it reads, and the search without it."""

    name: str
    value: Any
    label: str
    without: QueryDict


class CodeField(forms.ChoiceField):
    """One code of a catalog, or none."""

    def __init__(self, unknown: "StrOrPromise", empty: "StrOrPromise", **options: Any) -> None:
        messages = {"invalid_choice": unknown}
        super().__init__(required=False, error_messages=messages, **options)
        self.empty = empty

    def offer(self, choices: Choices) -> None:
        """Offer these codes, and none of them."""
        self.choices = [("", self.empty), *choices]


class CodesField(forms.MultipleChoiceField):
    """Any number of codes of a catalog; an empty one counts for nothing."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, unknown: "StrOrPromise", **options: Any) -> None:
        messages = {"invalid_choice": unknown}
        super().__init__(required=False, error_messages=messages, **options)

    def offer(self, choices: Choices) -> None:
        """Offer these codes."""
        self.choices = choices

    def to_python(self, value: Any) -> list[str]:
        return [code for code in dict.fromkeys(super().to_python(value)) if code]


class NumberField(forms.IntegerField):
    """A whole number from 1 up, or none."""

    def __init__(self, most: int, **options: Any) -> None:
        messages = {
            "invalid": _("Write a whole number, such as 12."),
            "min_value": _("Enter %(limit_value)s or more."),
            "max_value": _("Write a number up to %(limit_value)s."),
        }
        options = {"widget": forms.TextInput(attrs={"inputmode": "numeric"}), **options}
        super().__init__(
            required=False, min_value=1, max_value=most, error_messages=messages, **options
        )


class WordsField(forms.CharField):
    """Words to look for, or none."""

    def __init__(self, **options: Any) -> None:
        messages = {
            "max_length": _("Write fewer words: 100 characters at most."),
            "null_characters_not_allowed": _("Write words and numbers only."),
        }
        super().__init__(required=False, max_length=100, error_messages=messages, **options)
        self.widget.input_type = "search"


class SearchForm(forms.Form):
    """What every search asks for, and which page of the answer is read."""

    #: What a value of each parameter asks of the queryset, in the order of the address.
    questions: ClassVar[Mapping[str, Callable[..., Any]]]

    q = WordsField(label=_("Search for"))
    area = CodeField(_("We do not know this area."), _("the whole city"), label=_("Where"))
    amenity = CodesField(_("We do not know this amenity."), label=_("Amenities"))
    open = OpenField(label=_("Open"))
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
        }

    def filter(self, queryset: Found, *, ignoring: str = "") -> Found:
        """Those of a queryset that fit every field but the ignored one; none if a value is bad."""
        if not self.is_valid():
            return queryset.none()
        for name, value in self.asked():
            if name != ignoring:
                queryset = self.ask(queryset, name, value)
        return queryset

    def ask(self, queryset: Found, name: str, value: Any) -> Found:
        """Those of a queryset that fit one value."""
        question = self.questions[name]
        if name == "open":
            return cast(Found, question(queryset, self.asked_moment.moment, self.calendar))
        return cast(Found, question(queryset, value))

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

    def asked(self) -> Iterator[tuple[str, Any]]:
        """Each good value that asks something, with its parameter, in the order of the address."""
        for name in self.questions:
            value = self.cleaned_data.get(name)
            values = value if isinstance(value, list) else [value]
            yield from ((name, one) for one in values if one not in ("", None))

    @cached_property
    def chips(self) -> list[Chip]:
        """Each good value, as a reader may take it away again."""
        asked = list(self.asked())
        return [
            Chip(name, value, self.label_of(name, value), query_of(asked[:n] + asked[n + 1 :]))
            for n, (name, value) in enumerate(asked)
        ]

    def label_of(self, name: str, value: Any) -> str:
        """How a value reads: the title of a code, or what was typed."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return str(dict(flat(field.choices))[value])
        if isinstance(field, OpenField):
            value = field.words(value)
        return gettext("%(label)s: %(value)s") % {"label": field.label, "value": value}

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


class CenterSearchForm(SearchForm):
    """The search of centers. What it asks for must be stated."""

    service = CodesField(_("We do not know this service."), label=_("Services"))

    questions = {
        "q": CenterQuerySet.containing,
        "area": CenterQuerySet.in_area,
        "service": CenterQuerySet.offering,
        "amenity": CenterQuerySet.with_amenity,
        "for": CenterQuerySet.for_audience,
        "open": CenterQuerySet.open_at,
    }

    def catalogs(self) -> dict[str, Choices]:
        return super().catalogs() | {"service": choices_of(Service)}


class RoomSearchForm(SearchForm):
    """The search of rooms. One that does not state what is asked for stays, in doubt."""

    people = NumberField(MOST_PEOPLE, label=_("People"))

    questions = {
        "q": RoomQuerySet.containing,
        "area": RoomQuerySet.in_area,
        "people": RoomQuerySet.seating,
        "amenity": RoomQuerySet.with_amenity,
        "for": RoomQuerySet.for_audience,
        "open": RoomQuerySet.open_at,
    }


def choices_of(catalog: type[Model]) -> Choices:
    """Every entry of a catalog by its code."""
    return [(entry.pk, str(entry)) for entry in catalog._default_manager.all()]


def amenity_choices() -> Choices:
    """Every amenity, in groups."""
    amenities = sorted(Amenity.objects.all(), key=lambda one: Amenity.Group.values.index(one.group))
    groups = groupby(amenities, key=lambda one: one.get_group_display())
    return [(group, [(one.code, one.title) for one in members]) for group, members in groups]


def area_choices() -> Choices:
    """Every area, each district with the street-level units in it."""
    districts: Choices = []
    inside: dict[str | None, Choices] = {}
    for area in Area.objects.all():
        if area.parent_id in inside:
            inside[area.code] = inside[area.parent_id]
            inside[area.code].append((area.code, area.title))
        else:
            inside[area.code] = [(area.code, gettext("all of %s") % area.title)]
            districts.append((area.title, inside[area.code]))
    return districts


def query_of(asked: Iterable[tuple[str, Any]]) -> QueryDict:
    """Parameters and their values as a query."""
    query = QueryDict(mutable=True)
    for name, value in asked:
        query.appendlist(name, str(value))
    return query


def flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    """Choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
