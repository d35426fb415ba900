"""The app's registration with Django."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class CentersConfig(AppConfig):
    """Service centers, rooms and amenities."""

    name = "centers"
    verbose_name = _("service centers")

    def ready(self) -> None:
        from .search.noticing import notice_writes

        connection_created.connect(notice_writes)
