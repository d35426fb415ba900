"""Areas on the desk."""

from django.contrib import admin

from ..models import Area
from .listed import ListedAdmin


@admin.register(Area)
class AreaAdmin(ListedAdmin):
    """Areas; their codes are official, and so never change."""

    list_display = ["code", "name", "name_en", "level", "parent"]
    list_display_links = ["code", "name"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["code", "name", "name_en", "parent__name", "parent__name_en"]
    autocomplete_fields = ["parent"]
    fields = ["code", "level", "parent", "name", "name_en"]
    fixed_fields = ["code"]
