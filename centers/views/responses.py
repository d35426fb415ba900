"""The kinds of answers that pages give: redirects, errors, data in several forms."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from ..forms import near
from ..forms.results import Results
from ..models import Area
from ..models.language import as_written
from ..opendata import csv, geojson, json

# What moved or left may come back; unless they are told, browsers never ask again.
ASKED_AGAIN = "no-cache"


def snapped(request: HttpRequest) -> HttpResponse | None:
    """Send a reader who gives an exact position on to a coarser one; none if it is coarse."""
    query = near.snapped(request.GET)
    if query is None:
        return None
    answer = HttpResponseRedirect(f"{request.path}?{query.urlencode(safe=':,')}")
    answer["Cache-Control"] = "no-store"
    return answer


def to_address(request: HttpRequest, **names: str) -> HttpResponse:
    """Send the reader on to the address of the same page under other names, for good.

    Staff may think better of a name; browsers would go on for ever if nobody told them to ask.
    """
    match = request.resolver_match
    address = reverse(match.view_name, kwargs=names) if match else "/"
    query = request.GET.urlencode()
    answer = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    answer["Cache-Control"] = ASKED_AGAIN
    return answer


def streamed(
    request: HttpRequest,
    find: Callable[[HttpRequest], Results[Any]],
    row: json.Row,
    write: Callable[[Iterator[json.Facts], str], StreamingHttpResponse],
) -> HttpResponseBase:
    """Everything that a search finds, sent while it is read, in the language of the address.

    Spreadsheets are worked on and read in again, so no program converts what stands in them.
    """
    if coarse := snapped(request):
        return coarse
    results = find(request)
    if results.form.errors:
        return errors(results.form.messages, status=400)
    name = request.path.rsplit("/", 1)[-1]
    language = as_written(get_language()) if name.endswith(".csv") else get_language()
    return write(in_language(language, json.every_row(request, results, row)), name)


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


def as_calendar(content: bytes) -> HttpResponse:
    """A calendar to subscribe to."""
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def as_csv(heads: tuple[str, ...]) -> Callable[..., StreamingHttpResponse]:
    """What sends rows as CSV with these heads."""

    def write(rows: Iterator[json.Facts], name: str) -> StreamingHttpResponse:
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        content = csv.lines(
            rows, heads, cut=_("This file broke off here. Please download it again.")
        )
        return StreamingHttpResponse(
            content, content_type="text/csv; charset=utf-8", headers=disposition
        )

    return write


def gone(request: HttpRequest, title: str, area: Area | None) -> HttpResponse:
    """410: it stood here once, and may again; with a way on to what else there is."""
    if request.path.endswith(".json"):
        answer = errors({"address": [title]}, status=410)
    else:
        answer = render(request, "410.html", {"title": title, "area": area}, status=410)
    answer["Cache-Control"] = ASKED_AGAIN
    return answer


def errors(messages: dict[str, list[str]], *, status: int) -> HttpResponse:
    """What is wrong, by parameter, for machines."""
    return as_json({"errors": messages}, status=status)


def as_json(facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Facts as JSON that a person can read as well."""
    return JsonResponse(facts, status=status, json_dumps_params={"ensure_ascii": False})
