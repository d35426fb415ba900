"""What is printed: the notice on the door of a center or room, the booklet of an area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .. import clock
from ..forms.booklet import Booklet
from ..models import Area
from ..wording.moments import Asked
from .centers import center_at, center_elsewhere, openings_at
from .reads import reads
from .rooms import openings_in, room_at, room_elsewhere


@reads()
def center_notice(request: HttpRequest, slug: str) -> HttpResponse:
    """A sheet for the door of a center."""
    center = center_at(slug)
    if center is None:
        return center_elsewhere(request, slug)
    asked = Asked(clock.now(request))
    context = {
        "center": center,
        "place": center,
        "phones": center.phone_set.all(),
        "opening": openings_at(center, asked)[center],
    }
    return render(request, "centers/center_notice.html", context)


@reads()
def room_notice(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """A sheet for the door of a room."""
    asked = Asked(clock.now(request))
    room = room_at(center, slug, asked)
    if room is None:
        return room_elsewhere(request, center, slug)
    opening = openings_in(room, asked)[room]
    context = {
        "room": room,
        "center": room.center,
        "place": room,
        "phones": room.phones,
        "opening": opening,
    }
    return render(request, "centers/room_notice.html", context)


@reads()
def area_booklet(request: HttpRequest, code: str) -> HttpResponse:
    """Every center of an area, to be printed and laid out on a counter."""
    area = get_object_or_404(Area.objects.select_related("parent"), code=code)
    booklet = Booklet(area, Asked(clock.now(request)))
    return render(request, "centers/area_booklet.html", {"area": area, "booklet": booklet})
