"""A search as it stands in an address: its good values, each as a reader may take it away."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar, NamedTuple, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ..models.reference import reference
from ..wording.moments import Asked
from .choices import amenity_choices, choices_of, flat, query_of
from .parameters import ParametersForm
from .plain import Choices, CodeField, CodesField


class Chip(NamedTuple):
    """One chosen value: its parameter, how it reads, and the search without it."""

    name: str
    value: Any
    label: str
    without: QueryDict


class AddressForm(ParametersForm):
    """Values that stand in an address, and the moment as of which they are read."""

    #: Every parameter but the page, in the order of the address.
    parameters: ClassVar[tuple[str, ...]]

    #: Codes whose titles say too little without the label of their field.
    labelled: ClassVar[tuple[str, ...]] = ("layout",)

    #: What makes no sense without another parameter: values by name, None for whatever value.
    leaning: ClassVar[Mapping[str, frozenset[tuple[str, str | None]]]] = {}

    amenity = CodesField(_("We do not know this amenity."), label=_("Amenities"))

    def __init__(self, data: QueryDict | None, now: datetime) -> None:
        super().__init__(data, auto_id="%s")
        self.now = now
        self.reference = reference()
        # A parameter that is a word of Python cannot be declared in the class.
        self.fields["for"] = CodeField(
            _("We do not know this audience."), _("anybody"), label=_("For whom")
        )
        for name, choices in self.catalogs().items():
            cast(CodeField | CodesField, self.fields[name]).offer(choices)

    def catalogs(self) -> dict[str, Choices]:
        """The codes that each field offers."""
        known = self.reference
        return {
            "amenity": self.in_language("amenities", lambda: amenity_choices(known.amenities)),
            "for": self.in_language("audiences", lambda: choices_of(known.audiences)),
        }

    def in_language(self, name: str, make: Callable[[], Choices]) -> Choices:
        """Choices as they read in the language of the page, made once for an edition."""
        return self.reference.once((name, get_language()), make)

    @property
    def asked_moment(self) -> Asked:
        """The moment that the answer tells of."""
        return Asked(self.now)

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
            Chip(name, value, self.label_of(name, value), query_of(self.without(asked, n)))
            for n, (name, value) in enumerate(asked)
            if name != "sort"
        ]

    def without(self, asked: list[tuple[str, Any]], number: int) -> list[tuple[str, Any]]:
        """What is asked without one of the values, and what made sense with that one only."""
        leaning = self.leaning.get(asked[number][0], frozenset())
        rest = asked[:number] + asked[number + 1 :]
        return [one for one in rest if not leaning & {one, (one[0], None)}]

    def label_of(self, name: str, value: Any) -> str:
        """How a value reads: the title of a code, or what was typed."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            title = str(dict(self.options(name))[value])
            if name not in self.labelled:
                return title
        else:
            title = getattr(field, "words", str)(value)
        return gettext("%(label)s: %(value)s") % {"label": field.label, "value": title}

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
