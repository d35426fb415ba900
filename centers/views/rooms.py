"""The pages of rooms, and the same as data."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from .. import clock
from ..forms import RoomSearchForm
from ..forms.borrowing import Borrowing
from ..forms.compare import CompareForm, answers_of
from ..forms.results import RoomResults
from ..forms.wish import WishForm
from ..models import Room
from ..models.reference import reference
from ..opendata import calendars, csv, json
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


@reads(RoomSearchForm)
def room_list(request: HttpRequest) -> HttpResponse:
    """The search of rooms; those that state all that is asked for come first."""
    if coarse := snapped(request):
        return coarse
    results = rooms_found(request)
    return render(request, "centers/room_list.html", results.context)


@reads(RoomSearchForm)
@with_tiles
def room_map(request: HttpRequest) -> HttpResponse:
    """The search of rooms, with those on the page drawn on a map."""
    if coarse := snapped(request):
        return coarse
    results = rooms_found(request)
    return render(request, "centers/room_map.html", on_map(results))


@reads(RoomSearchForm)
def room_list_json(request: HttpRequest) -> HttpResponse:
    """The search of rooms, for machines."""
    if coarse := snapped(request):
        return coarse
    results = rooms_found(request)
    if results.form.errors:
        return errors(results.form.messages, status=400)
    return as_json(json.finder(request, results, json.room_found))


@reads(RoomSearchForm, is_streamed=True)
def room_list_geojson(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of rooms finds, for maps."""
    return streamed(request, rooms_found, json.room_found, as_geojson)


@reads(RoomSearchForm, is_streamed=True)
def room_list_csv(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of rooms finds, for spreadsheets."""
    return streamed(request, rooms_found, json.room_found, as_csv(csv.HEADS_OF_ROOMS))


def rooms_found(request: HttpRequest) -> RoomResults:
    """What a search of rooms finds."""
    form = RoomSearchForm(request.GET, clock.now(request))
    return RoomResults(form, Room.objects.published())


@reads(WishForm)
def room_detail(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """The page of one room."""
    asked = Asked(clock.now(request))
    room = room_at(center, slug, asked)
    if room is None:
        return room_elsewhere(request, center, slug)
    context = page_of(room, asked, request.GET)
    return render(request, "centers/room_detail.html", context)


def page_of(room: Room, asked: Asked, query: QueryDict) -> dict[str, Any]:
    """What the page of a room tells, with its answer to the wish in a query."""
    return {
        "room": room,
        "borrowing": Borrowing(room, query, asked),
        "openings": openings_in(room, asked),
        "special_days": room.special_days_from(asked.date),
        "unreachable": not room.is_reachable,
    }


@reads(WishForm)
def room_detail_json(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """One room, for machines."""
    asked = Asked(clock.now(request))
    room = room_at(center, slug, asked)
    if room is None:
        return room_elsewhere(request, center, slug)
    borrowing = Borrowing(room, request.GET, asked)
    if borrowing.form.errors:
        return errors(borrowing.form.messages, status=400)
    link, openings = request.build_absolute_uri, openings_in(room, asked)
    return as_json(json.room_page(room, json.amenity_codes(), link, openings, borrowing.told))


@reads()
def room_calendar(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """The times at which one room is taken, for calendars."""
    today = clock.now(request).date()
    rooms = Room.objects.published().filter(center__slug=center, slug=slug)
    room = rooms.select_related("center").with_occupied(today).first()
    if room is None:
        return room_elsewhere(request, center, slug)
    return as_calendar(calendars.occupied(room, today, request.build_absolute_uri))


@reads(CompareForm, WishForm)
def room_compare(request: HttpRequest) -> HttpResponse:
    """Two to four rooms side by side, with what each answers to a wish."""
    asked = Asked(clock.now(request))
    form = CompareForm(request.GET, Room.objects.published().with_occupied(asked.date))
    wish = WishForm(request.GET, asked.moment)
    rooms = form.rooms if form.is_valid() else []
    context = {"form": form, "rooms": rooms, "openings": openings_among(rooms, asked)}
    context |= {"wish": wish, "answers": answers_of(rooms, wish)}
    return render(request, "centers/room_compare.html", context)


@reads(CompareForm)
def room_compare_json(request: HttpRequest) -> HttpResponse:
    """The same for machines."""
    form = CompareForm(request.GET, Room.objects.published())
    if not form.is_valid():
        return errors(form.messages, status=400)
    openings = openings_among(form.rooms, Asked(clock.now(request)))
    codes, link = json.amenity_codes(), request.build_absolute_uri
    return as_json({"rooms": [json.room_page(one, codes, link, openings) for one in form.rooms]})


def openings_among(rooms: list[Room], asked: Asked) -> Openings:
    """What is told of the hours of some rooms."""
    return openings_of(rooms, asked, reference().calendar)


def room_at(center: str, slug: str, asked: Asked) -> Room | None:
    """The room that stands at an address now, with all that its page tells."""
    rooms = Room.objects.published().filter(center__slug=center, slug=slug)
    return rooms.with_page_facts().with_occupied(asked.date).first()


def openings_in(room: Room, asked: Asked) -> Openings:
    """What the page of a room tells of its hours, beside its center's."""
    return openings_of([room, room.center], asked, reference().calendar)


def room_elsewhere(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """The answer where no room stands: it moved, it left, or it was never to be seen."""
    if moved := Room.objects.published().at(center, slug).select_related("center").first():
        return to_address(request, center=moved.center.slug, slug=moved.slug)
    if left := Room.objects.retired().at(center, slug).select_related("center__area").first():
        return gone(request, _("This room has left the directory"), left.center.area)
    raise Http404
