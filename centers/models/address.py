"""Addresses that pages had before: they redirect to where the listing stands now."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .center import Center
from .edition import Listed


class FormerSlug(Listed):
    """An address name that a center or room had before; its old address redirects."""

    center = models.ForeignKey(Center, models.CASCADE, related_name="former_slugs")
    room = models.ForeignKey("centers.Room", models.CASCADE, null=True, blank=True)
    slug = models.SlugField(_("former address name"), max_length=80)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(
                name="former_center_slug_once",
                fields=["slug"],
                condition=Q(room__isnull=True),
            ),
            models.UniqueConstraint(
                name="former_room_slug_once",
                fields=["center", "slug"],
                condition=Q(room__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        if self.room and self.room.center_id != self.center_id:
            raise ValidationError({"room": _("This room belongs to another center.")})
