"""Centers on the desk: one page for all that is said of a center."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..models import Center, Room
from ..querysets import VISIBLE
from ..views import centers
from ..wording.moments import Asked
from .amenities import CenterAmenities
from .checked import CheckedAdmin
from .filters import CenterTodoFilter, DistrictFilter, HolidayFilter, PointFilter
from .many import ManyCenters
from .minimum import CenterForm, CenterPhoneFormSet, CenterWeekFormSet
from .offer import Services
from .phone import PhoneRows
from .rights import ByRights
from .rows import OfCenter, ShownFormSet
from .special import CenterSpecialDays
from .statuses import may_add_center
from .week import WeekInline


class CenterPhones(OfCenter, PhoneRows):
    """The phones of a center."""

    formset = CenterPhoneFormSet


class CenterWeek(OfCenter, WeekInline):
    """The weekly hours of a center."""

    formset_class = CenterWeekFormSet


class RoomLinks(ByRights, admin.TabularInline):
    """The rooms of a center, each a link to its own page."""

    model = Room
    formset = ShownFormSet
    template = "admin/rows.html"
    fields = ["name", "kind", "people", "status", "checked_on"]
    readonly_fields = ["name", "kind", "people", "status", "checked_on"]
    show_change_link = True
    can_delete = False
    view_on_site = False

    def has_add_permission(self, request: HttpRequest, obj: Center | None = None) -> bool:
        """Rooms have too much to say to be added as a row."""
        return False


@admin.register(Center)
class CenterAdmin(ManyCenters, CheckedAdmin):
    """Centers."""

    form = CenterForm
    actions = ["retire_selected", "add_special_day"]
    preview_template = "admin/preview_center.html"

    list_display = ["name", "area", "status", "checked_on", "checked_by"]
    list_filter = [
        CenterTodoFilter,
        "status",
        DistrictFilter,
        "checked_on",
        HolidayFilter,
        PointFilter,
    ]
    list_select_related = ["area"]
    search_fields = ["name", "name_en", "former_names", "address", "address_en", "slug"]
    search_fields += ["phone__number"]
    autocomplete_fields = ["area"]
    prepopulated_fields = {"slug": ["name_en"]}
    readonly_fields = ["checked_by", "imported_from"]
    inlines = [
        CenterPhones,
        CenterWeek,
        CenterSpecialDays,
        Services,
        CenterAmenities,
        RoomLinks,
    ]
    fieldsets = [
        (None, {"fields": ["name", "name_en", "former_names", "slug", "status"]}),
        (
            _("Where it is"),
            {
                "fields": [
                    "area",
                    "address",
                    "address_en",
                    "postal_code",
                    ("latitude", "longitude", "datum"),
                    "directions",
                ]
            },
        ),
        (
            _("What visitors read"),
            {
                "fields": ["summary", "summary_en", "operator", "website", "email", "wechat"],
                "description": _("English that is left empty is shown in Chinese."),
            },
        ),
        (
            _("Photo"),
            {
                "fields": ["photo", "photo_alt", "photo_alt_en"],
                "description": _(
                    "JPEG, PNG or WebP, up to 15 MB. It is made anew: where and when it was taken"
                    " is not kept. Say in both languages what it shows."
                ),
            },
        ),
        (
            _("Temporary closure"),
            {
                "fields": [("closed_from", "closed_until"), "closed_reason"],
                "description": _(
                    "It counts while the status is “temporarily closed”. Without a last day it is"
                    " closed until further notice."
                ),
            },
        ),
        (
            _("Public holidays and make-up workdays"),
            {
                "fields": ["on_holidays", "on_makeup_days"],
                "description": _(
                    "While this is not stated, visitors read on those days that the hours are not"
                    " confirmed. For single dates use special days below."
                ),
            },
        ),
        (
            _("Access"),
            {
                "fields": ["step_free_entrance", "lift", "accessible_toilet", "hearing_loop"],
                "description": _(
                    "Choose “no” only if you know it is not there; what nobody has looked at is"
                    " not stated."
                ),
            },
        ),
        (
            _("Checked"),
            {
                "fields": ["checked_on", "checked_by", "source", "imported_from"],
                "description": _(
                    "Visitors see this date. Change it when you have made sure that all of this is"
                    " still true; saving alone checks nothing."
                ),
            },
        ),
    ]

    def page_context(self, request: HttpRequest, listing: Center) -> dict[str, Any]:
        center = Center.objects.filter(pk=listing.pk).with_preview_facts().get()
        return centers.page_of(center, Asked(clock.now(request)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and may_add_center(request)

    def view_on_site(self, center: Center) -> str | None:
        """The public page, if there is one."""
        return center.get_absolute_url() if center.status in VISIBLE else None
