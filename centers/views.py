"""A function per page. Each starts from what a visitor may see."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from . import clock
from .forms import CenterSearchForm, RoomSearchForm, near
from .forms.answers import Answer
from .forms.areas import AreaFacts, Tree
from .forms.words import WordsForm
from .models import Area, CalendarDay, Center, Room
from .opendata import areas, csv, geojson, json
from .querysets import CenterQuerySet, RoomQuerySet
from .suggesting import suggestions
from .wording.moments import Asked
from .wording.openings import Openings, openings_of


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


# --- centers -------------------------------------------------------------------------------------


def center_list(request: HttpRequest) -> HttpResponse:
    """The search of centers."""
    if coarse := snapped(request):
        return coarse
    answer = centers_found(request)
    return render(request, "centers/center_list.html", answer.context)


def center_list_json(request: HttpRequest) -> HttpResponse:
    """The search of centers, for machines."""
    if coarse := snapped(request):
        return coarse
    answer = centers_found(request)
    if answer.form.errors:
        return errors(answer.form.messages, status=400)
    return as_json(json.listing(request, answer, json.center_row))


def center_list_geojson(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of centers finds, for maps."""
    return streamed(request, centers_found, json.center_row, as_geojson)


def center_list_csv(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of centers finds, for spreadsheets."""
    return streamed(request, centers_found, json.center_row, as_csv(csv.HEADS_OF_CENTERS))


def centers_found(request: HttpRequest) -> Answer[CenterQuerySet]:
    """The answer to a search of centers."""
    form = CenterSearchForm(request.GET, clock.now(request))
    return Answer(form, Center.objects.published())


def center_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one center."""
    center = center_at(slug)
    if center is None:
        return center_elsewhere(request, slug)
    asked = Asked(clock.now(request))
    context = {
        "center": center,
        "openings": openings_at(center, asked),
        "special_days": center.special_days_from(asked.date),
        "unreachable": not center.is_reachable,
    }
    return render(request, "centers/center_detail.html", context)


def center_detail_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One center, for machines."""
    center = center_at(slug)
    if center is None:
        return center_elsewhere(request, slug)
    openings = openings_at(center, Asked(clock.now(request)))
    link = request.build_absolute_uri
    return as_json(json.center_page(center, json.amenity_codes(), link, openings))


def center_at(slug: str) -> Center | None:
    """The center that stands at an address now, with all that its page tells."""
    return Center.objects.published().filter(slug=slug).with_page_facts().first()


def openings_at(center: Center, asked: Asked) -> Openings:
    """What the page of a center tells of its hours and of its rooms'."""
    places = [center, *center.rooms.all()]
    return openings_of(places, asked, CalendarDay.objects.calendar())


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
    if coarse := snapped(request):
        return coarse
    answer = rooms_found(request)
    return render(request, "centers/room_list.html", answer.context)


def room_list_json(request: HttpRequest) -> HttpResponse:
    """The search of rooms, for machines."""
    if coarse := snapped(request):
        return coarse
    answer = rooms_found(request)
    if answer.form.errors:
        return errors(answer.form.messages, status=400)
    return as_json(json.listing(request, answer, json.room_row))


def room_list_geojson(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of rooms finds, for maps."""
    return streamed(request, rooms_found, json.room_row, as_geojson)


def room_list_csv(request: HttpRequest) -> HttpResponseBase:
    """Everything that a search of rooms finds, for spreadsheets."""
    return streamed(request, rooms_found, json.room_row, as_csv(csv.HEADS_OF_ROOMS))


def rooms_found(request: HttpRequest) -> Answer[RoomQuerySet]:
    """The answer to a search of rooms."""
    form = RoomSearchForm(request.GET, clock.now(request))
    return Answer(form, Room.objects.published())


def room_detail(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """The page of one room."""
    room = room_at(center, slug)
    if room is None:
        return room_elsewhere(request, center, slug)
    asked = Asked(clock.now(request))
    context = {
        "room": room,
        "openings": openings_in(room, asked),
        "special_days": room.special_days_from(asked.date),
        "unreachable": not room.is_reachable,
    }
    return render(request, "centers/room_detail.html", context)


def room_detail_json(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """One room, for machines."""
    room = room_at(center, slug)
    if room is None:
        return room_elsewhere(request, center, slug)
    openings = openings_in(room, Asked(clock.now(request)))
    link = request.build_absolute_uri
    return as_json(json.room_page(room, json.amenity_codes(), link, openings))


def room_at(center: str, slug: str) -> Room | None:
    """The room that stands at an address now, with all that its page tells."""
    rooms = Room.objects.published().filter(center__slug=center, slug=slug)
    return rooms.with_page_facts().first()


def openings_in(room: Room, asked: Asked) -> Openings:
    """What the page of a room tells of its hours, beside its center's."""
    return openings_of([room, room.center], asked, CalendarDay.objects.calendar())


def room_elsewhere(request: HttpRequest, center: str, slug: str) -> HttpResponse:
    """The answer where no room stands: it moved, it left, or it was never to be seen."""
    if moved := Room.objects.published().at(center, slug).select_related("center").first():
        return to_address(request, center=moved.center.slug, slug=moved.slug)
    if left := Room.objects.retired().at(center, slug).select_related("center__area").first():
        return gone(request, _("This room has left the directory"), left.center.area)
    raise Http404


# --- areas ---------------------------------------------------------------------------------------


def area_list(request: HttpRequest) -> HttpResponse:
    """The districts, with how much is in each."""
    return render(request, "centers/area_list.html", {"areas": Tree().inside(None)})


def area_list_json(request: HttpRequest) -> HttpResponse:
    """The districts, for machines."""
    return as_json({"areas": areas.tree_facts(Tree().inside(None), request.build_absolute_uri)})


def area_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Everything in one area, and what is missing there."""
    return render(request, "centers/area_detail.html", {"facts": area_at(request, code)})


def area_detail_json(request: HttpRequest, code: str) -> HttpResponse:
    """One area, for machines."""
    return as_json(areas.area_page(area_at(request, code), request.build_absolute_uri))


def area_at(request: HttpRequest, code: str) -> AreaFacts:
    """The area with a code; raises Http404 if there is none."""
    area = get_object_or_404(Area.objects.select_related("parent"), code=code)
    return AreaFacts(area, clock.now(request))


# --- words ---------------------------------------------------------------------------------------


def suggest_json(request: HttpRequest) -> HttpResponse:
    """What to offer someone who has typed so much."""
    form = WordsForm(request.GET)
    if not form.is_valid():
        return errors({"q": [str(text) for text in form.errors["q"]]}, status=400)
    offered = suggestions(form.cleaned_data["q"])
    return as_json({"suggestions": [json.suggestion_facts(one) for one in offered]})


# --- answers -------------------------------------------------------------------------------------


def snapped(request: HttpRequest) -> HttpResponse | None:
    """Send a reader who gives an exact position on to a coarser one; none if it is coarse."""
    query = near.snapped(request.GET)
    if query is None:
        return None
    answer = HttpResponseRedirect(f"{request.path}?{query.urlencode(safe=':,')}")
    answer["Cache-Control"] = "no-store"
    return answer


def to_address(request: HttpRequest, **names: str) -> HttpResponse:
    """Send the reader on to the address of the same page under other names, for good."""
    match = request.resolver_match
    address = reverse(match.view_name, kwargs=names) if match else "/"
    query = request.GET.urlencode()
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def streamed(
    request: HttpRequest,
    find: Callable[[HttpRequest], Answer[Any]],
    row: json.Row,
    write: Callable[[Iterator[json.Facts], str], StreamingHttpResponse],
) -> HttpResponseBase:
    """Everything that a search finds, sent while it is read, in the language of the address."""
    if coarse := snapped(request):
        return coarse
    answer = find(request)
    if answer.form.errors:
        return errors(answer.form.messages, status=400)
    rows = in_language(get_language(), json.every_row(request, answer, row))
    return write(rows, request.path.rsplit("/", 1)[-1])


def in_language(language: str | None, rows: Iterator[json.Facts]) -> Iterator[json.Facts]:
    """Rows read in a language, also after the request that asked for them has been answered."""
    while True:
        with override(language):
            row = next(rows, None)
        if row is None:
            return
        yield row


def as_geojson(rows: Iterator[json.Facts], name: str) -> StreamingHttpResponse:
    """Rows as GeoJSON."""
    return StreamingHttpResponse(geojson.pieces(rows), content_type="application/geo+json")


def as_csv(heads: tuple[str, ...]) -> Callable[..., StreamingHttpResponse]:
    """What sends rows as CSV with these heads."""

    def write(rows: Iterator[json.Facts], name: str) -> StreamingHttpResponse:
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        content = csv.lines(rows, heads)
        return StreamingHttpResponse(
            content, content_type="text/csv; charset=utf-8", headers=disposition
        )

    return write


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
