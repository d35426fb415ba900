"""Former addresses on the desk; they are kept by themselves when a published one changes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from ..models import FormerSlug
from .filters import PlaceFilter
from .listed import ListedAdmin


@admin.register(FormerSlug)
class FormerSlugAdmin(ListedAdmin):
    """Former addresses of centers and rooms."""

    list_display = ["slug", "center", "room"]
    list_filter = [PlaceFilter]
    list_select_related = ["center", "room"]
    search_fields = ["slug", "center__name", "center__name_en", "room__name", "room__name_en"]
    ordering = ["slug"]
    autocomplete_fields = ["center", "room"]
    fields = ["center", "room", "slug"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One that is wrong is taken away, and another added: two people never save over it."""
        return False
