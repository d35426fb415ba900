"""The catalogs on the desk: amenities, services, audiences."""

from django.contrib import admin
from django.http import HttpRequest

from ..models import Amenity, Audience, Service
from .listed import ListedAdmin


class CatalogAdmin(ListedAdmin):
    """A catalog; its codes stand in addresses and files, and so never change."""

    list_display = ["name", "name_en", "code", "position"]
    search_fields = ["name", "name_en", "code", "synonyms"]
    fields = ["code", "name", "name_en", "synonyms", "position"]
    fixed_fields = ["code"]


@admin.register(Amenity)
class AmenityAdmin(CatalogAdmin):
    """Amenities."""

    list_display = ["name", "name_en", "code", "group", "position"]
    list_filter = ["group"]
    fields = ["code", "group", "name", "name_en", "synonyms", "position"]


@admin.register(Service)
class ServiceAdmin(CatalogAdmin):
    """Services."""


@admin.register(Audience)
class AudienceAdmin(CatalogAdmin):
    """Audiences. One that listings name stays, lest what they state be stated no longer."""

    def has_delete_permission(self, request: HttpRequest, obj: Audience | None = None) -> bool:
        in_use = obj is not None and (obj.room_set.exists() or obj.serviceoffer_set.exists())
        return super().has_delete_permission(request, obj) and not in_use
