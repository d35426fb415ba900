"""What a center has and does: amenities stated as there or absent, and services offered."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets import OfferQuerySet
from ..search.keeping import OwnedKeptManager
from .catalog import Amenity, Audience, Fee, Service
from .center import Center
from .constraints import CheckBeside, one_of
from .edition import Listed


class StatedAmenity(Listed):
    """Whether something is there: yes or no as somebody stated it; no row means *not stated*."""

    amenity = models.ForeignKey(Amenity, models.PROTECT, verbose_name=_("amenity"))
    present = models.BooleanField(
        _("there"), default=True, help_text=_("Untick if it is known to be absent.")
    )
    quantity = models.PositiveSmallIntegerField(
        _("quantity"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = OwnedKeptManager()

    class Meta:
        abstract = True
        ordering = ["amenity__position"]
        constraints = [
            CheckBeside(
                beside="quantity",
                name="%(class)s_quantity",
                condition=Q(quantity__isnull=True) | Q(quantity__gte=1, present=True),
                violation_error_message=_("Give a quantity only for what is there."),
            )
        ]


class CenterAmenity(StatedAmenity):
    """An amenity of a center. Its access facts are columns of the center instead."""

    center = models.ForeignKey(Center, models.CASCADE, verbose_name=_("center"))

    class Meta(StatedAmenity.Meta):
        verbose_name = _("amenity of the center")
        verbose_name_plural = _("amenities of the center")
        constraints = [
            *StatedAmenity.Meta.constraints,
            models.UniqueConstraint(name="center_amenity_once", fields=["center", "amenity"]),
            CheckBeside(
                beside="amenity",
                name="center_amenity_not_access",
                condition=~Q(amenity__in=list(Center.ACCESS_FACTS)),
                violation_error_message=_("State this among the center's access facts."),
            ),
        ]

    def __str__(self) -> str:
        return self.amenity_id


class ServiceOffer(Listed):
    """A service at a center: for whom, what it costs, when, and by whom."""

    center = models.ForeignKey(Center, models.CASCADE, verbose_name=_("center"))
    service = models.ForeignKey(Service, models.PROTECT, verbose_name=_("service"))
    audiences = models.ManyToManyField(Audience, blank=True, verbose_name=_("audiences"))
    fee = models.CharField(_("fee"), max_length=12, choices=Fee, blank=True)
    hours = models.CharField(
        _("hours in words"),
        max_length=200,
        blank=True,
        help_text=_("If not the center's own."),
    )
    provider = models.CharField(_("provider"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["service__position"]
        verbose_name = _("service offered")
        verbose_name_plural = _("services offered")
        constraints = [
            one_of("fee", Fee, ""),
            models.UniqueConstraint(name="service_offer_once", fields=["center", "service"]),
        ]

    def __str__(self) -> str:
        """The name of the service where it was read along with the row; else its code."""
        return str(self._state.fields_cache.get("service", self.service_id))
