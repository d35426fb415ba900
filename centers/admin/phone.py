"""Phones on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Phone
from .filters import PlaceFilter
from .listed import ListedAdmin
from .rows import OfRoom, RowInline


class PhoneRows(RowInline):
    """Phones as rows."""

    model = Phone
    fields = ["number", "label", "answered"]


class RoomPhones(OfRoom, PhoneRows):
    """The phones of a room."""

    verbose_name_plural = _("phones, if not those of its center")


@admin.register(Phone)
class PhoneAdmin(ListedAdmin):
    """Phones of all places."""

    list_display = ["number", "label", "answered", "center", "room"]
    list_filter = [PlaceFilter]
    list_select_related = ["center", "room"]
    search_fields = ["number", "label", "center__name", "center__name_en", "room__name"]
    ordering = ["center__name", "center", "pk"]
    autocomplete_fields = ["center", "room"]
    fields = ["center", "room", *PhoneRows.fields]
