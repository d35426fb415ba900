"""Rooms on the desk: one page for all that is said of a room."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..models import Room, RoomLayout
from ..querysets import VISIBLE
from ..views import rooms
from ..wording.moments import Asked
from .amenities import RoomAmenities
from .checked import CheckedAdmin
from .filters import DistrictFilter, RoomTodoFilter
from .occupying import Occupying
from .phone import RoomPhones
from .rows import RowInline
from .special import RoomSpecialDays
from .week import RoomWeek


class Layouts(RowInline):
    """The layouts of a room."""

    model = RoomLayout
    fields = ["layout", "people"]


@admin.register(Room)
class RoomAdmin(Occupying, CheckedAdmin):
    """Rooms. A room stays in its center: its address and its details name both."""

    preview_template = "admin/preview_room.html"

    list_display = ["name", "center", "status", "kind", "people", "fee", "checked_on"]
    list_filter = [RoomTodoFilter, "status", DistrictFilter, "kind", "fee", "checked_on"]
    list_select_related = ["center"]
    search_fields = ["name", "name_en", "slug", "center__name", "center__name_en"]
    autocomplete_fields = ["center"]
    prepopulated_fields = {"slug": ["name_en"]}
    readonly_fields = ["checked_by", "imported_from"]
    fixed_fields = ["center"]
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    inlines = [Layouts, RoomAmenities, RoomWeek, RoomSpecialDays, RoomPhones]
    fieldsets = [
        (None, {"fields": ["center", "name", "name_en", "former_names", "slug", "status"]}),
        (
            _("What it is"),
            {"fields": ["kind", "floor", ("area_m2", "people"), "step_free"]},
        ),
        (
            _("Who may borrow it, on which terms"),
            {
                "fields": ["audiences", "conditions", "documents", "fee", "fee_note"],
                "description": _("With no audience ticked, it is not stated who may borrow it."),
            },
        ),
        (
            _("How to ask"),
            {
                "fields": [
                    "notice_days",
                    "furthest_days",
                    "longest_minutes",
                    ("ask_by_phone", "ask_in_person", "ask_online"),
                    "ask_url",
                ],
                "description": _("What is left empty is not stated; 0 is an answer of its own."),
            },
        ),
        (
            _("Rules"),
            {
                "fields": ["rules", "rules_en"],
                "description": _("English that is left empty is shown in Chinese."),
            },
        ),
        (
            _("Checked"),
            {
                "fields": ["occupied_known_until", "checked_on", "checked_by", "imported_from"],
                "description": _(
                    "Visitors see this date. Change it when you have made sure that all of this is"
                    " still true; saving alone checks nothing."
                ),
            },
        ),
    ]

    def page_context(self, request: HttpRequest, listing: Room) -> dict[str, Any]:
        asked = Asked(clock.now(request))
        listed = Room.objects.filter(pk=listing.pk).with_page_facts()
        return rooms.page_of(listed.with_occupied(asked.date).get(), asked, request.GET)

    def view_on_site(self, room: Room) -> str | None:
        """The public page, if there is one."""
        is_public = room.status == Room.Status.PUBLISHED and room.center.status in VISIBLE
        return room.get_absolute_url() if is_public else None
