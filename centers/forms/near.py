"""Where a search looks from: a position, an area or a center; and how far it looks."""

import re
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ..models import Area, Center
from ..models.reference import Reference, reference
from ..rules.places import Point, snap
from .choices import area_choices
from .plain import Choices

DEGREES = r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?"
POSITION = re.compile(rf"({DEGREES})\s*[,，]\s*({DEGREES})", re.ASCII)
NAMED = re.compile(r"(area|center):([A-Za-z0-9_-]{1,80})", re.ASCII)
FINER = re.compile(r"\.[0-9]{4}")


class Place(NamedTuple):
    """A point, with what stands for it in an address and how it reads."""

    text: str
    point: Point
    name: str

    def __str__(self) -> str:
        return self.text


class NearField(forms.CharField):
    """``31.230,121.470``, ``area:310107``, ``center:`` with a center's address name, or nowhere."""

    def __init__(self, **options: Any) -> None:
        bad = _("Write a latitude and a longitude such as 31.230,121.470, or choose an area.")
        messages = {"invalid": bad, "null_characters_not_allowed": bad}
        super().__init__(required=False, error_messages=messages, **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if named := NAMED.fullmatch(text):
            find = middle_of_area if named[1] == "area" else place_of_center
            known = self.known or reference()
            return known.once((*named.groups(), get_language()), lambda: find(named[2]))
        if position := position_in(text):
            written = in_address(position)
            return Place(written, position, gettext("the point %s") % written)
        raise forms.ValidationError(self.error_messages["invalid"], "invalid")

    @staticmethod
    def words(value: Place) -> str:
        """How a good value reads."""
        return value.name

    #: What the areas are taken from.
    known: Reference | None = None

    @property
    def choices(self) -> Choices:
        """The areas whose middle is known."""
        known = self.known or reference()
        return known.once(("placed", get_language()), lambda: placed_choices(known))


class KilometersField(forms.FloatField):
    """A distance in kilometers, or none."""

    def __init__(self, **options: Any) -> None:
        bad = _("Write kilometers from 0.1 to 100, such as 1.5.")
        messages = {"invalid": bad, "min_value": bad, "max_value": bad}
        options = {"widget": forms.TextInput(attrs={"inputmode": "decimal"}), **options}
        super().__init__(
            required=False, min_value=0.1, max_value=100, error_messages=messages, **options
        )

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        return int(number) if number is not None and number.is_integer() else number


def placed_choices(known: Reference) -> Choices:
    """The areas in which it is known where something is."""
    codes = known.placed_areas
    return [
        (title, [(f"area:{code}", label) for code, label in areas if begins(codes, code)])
        for title, areas in area_choices(known.areas)
        if any(begins(codes, code) for code, _label in areas)
    ]


def begins(codes: tuple[str, ...], code: str) -> bool:
    """Whether an area is or holds one of those with these codes."""
    return any(held.startswith(code) for held in codes)


def position_in(text: str) -> Point | None:
    """The position that a text states, snapped; none if it states none on the earth."""
    match = POSITION.fullmatch(text.strip())
    if not match:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
    return snap(latitude, longitude) if on_earth else None


def in_address(point: Point) -> str:
    """A snapped point as it stands in an address."""
    return f"{point.latitude:.3f},{point.longitude:.3f}"


def snapped(query: QueryDict) -> QueryDict | None:
    """A query whose positions are coarse enough to be kept; none if they are so already."""
    texts = query.getlist("near")
    coarse = [
        in_address(point) if FINER.search(text) and (point := position_in(text)) else text
        for text in texts
    ]
    if coarse == texts:
        return None
    safe = query.copy()
    safe.setlist("near", coarse)
    return safe


def middle_of_area(code: str) -> Place:
    """An area, by the middle of the centers that are known to be in it."""
    area = Area.objects.filter(code=code).first()
    if area is None:
        raise forms.ValidationError(gettext("We do not know this area."))
    point = Center.objects.published().in_area(code).middle()
    if point is None:
        raise forms.ValidationError(gettext("We do not know where in this area anything is."))
    return Place(f"area:{code}", snap(*point), area.title)


def place_of_center(slug: str) -> Place:
    """A center, by its address name."""
    center = Center.objects.published().filter(slug=slug).first()
    if center is None:
        raise forms.ValidationError(gettext("We do not know this center."))
    if center.point is None:
        raise forms.ValidationError(gettext("We do not know where this center is."))
    return Place(f"center:{slug}", center.point, center.title)
