"""What centers and rooms have and do: amenities and services on the desk."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from ..models import Center, CenterAmenity, RoomAmenity, ServiceOffer
from .listed import ListedAdmin
from .rows import RowInline


class Services(RowInline):
    """The services of a center."""

    model = ServiceOffer
    template = "admin/edit_inline/stacked.html"
    fields = [("service", "fee"), "audiences", "hours", ("provider", "note")]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        offers = super().get_queryset(request)
        return offers.select_related("service").prefetch_related("audiences")


@admin.register(CenterAmenity)
class CenterAmenityAdmin(ListedAdmin):
    """Amenities of all centers."""

    list_display = ["center", "amenity", "present", "quantity", "note"]
    list_filter = ["present", "amenity__group"]
    list_select_related = ["center", "amenity"]
    search_fields = ["center__name", "center__name_en", "amenity__name", "amenity__name_en"]
    ordering = ["center__name", "center", "amenity__position"]
    autocomplete_fields = ["center", "amenity"]
    fields = ["center", "amenity", "present", "quantity", "note"]


@admin.register(RoomAmenity)
class RoomAmenityAdmin(ListedAdmin):
    """Amenities of all rooms."""

    list_display = ["room", "center", "amenity", "present", "quantity", "note"]
    list_filter = ["present", "amenity__group"]
    list_select_related = ["room__center", "amenity"]
    search_fields = ["room__name", "room__center__name", "amenity__name", "amenity__name_en"]
    ordering = ["room__center__name", "room", "amenity__position"]
    autocomplete_fields = ["room", "amenity"]
    fields = ["room", "amenity", "present", "quantity", "note"]

    @admin.display(description=Center._meta.verbose_name, ordering="room__center__name")
    def center(self, row: RoomAmenity) -> str:
        return str(row.room.center)


@admin.register(ServiceOffer)
class ServiceOfferAdmin(ListedAdmin):
    """Services of all centers."""

    list_display = ["center", "service", "fee", "provider", "hours"]
    list_filter = ["service", "fee"]
    list_select_related = ["center", "service"]
    search_fields = ["center__name", "center__name_en", "service__name", "provider"]
    ordering = ["center__name", "center", "service__position"]
    autocomplete_fields = ["center", "service"]
    fields = ["center", "service", "fee", "audiences", "hours", "provider", "note"]
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
