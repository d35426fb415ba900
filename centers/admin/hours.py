"""Weekly hours, special days and occupied times on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Occupied, SpecialDay, WeeklyHours
from .filters import PlaceFilter
from .listed import ListedAdmin
from .rows import OfCenter, OfRoom, RowForm, RowInline

PLACE_SEARCH = ["center__name", "center__name_en", "room__name", "room__name_en"]


class SpecialDayRows(RowInline):
    """Special days as rows."""

    model = SpecialDay
    fields = ["starts_on", "ends_on", "opens_minute", "closes_minute", "reason"]


class CenterSpecialDays(OfCenter, SpecialDayRows):
    """The special days of a center."""


class RoomSpecialDays(OfRoom, SpecialDayRows):
    """The special days of a room."""

    verbose_name_plural = _("special days of this room alone")


@admin.register(WeeklyHours)
class WeeklyHoursAdmin(ListedAdmin):
    """Weekly hours of all places."""

    form = RowForm
    list_display = ["center", "room", "weekday", "times", "valid_from", "valid_until"]
    list_filter = ["weekday", PlaceFilter]
    list_select_related = ["center", "room"]
    search_fields = PLACE_SEARCH
    ordering = ["center__name", "center", "room", "weekday", "opens_minute"]
    autocomplete_fields = ["center", "room"]
    fields = [
        "center",
        "room",
        "weekday",
        "opens_minute",
        "closes_minute",
        "valid_from",
        "valid_until",
    ]

    @admin.display(description=_("times"))
    def times(self, row: WeeklyHours) -> str:
        return row.times


@admin.register(SpecialDay)
class SpecialDayAdmin(ListedAdmin):
    """Special days of all places."""

    form = RowForm
    list_display = ["center", "room", "starts_on", "ends_on", "times", "reason"]
    list_filter = ["starts_on", PlaceFilter]
    list_select_related = ["center", "room"]
    search_fields = [*PLACE_SEARCH, "reason"]
    autocomplete_fields = ["center", "room"]
    fields = ["center", "room", *SpecialDayRows.fields]

    @admin.display(description=_("times"))
    def times(self, row: SpecialDay) -> str:
        return row.times


@admin.register(Occupied)
class OccupiedAdmin(ListedAdmin):
    """Occupied times of all rooms."""

    list_display = ["room", "center", "starts", "ends"]
    list_filter = ["starts"]
    list_select_related = ["room__center"]
    search_fields = ["room__name", "room__name_en", "room__center__name", "room__center__name_en"]
    autocomplete_fields = ["room"]
    fields = ["room", "starts", "ends"]

    @admin.display(description=_("center"), ordering="room__center__name")
    def center(self, row: Occupied) -> str:
        return str(row.room.center)
