"""What the site tells of itself: about it, its data, accessibility, privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from .. import clock
from ..opendata import interface
from .reads import reads
from .responses import as_json
from .tiles import tiles


@reads()
def about(request: HttpRequest) -> HttpResponse:
    """What the directory is for, and how to read it."""
    return render(request, "centers/about.html")


@reads()
def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom the site is built, and what does not work well yet."""
    return render(request, "centers/accessibility.html")


@reads()
def privacy(request: HttpRequest) -> HttpResponse:
    """What the site learns of its visitors."""
    return render(request, "centers/privacy.html", {"tiles": tiles()})


@reads()
def data(request: HttpRequest) -> HttpResponse:
    """Everything as data: downloads, addresses and parameters, license."""
    now = clock.now(request)
    context = {"endpoints": interface.endpoints(now), "hsds": interface.hsds_endpoints()}
    return render(request, "centers/data.html", context)


@reads()
def openapi(request: HttpRequest) -> HttpResponse:
    """The same addresses and parameters, for programs."""
    title, link = gettext("Neighborhood Centers"), request.build_absolute_uri
    return as_json(interface.openapi(clock.now(request), title, reverse("start"), link))
