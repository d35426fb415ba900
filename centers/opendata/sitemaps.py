"""Every public page, for search engines, in each language."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from ..models import Area, Center, Room
from ..querysets import CenterQuerySet, RoomQuerySet


class InEveryLanguage(Sitemap):
    """Pages that name their twins in the other languages."""

    i18n = alternates = x_default = True
    limit = 2000


class PageSitemap(InEveryLanguage):
    """The pages that there is one of."""

    def items(self) -> list[str]:
        return [
            "start",
            "center_list",
            "center_map",
            "room_list",
            "room_map",
            "area_list",
            "circle",
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class AreaSitemap(InEveryLanguage):
    """The pages of areas."""

    def items(self) -> list[str]:
        return list(Area.objects.values_list("code", flat=True))

    def location(self, item: str) -> str:
        return reverse("area_detail", args=[item])


class CenterSitemap(InEveryLanguage):
    """The pages of centers."""

    def items(self) -> CenterQuerySet:
        return Center.objects.published().order_by("slug")


class RoomSitemap(InEveryLanguage):
    """The pages of rooms."""

    def items(self) -> RoomQuerySet:
        return Room.objects.published().select_related("center").order_by("center__slug", "slug")


SITEMAPS: "dict[str, type[Sitemap[Any]] | Sitemap[Any]]" = {
    "pages": PageSitemap,
    "areas": AreaSitemap,
    "centers": CenterSitemap,
    "rooms": RoomSitemap,
}
