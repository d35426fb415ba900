"""Centers: the places of the directory, with their phones, services and amenities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..querysets import CenterQuerySet
from ..rules.places import Point
from .address import Addressed, FormerSlug
from .area import Area
from .catalog import Amenity, Service
from .constraints import CheckBeside, filled, one_of
from .language import InLanguage
from .photo import PhotoFile, photo_file

if TYPE_CHECKING:
    from .hours import SpecialDay, WeeklyHours
    from .phone import Phone


def stated_fact(label: object) -> models.BooleanField:  # type: ignore[type-arg]
    """A fact that is yes, no or, when nobody stated it, null."""
    return models.BooleanField(label, null=True, blank=True)  # type: ignore[arg-type]


class DayPolicy(models.TextChoices):
    """What a center does on public holidays or make-up workdays; empty is *not stated*."""

    NORMAL = "normal", _("normal hours")
    CLOSED = "closed", _("closed")
    SPECIAL = "special", _("special days only")


class CenterStatus(models.TextChoices):
    """What a center is to readers: not yet, there, for now closed, or no longer listed."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CLOSED = "closed", _("temporarily closed")
    RETIRED = "retired", _("retired")


class Center(Addressed):
    """One service center: a place with an address, phones and hours."""

    Status = CenterStatus

    #: Which fact of a center each access amenity is.
    ACCESS_FACTS = {
        "step_free": "step_free_entrance",
        "lift": "lift",
        "accessible_toilet": "accessible_toilet",
        "hearing_loop": "hearing_loop",
    }

    slug = models.SlugField(
        _("address name"),
        max_length=80,
        unique=True,
        help_text=_("Part of the page's address; once published it stays."),
    )
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    former_names = models.CharField(
        _("former names"),
        max_length=500,
        blank=True,
        help_text=_("What it was called before, with semicolons between: people search for that."),
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, verbose_name=_("area"))
    address = models.CharField(_("address"), max_length=300, blank=True)
    address_en = models.CharField(_("English address"), max_length=300, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("In degrees, WGS-84."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("In degrees, WGS-84."),
    )
    operator = models.CharField(_("operator"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    summary_en = models.TextField(_("English summary"), blank=True)
    directions = models.TextField(_("directions"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    wechat = models.CharField(_("WeChat account"), max_length=100, blank=True)
    photo = models.ImageField(_("photo"), upload_to="centers", blank=True)
    photo_alt = models.CharField(
        _("what the photo shows"),
        max_length=200,
        blank=True,
        help_text=_("Read out to the blind."),
    )
    photo_alt_en = models.CharField(
        _("what the photo shows, in English"), max_length=200, blank=True
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    closed_from = models.DateField(_("closed from"), null=True, blank=True)
    closed_until = models.DateField(
        _("closed until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it is closed."),
    )
    closed_reason = models.CharField(_("reason of the closure"), max_length=200, blank=True)
    on_holidays = models.CharField(
        _("on public holidays"), max_length=10, choices=DayPolicy, blank=True
    )
    on_makeup_days = models.CharField(
        _("on make-up workdays"), max_length=10, choices=DayPolicy, blank=True
    )
    step_free_entrance = stated_fact(_("step-free entrance"))
    lift = stated_fact(_("lift"))
    accessible_toilet = stated_fact(_("accessible toilet"))
    hearing_loop = stated_fact(_("hearing loop"))
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=150, blank=True)
    source = models.CharField(_("where the facts came from"), max_length=300, blank=True)
    imported_from = models.CharField(
        _("imported from"), max_length=60, blank=True, default="", editable=False
    )

    services = models.ManyToManyField(Service, through="ServiceOffer", related_name="centers")
    amenities = models.ManyToManyField(Amenity, through="CenterAmenity", related_name="centers")

    title = InLanguage("name")
    local_address = InLanguage("address")
    local_summary = InLanguage("summary")
    local_photo_alt = InLanguage("photo_alt")

    objects = CenterQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("center")
        verbose_name_plural = _("centers")
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="center_point"),
            models.Index(fields=["status", "name"], name="center_status_name"),
        ]
        constraints = [
            filled("slug"),
            filled("name"),
            one_of("status", CenterStatus),
            one_of("on_holidays", DayPolicy, ""),
            one_of("on_makeup_days", DayPolicy, ""),
            CheckBeside(
                beside="longitude",
                name="center_point_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__isnull=False,
                    longitude__range=(-180, 180),
                ),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            CheckBeside(
                beside="closed_until",
                name="center_closure_range",
                condition=Q(closed_from__isnull=True)
                | Q(closed_until__isnull=True)
                | Q(closed_until__gte=F("closed_from")),
                violation_error_message=_("The closure ends before it starts."),
            ),
            CheckBeside(
                beside="photo_alt",
                name="center_photo_alt",
                condition=Q(photo="") | ~Q(photo_alt=""),
                violation_error_message=_("Say what the photo shows."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("center_detail", args=[self.slug])

    def former_slugs_named(self, *slugs: str) -> models.QuerySet[FormerSlug]:
        return FormerSlug.objects.filter(room=None, slug__in=slugs)

    def former_slug(self, slug: str) -> FormerSlug:
        return FormerSlug(center=self, slug=slug)

    def clean(self) -> None:
        super().clean()
        if self.status == self.Status.CLOSED:
            return
        told = [
            name for name in ("closed_from", "closed_until", "closed_reason") if getattr(self, name)
        ]
        if told:
            raise ValidationError(
                {
                    told[0]: _(
                        "This counts only while the status is “temporarily closed”: choose that"
                        " status, or leave the closure empty."
                    )
                }
            )

    @property
    def point(self) -> Point | None:
        """Where it is, if anybody has stated that."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    @property
    def photo_file(self) -> PhotoFile | None:
        """The photo, if there is one."""
        return photo_file(str(self.photo.name), self.photo.url) if self.photo else None

    @property
    def is_reachable(self) -> bool:
        """Whether any way to ask is known, other than to go there."""
        return bool(self.phones or self.email or self.website or self.wechat)

    @property
    def phones(self) -> list[Phone]:
        """Its own phones, without those of its rooms."""
        return [phone for phone in self.phone_set.all() if phone.room_id is None]

    @property
    def weekly_hours(self) -> list[WeeklyHours]:
        """Its own week, without those of its rooms."""
        return [row for row in self.weeklyhours_set.all() if row.room_id is None]

    @property
    def special_days(self) -> list[SpecialDay]:
        """Its own special days, without those of its rooms."""
        return [day for day in self.specialday_set.all() if day.room_id is None]

    def special_days_from(self, date: date) -> list[SpecialDay]:
        """Its own special days that are not over on a date."""
        return [day for day in self.special_days if day.ends_on >= date]

    def stated_amenities(self) -> dict[str, bool]:
        """Whether the center has it, by amenity code; a code left out is *not stated*."""
        stated = {row.amenity_id: row.present for row in self.centeramenity_set.all()}
        facts = {code: getattr(self, column) for code, column in self.ACCESS_FACTS.items()}
        return stated | {code: fact for code, fact in facts.items() if fact is not None}
