"""Whose listings a member of the staff may change: the one rule, asked of any table of theirs."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet

Row = TypeVar("Row", bound=Model)

NOBODYS = Q(pk__in=())

#: The way from a row of each table to the center that it is of.
CENTER_OF = {
    "Center": "pk",
    "Room": "center",
    "CenterAmenity": "center",
    "FormerSlug": "center",
    "Occupied": "room__center",
    "Phone": "center",
    "RoomAmenity": "room__center",
    "RoomLayout": "room__center",
    "ServiceOffer": "center",
    "SpecialDay": "center",
    "WeeklyHours": "center",
}

#: What a keeper may make of a status: a public center closes for a time and opens again.
KEEPERS_MAY = {
    "draft": ("draft",),
    "published": ("published", "closed"),
    "closed": ("published", "closed"),
    "retired": ("retired",),
}


class OwnedQuerySet(QuerySet[Row]):
    """Rows of which each is a center's, or is one."""

    def editable_by(self, user: Any, *, as_publisher: bool = False) -> Self:
        """Those that a user may change; ``as_publisher`` those that they may publish and retire."""
        if not user.is_active:
            return self.filter(NOBODYS)
        if user.is_superuser:
            return self.all()
        roles = ("publisher",) if as_publisher else ("keeper", "publisher")
        return self.filter(within_rights(CENTER_OF[self.model.__name__], user, roles))


def within_rights(path: str, user: Any, roles: tuple[str, ...]) -> Q:
    """The condition under which a row's center is in one of a user's roles.

    It asks the memberships when the rows are asked for: what was taken away counts at once.
    """
    center, area = ("pk", "area") if path == "pk" else (path, f"{path}__area")
    centers = user.memberships.filter(role__in=roles).exclude(center=None).values("center")
    return Q(**{f"{center}__in": centers}) | Q(**{f"{area}__in": areas_of(user, roles)})


def areas_of(user: Any, roles: tuple[str, ...]) -> QuerySet[Any]:
    """The areas of a user's memberships, with the areas inside them."""
    code = ExpressionWrapper(OuterRef("code"), output_field=CharField())
    above = user.memberships.filter(role__in=roles).exclude(area=None).annotate(inner=code)
    areas: QuerySet[Any] = apps.get_model("centers", "Area")._default_manager.all()
    return areas.filter(Exists(above.filter(inner__startswith=F("area"))))


def areas_published_by(user: Any) -> QuerySet[Any]:
    """The areas to which a user may add centers, and in which they may publish and retire them."""
    if user.is_active and user.is_superuser:
        areas: QuerySet[Any] = apps.get_model("centers", "Area")._default_manager.all()
        return areas
    return areas_of(user, ("publisher",))
