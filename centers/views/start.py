"""The page that one starts from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import clock
from ..forms import RoomSearchForm
from ..models import Center, Room


def start(request: HttpRequest) -> HttpResponse:
    """What do you need, and where? Doors to the centers and the rooms."""
    centers = Center.objects.published()
    context = {
        "form": RoomSearchForm(None, clock.now(request)),
        "services": centers.services_offered(),
        "center_count": centers.count(),
        "room_count": Room.objects.published().count(),
    }
    return render(request, "centers/start.html", context)
