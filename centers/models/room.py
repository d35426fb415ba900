"""Rooms: the spaces of a center that may be borrowed, and on which terms."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..querysets import RoomQuerySet
from ..rights import OwnedQuerySet
from ..rules.places import Point
from .address import Addressed, FormerSlug
from .catalog import Amenity, Audience, Fee
from .center import Center, stated_fact
from .constraints import CheckBeside, filled, one_of
from .edition import Listed
from .language import InLanguage
from .offer import StatedAmenity

if TYPE_CHECKING:
    from .hours import SpecialDay, WeeklyHours
    from .phone import Phone


class RoomKind(models.TextChoices):
    """What a room is, in one word."""

    MEETING = "meeting", _("meeting room")
    CLASSROOM = "classroom", _("classroom")
    HALL = "hall", _("hall")
    MULTIPURPOSE = "multipurpose", _("multipurpose room")
    STUDY = "study", _("study room")
    THEATRE = "theatre", _("theatre")
    SPORTS = "sports", _("sports room")
    OTHER = "other", _("other space")


class RoomStatus(models.TextChoices):
    """What a room is to readers: not yet, there, or no longer listed."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")


class Room(Addressed):
    """A space in a center that may be borrowed. An empty or null column is *not stated*."""

    Kind = RoomKind

    Status = RoomStatus

    center = models.ForeignKey(
        Center, models.CASCADE, related_name="rooms", verbose_name=_("center")
    )
    slug = models.SlugField(_("address name"), max_length=80)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PUBLISHED)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    former_names = models.CharField(
        _("former names"),
        max_length=500,
        blank=True,
        help_text=_("What it was called before, with semicolons between: people search for that."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    floor = models.CharField(_("floor"), max_length=40, blank=True)
    area_m2 = models.DecimalField(
        _("area in m²"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )
    people = models.PositiveIntegerField(
        _("most people"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    conditions = models.TextField(_("conditions"), blank=True)
    documents = models.TextField(_("documents to bring"), blank=True)
    fee = models.CharField(_("fee"), max_length=12, choices=Fee, blank=True)
    fee_note = models.CharField(_("note on the fee"), max_length=300, blank=True)
    notice_days = models.PositiveSmallIntegerField(
        _("notice in working days"),
        null=True,
        blank=True,
        help_text=_("How many working days before the use one must ask; 0 is the same day."),
    )
    furthest_days = models.PositiveSmallIntegerField(
        _("furthest ahead, in days"), null=True, blank=True
    )
    longest_minutes = models.PositiveSmallIntegerField(
        _("longest use in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )
    ask_by_phone = models.BooleanField(_("ask by phone"), default=False)
    ask_in_person = models.BooleanField(_("ask in person"), default=False)
    ask_online = models.BooleanField(_("ask online"), default=False)
    ask_url = models.URLField(_("link to ask online"), blank=True, max_length=500)
    rules = models.TextField(_("rules"), blank=True)
    rules_en = models.TextField(_("English rules"), blank=True)
    step_free = stated_fact(_("step-free"))
    occupied_known_until = models.DateField(
        _("occupied times published until"), null=True, blank=True
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=150, blank=True)
    imported_from = models.CharField(
        _("imported from"), max_length=60, blank=True, default="", editable=False
    )

    audiences = models.ManyToManyField(Audience, blank=True, verbose_name=_("audiences"))
    amenities = models.ManyToManyField(Amenity, through="RoomAmenity", related_name="rooms")

    title = InLanguage("name")
    local_rules = InLanguage("rules")

    objects = RoomQuerySet.as_manager()

    class Meta:
        ordering = ["center__name", "name", "pk"]
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        constraints = [
            filled("slug"),
            filled("name"),
            one_of("status", RoomStatus),
            one_of("kind", RoomKind),
            one_of("fee", Fee, ""),
            models.UniqueConstraint(name="room_slug_in_center", fields=["center", "slug"]),
            models.CheckConstraint(
                name="room_people", condition=Q(people__isnull=True) | Q(people__gte=1)
            ),
            models.CheckConstraint(
                name="room_area", condition=Q(area_m2__isnull=True) | Q(area_m2__gt=0)
            ),
            models.CheckConstraint(
                name="room_longest",
                condition=Q(longest_minutes__isnull=True) | Q(longest_minutes__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("room_detail", args=[self.center.slug, self.slug])

    def former_slugs_named(self, *slugs: str) -> models.QuerySet[FormerSlug]:
        return FormerSlug.objects.filter(center=self.center_id, slug__in=slugs).exclude(room=None)

    def former_slug(self, slug: str) -> FormerSlug:
        return FormerSlug(center=self.center, room=self, slug=slug)

    @property
    def point(self) -> Point | None:
        """Where its center is, if anybody has stated that."""
        return self.center.point

    @property
    def phones(self) -> list["Phone"]:
        """Whom to call: the room's own numbers, else those of its center."""
        own = [phone for phone in self.center.phone_set.all() if phone.room_id == self.pk]
        return own or self.center.phones

    @property
    def weekly_hours(self) -> list["WeeklyHours"]:
        """Its own week; without any its center's counts. Rows of a center are read at once."""
        return [row for row in self.center.weeklyhours_set.all() if row.room_id == self.pk]

    @cached_property
    def has_own_week(self) -> bool:
        """Whether it states a week of its own; no query for one read `with_timetables()`."""
        return bool(self.weekly_hours)

    @property
    def special_days(self) -> list["SpecialDay"]:
        """Its own special days, that count beside its center's."""
        return [day for day in self.center.specialday_set.all() if day.room_id == self.pk]

    @property
    def is_asked_otherwise(self) -> bool:
        """Whether it is stated how to ask for it, and by phone is no way to."""
        online = self.ask_online and bool(self.ask_url)
        return (self.ask_in_person or online) and not self.ask_by_phone

    @property
    def is_reachable(self) -> bool:
        """Whether any way to ask is known, other than to go there."""
        return bool(self.phones or self.ask_url) or self.center.is_reachable

    def special_days_from(self, date: date) -> list["SpecialDay"]:
        """Its own special days and its center's that are not over on a date, the first first."""
        own = [day for day in self.special_days if day.ends_on >= date]
        both = [*own, *self.center.special_days_from(date)]
        return sorted(both, key=lambda day: (day.starts_on, day.ends_on))

    def stated_amenities(self) -> dict[str, bool]:
        """Whether the room has it, by amenity code; a code left out is *not stated*."""
        stated = {row.amenity_id: row.present for row in self.roomamenity_set.all()}
        if self.step_free is not None:
            stated["step_free"] = self.step_free
        return stated


class Layout(models.TextChoices):
    """A way to set a room out."""

    ROWS = "rows", pgettext_lazy("layout", "rows")
    CLASSROOM = "classroom", pgettext_lazy("layout", "classroom")
    BOARDROOM = "boardroom", pgettext_lazy("layout", "boardroom")
    U_SHAPE = "u_shape", pgettext_lazy("layout", "U-shape")
    STANDING = "standing", pgettext_lazy("layout", "standing")


class RoomLayout(Listed):
    """A way to set a room out, and how many people it then holds (null: not stated)."""

    Layout = Layout

    room = models.ForeignKey(Room, models.CASCADE, related_name="layouts", verbose_name=_("room"))
    layout = models.CharField(_("layout"), max_length=10, choices=Layout)
    people = models.PositiveIntegerField(
        _("people"), null=True, blank=True, validators=[MinValueValidator(1)]
    )

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("layout")
        verbose_name_plural = _("layouts")
        constraints = [
            one_of("layout", Layout),
            models.UniqueConstraint(name="room_layout_once", fields=["room", "layout"]),
            models.CheckConstraint(
                name="room_layout_people",
                condition=Q(people__isnull=True) | Q(people__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.get_layout_display()


class RoomAmenity(StatedAmenity):
    """An amenity of a room. Whether it is step-free is a column of the room instead."""

    room = models.ForeignKey(Room, models.CASCADE, verbose_name=_("room"))

    class Meta(StatedAmenity.Meta):
        verbose_name = _("amenity of the room")
        verbose_name_plural = _("amenities of the room")
        constraints = [
            *StatedAmenity.Meta.constraints,
            models.UniqueConstraint(name="room_amenity_once", fields=["room", "amenity"]),
            CheckBeside(
                beside="amenity",
                name="room_amenity_not_step_free",
                condition=~Q(amenity="step_free"),
                violation_error_message=_("State this in the room's own field “step-free”."),
            ),
        ]

    def __str__(self) -> str:
        return self.amenity_id
