"""The pages of centers, and the same as data."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from .. import clock
from ..forms import CenterSearchForm
from ..forms.changes import exceptions_of
from ..forms.results import Results
from ..models import Center, SpecialDay
from ..models.reference import reference
from ..opendata import calendars, csv, json
from ..querysets import CenterQuerySet
from ..wording.moments import Asked
from ..wording.openings import Openings, openings_of
from .reads import reads
from .responses import (
    as_calendar,
    as_csv,
    as_geojson,
    as_json,
    errors,
    gone,
    snapped,
    streamed,
    to_address,
)
from .tiles import on_map, with_tiles


@reads(CenterSearchForm)
def center_list(request: HttpRequest) -> HttpResponse:
    """The search of centers."""
    if coarse := snapped(request):
        return coarse
    results = centers_found(request)
    return render(request, "centers/center_list.html", results.context)


@reads(CenterSearchForm)
@with_tiles
def center_map(request: HttpRequest) -> HttpResponse:
    """The search of centers, with those on the page drawn on a map."""
    if coarse := snapped(request):
        return coarse
    results = centers_found(request)
    return render(request, "centers/center_map.html", on_map(results))


@reads(CenterSearchForm)
def center_list_json(request: HttpRequest) -> HttpResponse:
    """The search of centers, for machines."""
    if coarse := snapped(request):
        return coarse
    results = centers_as_data(request)
    if results.form.errors:
        return errors(results.form.messages, status=400)
    return as_json(json.listing(request, results, json.center_found))


@reads(CenterSearchForm, is_streamed=True)
def center_list_geojson(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of centers finds, for maps."""
    return streamed(request, centers_as_data, json.center_found, as_geojson)


@reads(CenterSearchForm, is_streamed=True)
def center_list_csv(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of centers finds, for spreadsheets."""
    return streamed(request, centers_as_data, json.center_found, as_csv(csv.HEADS_OF_CENTERS))


def centers_found(request: HttpRequest) -> Results[CenterQuerySet]:
    """What a search of centers finds."""
    return found_among(Center.objects.published(), request)


def centers_as_data(request: HttpRequest) -> Results[CenterQuerySet]:
    """The same, with what data tell of each beside what a list shows."""
    return found_among(Center.objects.published().with_amenities(), request)


def found_among(centers: CenterQuerySet, request: HttpRequest) -> Results[CenterQuerySet]:
    """What a search finds among some centers."""
    return Results(CenterSearchForm(request.GET, clock.now(request)), centers)


@reads()
def center_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one center."""
    center = center_at(slug)
    if center is None:
        return center_elsewhere(request, slug)
    context = page_of(center, Asked(clock.now(request)))
    return render(request, "centers/center_detail.html", context)


def page_of(center: Center, asked: Asked) -> dict[str, Any]:
    """What the page of a center tells."""
    return {
        "center": center,
        "openings": openings_at(center, asked),
        "special_days": center.special_days_from(asked.date),
        "unreachable": not center.is_reachable,
    }


@reads()
def center_detail_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One center, for machines."""
    center = center_at(slug)
    if center is None:
        return center_elsewhere(request, slug)
    openings = openings_at(center, Asked(clock.now(request)))
    link = request.build_absolute_uri
    return as_json(json.center_page(center, json.amenity_codes(), link, openings))


@reads()
def center_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The closures and special days of one center, for calendars."""
    center = Center.objects.published().filter(slug=slug).first()
    if center is None:
        return center_elsewhere(request, slug)
    today = clock.now(request).date()
    days = SpecialDay.objects.of(center).between(today).that_count(today).by_date()
    made = calendars.closures(center, exceptions_of(days), today, request.build_absolute_uri)
    return as_calendar(made)


def center_at(slug: str) -> Center | None:
    """The center that stands at an address now, with all that its page tells."""
    return Center.objects.published().filter(slug=slug).with_page_facts().first()


def openings_at(center: Center, asked: Asked) -> Openings:
    """What the page of a center tells of its hours and of its rooms'."""
    places = [center, *center.rooms.all()]
    return openings_of(places, asked, reference().calendar)


def center_elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer where no center stands: it moved, it left, or it was never to be seen."""
    if moved := Center.objects.published().at(slug).first():
        return to_address(request, slug=moved.slug)
    if left := Center.objects.retired().at(slug).select_related("area").first():
        return gone(request, _("This center has left the directory"), left.area)
    raise Http404
