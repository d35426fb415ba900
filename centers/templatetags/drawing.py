"""What a drawing needs: lengths in units of its sheet, dots as a path, distances in words."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext

from ..rules.maps import in_order
from ..rules.sketch import Spot

register = template.Library()


@register.filter
def units(length: float) -> str:
    """A length to a tenth of a unit, as SVG writes numbers in every language."""
    return f"{length:.1f}".removesuffix(".0")


@register.filter
def dotted(spots: Iterable[Spot]) -> str:
    """A path of strokes without length: dots, where the ends of lines are round."""
    return "".join(f"M{spot.x:.0f} {spot.y:.0f}h0" for spot in spots)


register.filter("degrees", in_order)


@register.filter
def measured(distance_km: float) -> str:
    """A distance in meters or kilometers."""
    if distance_km < 0.995:
        return gettext("%d m") % (round(distance_km * 100) * 10)
    return gettext("%s km") % f"{distance_km:.1f}".removesuffix(".0")
