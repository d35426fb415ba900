"""A function per page. Each starts from what a visitor may see."""

from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .forms import CenterSearchForm, RoomSearchForm
from .models import Area, Center, Room
from .opendata import json


def start(request: HttpRequest) -> HttpResponse:
    """What do you need, and where? Doors to the centers and the rooms."""
    centers = Center.objects.published()
    context = {
        "form": RoomSearchForm(),
        "services": centers.services_offered(),
        "center_count": centers.count(),
        "room_count": Room.objects.published().count(),
    }
    return render(request, "centers/start.html", context)


# --- centers -------------------------------------------------------------------------------------


def center_list(request: HttpRequest) -> HttpResponse:
    """The search of centers."""
    form = CenterSearchForm(request.GET)
    centers = form.filter(Center.objects.published().with_card_facts())
    page = form.page_of(centers)
    return render(request, "centers/center_list.html", {"form": form, "page": page})


def center_list_json(request: HttpRequest) -> HttpResponse:
    """The search of centers, for machines."""
    form = CenterSearchForm(request.GET)
    page = form.page_of(form.filter(Center.objects.published().with_card_facts()))
    if form.errors:
        return errors(form.messages, status=400)
    return as_json(json.listing(request, page, json.center_row))


def center_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one center."""
    center = center_at(slug)
    if center is None:
        return center_elsewhere(request, slug)
    return render(request, "centers/center_detail.html", {"center": center})


def center_detail_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One center, for machines."""
    center = center_at(slug)
    if center is None:
        return center_elsewhere(request, slug)
    return as_json(json.center_page(center, json.amenity_codes(), request.build_absolute_uri))


def center_at(slug: str) -> Center | None:
    """The center that stands at an address now, with all that its page tells."""
    centers = Center.objects.published().filter(slug=slug)
    return centers.with_page_facts(timezone.localdate()).first()


def center_elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer where no center stands: it moved, it left, or it was never to be seen."""
    if moved := Center.objects.published().at(slug).first():
        return to_address(request, slug=moved.slug)
    if left := Center.objects.retired().at(slug).select_related("area").first():
        return gone(request, _("This center has left the directory"), left.area)
    raise Http404


# --- rooms ---------------------------------------------------------------------------------------


def room_list(request: HttpRequest) -> HttpResponse:
    """The search of rooms; those that state all that is asked for come first."""
    form = RoomSearchForm(request.GET)
    rooms = form.filter(Room.objects.published().with_card_facts()).surest_first()
    page = form.page_of(rooms)
    context = {"form": form, "page": page, "rooms": rooms}
    return render(request, "centers/room_list.html", context)


def room_list_json(request: HttpRequest) -> HttpResponse:
    """The search of rooms, for machines."""
    form = RoomSearchForm(request.GET)
    rooms = form.filter(Room.objects.published().with_card_facts()).surest_first()
    page = form.page_of(rooms)
    if form.errors:
        return errors(form.messages, status=400)
    return as_json(json.listing(request, page, json.room_row))


def room_detail(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """The page of one room."""
    room = room_at(center, slug)
    if room is None:
        return room_elsewhere(request, center, slug)
    return render(request, "centers/room_detail.html", {"room": room})


def room_detail_json(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """One room, for machines."""
    room = room_at(center, slug)
    if room is None:
        return room_elsewhere(request, center, slug)
    return as_json(json.room_page(room, json.amenity_codes(), request.build_absolute_uri))


def room_at(center: str, slug: str) -> Room | None:
    """The room that stands at an address now, with all that its page tells."""
    rooms = Room.objects.published().filter(center__slug=center, slug=slug)
    return rooms.with_page_facts(timezone.localdate()).first()


def room_elsewhere(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """The answer where no room stands: it moved, it left, or it was never to be seen."""
    if moved := Room.objects.published().at(center, slug).select_related("center").first():
        return to_address(request, center=moved.center.slug, slug=moved.slug)
    if left := Room.objects.retired().at(center, slug).select_related("center__area").first():
        return gone(request, _("This room has left the directory"), left.center.area)
    raise Http404


# --- answers -------------------------------------------------------------------------------------


def to_address(request: HttpRequest, **names: str) -> HttpResponse:
    """Send the reader on to the address of the same page under other names, for good."""
    match = request.resolver_match
    address = reverse(match.view_name, kwargs=names) if match else "/"
    query = request.GET.urlencode()
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def gone(request: HttpRequest, title: str, area: Area | None) -> HttpResponse:
    """410: it stood here once; with a way on to what else there is."""
    if request.path.endswith(".json"):
        return errors({"address": [title]}, status=410)
    return render(request, "410.html", {"title": title, "area": area}, status=410)


def errors(messages: dict[str, list[str]], *, status: int) -> HttpResponse:
    """What is wrong, by parameter, for machines."""
    return as_json({"errors": messages}, status=status)


def as_json(facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Facts as JSON that a person can read as well."""
    return JsonResponse(facts, status=status, json_dumps_params={"ensure_ascii": False})
