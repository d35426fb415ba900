"""The city's calendar on the desk."""

from django.contrib import admin

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
