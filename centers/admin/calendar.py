"""The city's calendar on the desk."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext

from ..models import CalendarDay
from .listed import ListedAdmin


@admin.register(CalendarDay)
class CalendarDayAdmin(ListedAdmin):
    """Public holidays and make-up workdays."""

    list_display = ["date", "kind", "name", "name_en", "source"]
    list_filter = ["kind"]
    search_fields = ["name", "name_en", "source"]
    date_hierarchy = "date"
    ordering = ["-date"]
    fields = ["date", "kind", "name", "name_en", "source"]

    def save_model(
        self, request: HttpRequest, obj: CalendarDay, form: ModelForm, change: Any
    ) -> None:
        """Name who corrected a day that was loaded, so that loading again leaves it."""
        if form.changed_data and "source" not in form.changed_data:
            obj.source = gettext("corrected by %(name)s") % {"name": request.user.get_username()}
        super().save_model(request, obj, form, change)
