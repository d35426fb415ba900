"""The registration with Django of what is there only where there is a staff desk."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Memberships."""

    name = "centers.desk"
    label = "desk"
    verbose_name = _("who may do what")


class DeskAdminConfig(AdminConfig):
    """Django's admin, with a site of our own."""

    default = False
    default_site = "centers.desk.site.DeskSite"
