"""What is done for people at a center: services on the desk."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from ..models import ServiceOffer
from .rows import RowInline


class Services(RowInline):
    """The services of a center."""

    model = ServiceOffer
    template = "admin/edit_inline/stacked.html"
    fields = [("service", "fee"), "audiences", "hours", ("provider", "note")]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        offers = super().get_queryset(request)
        return offers.select_related("service").prefetch_related("audiences")
