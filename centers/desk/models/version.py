"""Versions: what a listing said, with its details, at each time that somebody saved it."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from centers.models.constraints import one_of
from centers.rights import OwnedQuerySet


class How(models.TextChoices):
    """By what a version came about."""

    BEFORE = "before", _("stood before, from elsewhere")
    ADDED = "added", pgettext_lazy("version", "added")
    CHANGED = "changed", pgettext_lazy("version", "changed")
    IMPORTED = "imported", pgettext_lazy("version", "imported")
    RESTORED = "restored", pgettext_lazy("version", "restored")
    DELETED = "deleted", pgettext_lazy("version", "deleted")


class VersionQuerySet(OwnedQuerySet["Version"]):
    """Versions."""

    def editable_by(self, user: Any, *, as_publisher: bool = False) -> Self:
        """Those of centers that a user may change; of centers that are gone the superusers'."""
        if user.is_active and user.is_superuser:
            return self.all()
        centers: Any = apps.get_model("centers", "Center")._default_manager.all()
        mine = centers.editable_by(user, as_publisher=as_publisher)
        return self.filter(center__in=mine.values("pk"))

    def of(self, center: int, room: int | None = None) -> Self:
        """Those of a center, its rooms aside, or of a room; by their numbers."""
        return self.filter(center=center, room=room)

    def newest(self) -> Self:
        """The newest of each listing."""
        listings = self.order_by().values("center", "room")
        return self.filter(pk__in=listings.annotate(newest=models.Max("pk")).values("newest"))


class Version(models.Model):
    """A listing as it was left by a save. Numbers and names only: it outlives what it is about."""

    How = How

    center = models.BigIntegerField(_("number of the center"))
    room = models.BigIntegerField(_("number of the room"), null=True)
    name = models.CharField(_("name"), max_length=200)
    at = models.DateTimeField(pgettext_lazy("history", "when"))
    by = models.CharField(pgettext_lazy("history", "who"), max_length=150, blank=True)
    how = models.CharField(pgettext_lazy("history", "what"), max_length=10, choices=How)
    snapshot = models.JSONField(default=dict)
    digest = models.CharField(max_length=32)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("version")
        verbose_name_plural = pgettext_lazy("versions of listings", "history")
        indexes = [models.Index(name="version_of_listing", fields=["center", "room"])]
        constraints = [one_of("how", How)]

    def __str__(self) -> str:
        return self.name
