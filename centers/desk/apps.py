"""The registration with Django of what is there only where there is a staff desk."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Memberships, and the history of listings."""

    name = "centers.desk"
    label = "desk"
    verbose_name = _("roles and history")

    def ready(self) -> None:
        from .recording import listen

        listen()


class DeskAdminConfig(AdminConfig):
    """Django's admin, with a site of our own."""

    default = False
    default_site = "centers.desk.site.DeskSite"
