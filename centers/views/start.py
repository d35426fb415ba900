"""The page that one starts from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import clock
from ..forms.start import PlaceForm, Start
from .reads import reads
from .responses import snapped


@reads(PlaceForm)
def start(request: HttpRequest) -> HttpResponse:
    """What do you need, and where? Doors to all that is here."""
    if coarse := snapped(request):
        return coarse
    page = Start(request.GET, clock.now(request))
    context = {"page": page, "form": page.form, "openings": page.openings}
    return render(request, "centers/start.html", context)
