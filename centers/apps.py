"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CentersConfig(AppConfig):
    """Service centers, rooms and amenities."""

    name = "centers"
    verbose_name = _("service centers")
