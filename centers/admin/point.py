"""Where a center is, as staff read it off a map: kept in WGS-84 whatever the map writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.places import Datum, Point, to_wgs84
from .statuses import ListingForm

HALVES = ("latitude", "longitude")
# Decimals of a degree: a centimeter.
PLACES = 7
MAPS = [
    (Datum.WGS84, _("WGS-84: GPS, OpenStreetMap, Tianditu")),
    (Datum.GCJ02, _("GCJ-02: Amap, Tencent Maps")),
    (Datum.BD09, _("BD-09: Baidu Maps")),
]


class PointForm(ListingForm):
    """A center, with the map that its coordinates were read off."""

    datum = forms.ChoiceField(
        label=_("coordinates are from"),
        choices=MAPS,
        initial=Datum.WGS84,
        required=False,
        help_text=_("They are converted once, when you save; what stands here is WGS-84."),
    )

    def clean(self) -> dict[str, Any] | None:
        """The point as WGS-84, where both halves are good."""
        given = super().clean() or {}
        datum = Datum(given.get("datum") or Datum.WGS84)
        latitude, longitude = (given.get(half) for half in HALVES)
        if datum is not Datum.WGS84 and latitude is not None and longitude is not None:
            point = to_wgs84(Point(latitude, longitude), datum)
            given |= {half: round(part, PLACES) for half, part in zip(HALVES, point, strict=True)}
        return given
