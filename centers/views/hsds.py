"""The directory in the words of HSDS: services, the same at their centers, organizations, terms."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from .. import clock
from ..forms import hsds as forms
from ..forms import identified
from ..models.reference import reference
from ..opendata import hsds
from ..opendata.json import Facts
from .reads import reads
from .responses import as_json, errors

Known = TypeVar("Known")
Rows = Callable[[Iterable[Any]], Iterable[Facts]]

VERSION, PROFILE = "3.1", "https://docs.openreferral.org/en/3.1/hsds/overview.html"


@reads(tells_now=False)
def api(request: HttpRequest) -> HttpResponse:
    """Which version this is, and where it is described."""
    description = request.build_absolute_uri(reverse("openapi"))
    return as_json({"version": VERSION, "profile": PROFILE, "openapi_url": description})


@reads(forms.ServicesForm)
def services(request: HttpRequest) -> HttpResponse:
    """Services of centers, and rooms to borrow."""
    form = forms.ServicesForm(request.GET)
    if form.is_valid() and form.good("minimal"):
        return listed(form, each(hsds.identifier_row))
    row = hsds.service_page if form.good("full") else hsds.service_row
    return listed(form, each(row, around_of(request)))


@reads()
def service(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One service."""
    given = given_or_404(identifier, hsds.service_id)
    return as_json(hsds.service_page(given, around_of(request)))


@reads(forms.ServicesAtLocationsForm)
def services_at_locations(request: HttpRequest) -> HttpResponse:
    """Which services are at which centers."""
    form = forms.ServicesAtLocationsForm(request.GET)
    is_full = form.is_valid() and form.good("full")
    row = hsds.service_at_location_page if is_full else hsds.service_at_location_row
    return listed(form, each(row, around_of(request)))


@reads()
def service_at_location(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One service at its center."""
    given = given_or_404(identifier, hsds.service_at_location_id)
    return as_json(hsds.service_at_location_page(given, around_of(request)))


@reads(forms.OrganizationsForm)
def organizations(request: HttpRequest) -> HttpResponse:
    """Who runs centers and gives services."""
    form = forms.OrganizationsForm(request.GET)
    if form.is_valid() and form.good("full"):
        return listed(form, lambda page: whole(request, list(page), form))
    return listed(form, each(hsds.organization_row))


@reads(forms.OrganizationForm)
def organization(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One organization, with its centers and services."""
    name = found(identified.organizations_by_id().get(identifier))
    form = forms.OrganizationForm(request.GET)
    if not form.is_valid():
        return errors(form.messages, status=400)
    return as_json(next(iter(whole(request, [name], form))))


@reads(forms.TaxonomiesForm, tells_now=False)
def taxonomies(request: HttpRequest) -> HttpResponse:
    """The catalogs."""
    return listed(forms.TaxonomiesForm(request.GET), each(hsds.taxonomy_facts))


@reads(tells_now=False)
def taxonomy(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One catalog."""
    return as_json(hsds.taxonomy_facts(found(identified.taxonomies_by_id().get(identifier))))


@reads(forms.TermsForm, tells_now=False)
def terms(request: HttpRequest) -> HttpResponse:
    """The entries of the catalogs."""
    return listed(forms.TermsForm(request.GET), each(hsds.term_facts))


@reads(tells_now=False)
def term(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One entry of a catalog."""
    return as_json(hsds.term_facts(found(identified.terms_by_id().get(identifier))))


def listed(form: Any, rows: Rows) -> HttpResponse:
    """A page of what a form finds, or what is wrong with what it was asked."""
    page = form.listed(form.found) if form.is_valid() else None
    if page is None or form.errors:
        return errors(form.messages, status=400)
    return as_json(hsds.envelope(page, rows(page)))


def each(row: Callable[..., Facts], *more: Any) -> Rows:
    """The rows of a page, one by one."""
    return lambda page: (row(one, *more) for one in page)


def whole(request: HttpRequest, names: list[str], form: Any) -> Iterable[Facts]:
    """Organizations with all that belongs to them."""
    full_service = form.good("full_service")
    return hsds.organization_pages(names, around_of(request), full_service=full_service)


def around_of(request: HttpRequest) -> hsds.Around:
    """The moment, the calendar and the addresses that an answer is told by."""
    return hsds.Around(clock.now(request), reference().calendar, request.build_absolute_uri)


def given_or_404(identifier: UUID, identifier_of: Callable[[hsds.Given], UUID]) -> hsds.Given:
    """The service that an identifier stands for."""
    given = hsds.given_with(identifier, identifier_of)
    if given is None:
        raise Http404
    return given


def found(one: Known | None) -> Known:
    """What an identifier stands for; raises Http404 if nothing."""
    if one is None:
        raise Http404
    return one
