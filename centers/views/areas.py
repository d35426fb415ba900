"""The pages of areas, and the same as data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .. import clock
from ..forms.areas import AreaFacts, Tree
from ..models import Area
from ..opendata import areas
from .reads import reads
from .responses import as_json


@reads(tells_now=False)
def area_list(request: HttpRequest) -> HttpResponse:
    """The districts and the areas inside them, with how much is in each."""
    return render(request, "centers/area_list.html", {"branches": Tree().branches()})


@reads(tells_now=False)
def area_list_json(request: HttpRequest) -> HttpResponse:
    """The same, for machines."""
    return as_json({"areas": areas.branch_facts(Tree().branches(), request.build_absolute_uri)})


@reads()
def area_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Everything in one area, and what is missing there."""
    return render(request, "centers/area_detail.html", {"facts": area_at(request, code)})


@reads()
def area_detail_json(request: HttpRequest, code: str) -> HttpResponse:
    """One area, for machines."""
    return as_json(areas.area_page(area_at(request, code), request.build_absolute_uri))


def area_at(request: HttpRequest, code: str) -> AreaFacts:
    """The area with a code; raises Http404 if there is none."""
    area = get_object_or_404(Area.objects.select_related("parent"), code=code)
    return AreaFacts(area, clock.now(request))
