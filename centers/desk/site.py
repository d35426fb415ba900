"""The staff desk as a site of its own: Django's admin, without a door that asks nobody."""

from typing import Any

from django.contrib.admin import AdminSite
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    """The staff desk."""

    site_title = _("Neighborhood Centers – staff desk")
    site_header = _("Neighborhood Centers – staff desk")
    index_title = _("What would you like to look after?")
    # Lazy, so that the link leads to the start page in the reader's language.
    site_url = reverse_lazy("start")  # type: ignore[assignment]

    def get_urls(self) -> list[Any]:
        """Without the address that leads from any row's number to its public page.

        It asks for no rights, and so tells the address names of other people's drafts. Listings
        link to their pages themselves.
        """
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
