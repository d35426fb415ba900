"""The 15-minute circle, and the same as data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import clock
from ..forms.circle import CircleForm
from ..forms.reach import Circle
from ..opendata import circle as facts
from .reads import reads
from .responses import as_json, errors, snapped


@reads(CircleForm)
def circle(request: HttpRequest) -> HttpResponse:
    """What is within a 15-minute walk of a place and open at an hour; without one, the areas."""
    if coarse := snapped(request):
        return coarse
    form = CircleForm(request.GET, clock.now(request))
    found = circle_of(form)
    return render(request, "centers/circle.html", {"form": form, "circle": found})


@reads(CircleForm)
def circle_json(request: HttpRequest) -> HttpResponse:
    """The same for machines."""
    if coarse := snapped(request):
        return coarse
    form = CircleForm(request.GET, clock.now(request))
    if not form.is_valid():
        return errors(form.messages, status=400)
    return as_json(facts.circle_facts(circle_of(form), form, request.build_absolute_uri))


def circle_of(form: CircleForm) -> Circle | None:
    """The circle asked for; none without a place, or with a bad value."""
    if form.is_valid() and form.place:
        return Circle(form.place, form.asked_moment)
    return None
