"""Addresses of listings, and those they had before, which redirect to where they stand now."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..rights import OwnedQuerySet
from .constraints import UniqueBeside
from .edition import Listed


class Addressed(Listed):
    """A listing with a page of its own. A slug that was public once goes on leading to it."""

    slug: models.SlugField[Any, str]
    status: models.CharField[Any, str]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic(using=kwargs.get("using")):
            before = self.stored_public_slug()
            super().save(*args, **kwargs)
            now = "" if self.status == "draft" else self.slug
            if before != now:
                self.former_slugs_named(before, now).delete()
                if before:
                    self.former_slug(before).save()

    def clean(self) -> None:
        super().clean()
        if any(not former.leads_to(self) for former in self.former_slugs_named(self.slug)):
            raise ValidationError({"slug": _("This was the address of another listing before.")})

    def stored_public_slug(self) -> str:
        """The slug under which visitors find the listing as it is stored; "" if they do not."""
        if self._state.adding:
            return ""
        stored: models.QuerySet[Any] = type(self)._base_manager.filter(pk=self.pk)
        return stored.exclude(status="draft").values_list("slug", flat=True).first() or ""

    def former_slugs_named(self, *slugs: str) -> models.QuerySet[FormerSlug]:
        """Former addresses, its own or another's, that it would stand at with one of the slugs."""
        raise NotImplementedError

    def former_slug(self, slug: str) -> FormerSlug:
        """A new former address that leads to it."""
        raise NotImplementedError


class FormerSlug(Listed):
    """An address name that a center or room had before; its old address redirects."""

    center = models.ForeignKey(
        "centers.Center",
        models.CASCADE,
        related_name="former_slugs",
        verbose_name=_("center"),
    )
    room = models.ForeignKey(
        "centers.Room",
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("room"),
        help_text=_("Leave empty for the center itself."),
    )
    slug = models.SlugField(_("former address name"), max_length=80)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            UniqueBeside(
                beside="slug",
                name="former_center_slug_once",
                fields=["slug"],
                condition=Q(room__isnull=True),
                violation_error_message=_("This was the address of another listing before."),
            ),
            UniqueBeside(
                beside="slug",
                name="former_room_slug_once",
                fields=["center", "slug"],
                condition=Q(room__isnull=False),
                violation_error_message=_("This was the address of another listing before."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        if self.room and self.room.center_id != self.center_id:
            raise ValidationError({"room": _("This room belongs to another center.")})

    def leads_to(self, listing: Addressed) -> bool:
        """Whether it is a former address of this center or room."""
        return listing == (self.room if self.room_id else self.center)
