"""The staff desk: what staff see of each table, and how they change it."""

from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from . import address, area, calendar, catalog, center, hours, offer, phone, room

__all__ = ["address", "area", "calendar", "catalog", "center", "hours", "offer", "phone", "room"]

admin.site.site_title = _("Neighborhood Centers – staff desk")
admin.site.site_header = _("Neighborhood Centers – staff desk")
admin.site.index_title = _("What would you like to look after?")
# Lazy, so that the link leads to the start page in the reader's language.
admin.site.site_url = reverse_lazy("start")  # type: ignore[assignment]
