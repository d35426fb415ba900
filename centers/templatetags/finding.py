"""What the answer to a search needs: its words marked, distances, and links to what was meant."""

from itertools import chain, pairwise
from typing import Any

from django import template
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from ..forms import SearchForm
from ..forms.choices import query_of
from ..models import Center, Room, RoomLayout
from ..models.language import words, written
from ..rules.maps import MapLink, map_links
from ..rules.marks import mark
from ..rules.places import walking_minutes
from ..suggesting import Suggestion
from .pages import page_language

register = template.Library()

LONGEST_WALK_MINUTES = 60


@register.simple_tag
def found(listing: Model, column: str, form: SearchForm[Any] | str) -> str | SafeString:
    """As `text`, with what the words of a search match marked; without a search nothing is."""
    told = words(listing, column)
    searched = form.words if isinstance(form, SearchForm) else ""
    marked = with_marks(told.text, searched)
    if not told.text or told.language == page_language():
        return marked
    return format_html('<span lang="{}">{}</span>', told.language, marked)


def with_marks(text: str, words: str) -> str | SafeString:
    """A text in which what the words match is marked."""
    spans = mark(text, words) if words else []
    if not spans:
        return text
    ends = [0, *chain(*spans), len(text)]
    pieces = [text[start:end] for start, end in pairwise(ends)]
    pairs = zip(pieces[::2], [*pieces[1::2], ""], strict=True)
    marked = format_html_join("", "{}<mark>{}</mark>", list(pairs)[:-1])
    return format_html("{}{}", marked, pieces[-1])


@register.filter
def away(distance_km: float) -> str:
    """How far away something is in a straight line, as coarsely as that is known."""
    if distance_km < 0.995:
        return gettext("%d m away") % (round(distance_km * 100) * 10)
    return gettext("%s km away") % f"{distance_km:.1f}"


@register.filter
def on_foot(distance_km: float) -> str:
    """How long it is estimated to take to walk there; nothing where nobody would."""
    minutes = walking_minutes(distance_km)
    if minutes > LONGEST_WALK_MINUTES:
        return ""
    return (
        ngettext(
            "about %d minute on foot (estimate)", "about %d minutes on foot (estimate)", minutes
        )
        % minutes
    )


@register.filter
def laid_out(room: Room, layout: str) -> RoomLayout | None:
    """A layout of a room, by its code, if it is stated."""
    return next((row for row in room.layouts.all() if row.layout == layout), None)


@register.simple_tag
def meant_path(path: str, meant: Suggestion) -> str:
    """Where to go for what words may have meant: the search at a path, else that of centers."""
    if meant.kind == "center":
        return reverse("center_detail", args=[meant.code])
    name = {"name": "q"}.get(meant.kind, meant.kind)
    there = reverse("center_list") if name == "service" else path
    return f"{there}?{query_of([(name, meant.code)]).urlencode()}"


@register.filter
def maps(center: Center, request: HttpRequest) -> list[MapLink]:
    """Links that open a center in map apps, which know it as it is written."""
    there = written(center, "name").text, written(center, "address").text
    return map_links(center.point, *there, request.get_host())
