"""Lists as JSON: a page of what a search finds, and what is offered while someone types."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ...forms.results import Results, RoomResults
from ...suggesting import Suggestion
from .details import Facts, amenity_codes

Row = Callable[..., Facts]


def listing(request: HttpRequest, results: Results[Any], row: Row) -> Facts:
    """One page of a list: how many there are in all, its neighbors' addresses, and its rows."""
    page, codes, link = results.page, amenity_codes(), request.build_absolute_uri
    return {
        "count": page.paginator.count,
        "next": page_url(request, page.next_page_number()) if page.has_next() else None,
        "previous": page_url(request, page.previous_page_number()) if page.has_previous() else None,
        "results": [row(one, codes, link, results.telling) for one in page],
        "facets": results.facets,
        "did_you_mean": [{"kind": one.kind, "title": one.title} for one in results.meant],
    }


def finder(request: HttpRequest, results: RoomResults, row: Row) -> Facts:
    """One page of the rooms found for a wish, and what would help where few are certain to do."""
    path, link = request.path, request.build_absolute_uri
    blame = results.blame
    return listing(request, results, row) | {
        "sure": results.sure_count,
        "ask": results.ask_count,
        "helps": [
            {
                "change": one.change,
                "count": one.count,
                "asking": one.asking,
                "url": link(f"{path}?{one.query.urlencode()}"),
            }
            for one in results.helps
        ],
        "ruled_out_most": blame
        and {
            "wish": blame.wish,
            "count": blame.count,
            "of": blame.all,
            "url": link(f"{path}?{blame.query.urlencode()}"),
        },
    }


def every_row(request: HttpRequest, results: Results[Any], row: Row) -> Iterator[Facts]:
    """Everything that a search finds, whatever page was asked for."""
    codes, link = amenity_codes(), request.build_absolute_uri
    for some in results.batches():
        telling = results.telling_of(some)
        yield from (row(one, codes, link, telling) for one in some)


def suggestion_facts(one: Suggestion) -> Facts:
    """Something offered while someone types, and the path that shows it."""
    path = reverse("center_list")
    if one.kind == "center":
        path = reverse("center_detail", args=[one.code])
    query = f"?{one.kind}={one.code}" if one.kind in ("service", "area") else ""
    return {"kind": one.kind, "title": one.title, "address": one.address, "url": path + query}


def page_url(request: HttpRequest, number: int) -> str:
    """The whole address of another page of the same list."""
    query = request.GET.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
