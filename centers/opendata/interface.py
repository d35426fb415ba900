"""What programs may ask: each address of data, and its parameters as the forms read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..forms import CenterSearchForm, RoomSearchForm
from ..forms.changes import ChangesForm
from ..forms.choices import flat
from ..forms.circle import CircleForm
from ..forms.compare import FEWEST, MOST, CompareForm, RoomsField
from ..forms.hsds import (
    OrganizationForm,
    OrganizationsForm,
    ServicesAtLocationsForm,
    ServicesForm,
    TaxonomiesForm,
    TermsForm,
)
from ..forms.identified import KnownField
from ..forms.plain import CodesField, NumberField
from ..forms.words import WordsForm
from ..models import Room
from .json import Facts, Link

#: An address without an ending is one of HSDS, which answers in JSON.
MEDIA_TYPES = {
    "": "application/json",
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "ics": "text/calendar",
    "atom": "application/atom+xml",
}


@dataclass(frozen=True)
class Parameter:
    """A parameter: its name, how it reads and is written, the codes it knows, its JSON schema."""

    name: str
    label: str
    codes: list[str]
    schema: Facts

    @property
    def repeats(self) -> bool:
        """Whether it may be given several times."""
        return bool(self.schema["type"] == "array")


@dataclass(frozen=True)
class Endpoint:
    """Addresses that tell the same in several forms, in the order of `kinds`."""

    path: str
    kinds: tuple[str, ...]
    about: Any
    form: forms.Form | None = None

    @property
    def paths(self) -> list[str]:
        """Its addresses, below that of the language."""
        return [f"{self.path}.{kind}" if kind else self.path for kind in self.kinds]

    @property
    def parameters(self) -> list[Parameter]:
        """What may be asked of it."""
        return [parameter(*field) for field in self.form.fields.items()] if self.form else []


def endpoints(now: datetime) -> list[Endpoint]:
    """Every address of data."""
    return [*of_listings(now), *of_places(now)]


def of_listings(now: datetime) -> list[Endpoint]:
    """The addresses of centers and rooms."""
    listed, paged = ("json", "geojson", "csv"), ("json", "ics")
    return [
        Endpoint("/centers", listed, _("The search of centers."), CenterSearchForm(None, now)),
        Endpoint("/centers/{slug}", paged, _("One center, and a calendar of its closures.")),
        Endpoint("/rooms", listed, _("The search of rooms."), RoomSearchForm(None, now)),
        Endpoint(
            "/rooms/{center}/{slug}", paged, _("One room, and a calendar of its occupied times.")
        ),
        Endpoint(
            "/rooms/compare",
            ("json",),
            _("Two to four rooms side by side."),
            CompareForm(QueryDict(), Room.objects.none()),
        ),
    ]


def of_places(now: datetime) -> list[Endpoint]:
    """The addresses of areas, of what is around a place, of changes, and of words."""
    empty = QueryDict()
    return [
        Endpoint("/areas", ("json",), _("The districts, with how much is in each.")),
        Endpoint("/areas/{code}", ("json",), _("What one area has, and what is missing there.")),
        Endpoint(
            "/circle",
            ("json",),
            _("What is within a 15-minute walk of a place, and open."),
            CircleForm(empty, now),
        ),
        Endpoint(
            "/changes",
            ("json", "atom"),
            _("Closures and special days to come, and what was checked lately."),
            ChangesForm(empty),
        ),
        Endpoint("/suggest", ("json",), _("What to offer while someone types."), WordsForm()),
    ]


def hsds_endpoints() -> list[Endpoint]:
    """Every address of HSDS."""
    one, root = ("",), "/hsds"
    at = _("Services of centers, and rooms to borrow, each with its center.")
    return [
        Endpoint(f"{root}/", one, _("Which version this is, and where it is described.")),
        Endpoint(
            f"{root}/services", one, _("Services of centers, and rooms to borrow."), ServicesForm()
        ),
        Endpoint(f"{root}/services/{{identifier}}", one, _("One service.")),
        Endpoint(f"{root}/service_at_locations", one, at, ServicesAtLocationsForm()),
        Endpoint(f"{root}/service_at_locations/{{identifier}}", one, _("One service there.")),
        Endpoint(
            f"{root}/organizations",
            one,
            _("Who runs centers and gives services."),
            OrganizationsForm(),
        ),
        Endpoint(
            f"{root}/organizations/{{identifier}}", one, _("One organization."), OrganizationForm()
        ),
        Endpoint(f"{root}/taxonomies", one, _("The catalogs."), TaxonomiesForm()),
        Endpoint(f"{root}/taxonomies/{{identifier}}", one, _("One catalog.")),
        Endpoint(f"{root}/taxonomy_terms", one, _("The entries of the catalogs."), TermsForm()),
        Endpoint(f"{root}/taxonomy_terms/{{identifier}}", one, _("One entry.")),
    ]


def parameter(name: str, field: forms.Field) -> Parameter:
    """A field of a search as its parameter; what it says of bad values tells how to write one."""
    choices = flat(field.choices) if isinstance(field, forms.ChoiceField) else ()
    codes = [str(code) for code, _label in choices if code]
    how = "" if codes else str(field.error_messages.get("invalid", ""))
    label = str(field.label)
    if how:
        label = gettext("%(label)s: %(value)s") % {"label": label, "value": how}
    return Parameter(name, label, codes, schema_of(field, codes))


def schema_of(field: forms.Field, codes: list[str]) -> Facts:
    """What values a parameter takes, as far as a schema can tell."""
    one: Facts = {"type": "string"} | ({"enum": codes} if codes else {})
    if isinstance(field, NumberField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    if isinstance(field, KnownField):
        return one | {"format": "uuid"}
    if isinstance(field, RoomsField):
        return {"type": "array", "items": one, "minItems": FEWEST, "maxItems": MOST}
    return {"type": "array", "items": one} if isinstance(field, CodesField) else one


def openapi(now: datetime, title: str, root: str, link: Link) -> Facts:
    """The description for programs (OpenAPI 3.1); addresses stand below that of the language."""
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "servers": [{"url": link(root).rstrip("/")}],
        "paths": dict(
            described
            for endpoint in (*endpoints(now), *hsds_endpoints())
            for described in operations(endpoint)
        ),
    }


def operations(endpoint: Endpoint) -> Iterator[tuple[str, Facts]]:
    """Each address, and what it answers."""
    for kind, path in zip(endpoint.kinds, endpoint.paths, strict=True):
        answers = {"200": answer(MEDIA_TYPES[kind], str(endpoint.about))}
        if endpoint.form:
            answers["400"] = bad_values()
        if in_path := named_in(endpoint.path):
            answers["404"] = {"description": "There is no such page."}
        if "{slug}" in endpoint.path:
            answers["410"] = {"description": "It stood here once and has left the directory."}
        parameters = [*in_path, *map(in_query, endpoint.parameters)]
        operation = {"summary": str(endpoint.about), "parameters": parameters, "responses": answers}
        yield path, {"get": operation}


def answer(media_type: str, about: str) -> Facts:
    """A good answer."""
    schema = {"type": "object" if media_type.endswith("json") else "string"}
    return {"description": about, "content": {media_type: {"schema": schema}}}


def bad_values() -> Facts:
    """What is wrong with the values, by parameter."""
    texts = {"type": "array", "items": {"type": "string"}}
    errors = {"type": "object", "additionalProperties": texts}
    schema = {"type": "object", "required": ["errors"], "properties": {"errors": errors}}
    return {
        "description": "What is wrong with the values, by parameter.",
        "content": {"application/json": {"schema": schema}},
    }


def named_in(path: str) -> list[Facts]:
    """The parameters that are part of an address."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [
        {"name": name, "in": "path", "required": True, "schema": schema_in_path(name)}
        for name in names
    ]


def schema_in_path(name: str) -> Facts:
    """How a part of an address is written."""
    return {"type": "string"} | ({"format": "uuid"} if name == "identifier" else {})


def in_query(one: Parameter) -> Facts:
    """A parameter of a search."""
    return {"name": one.name, "in": "query", "description": one.label, "schema": one.schema}
