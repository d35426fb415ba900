"""The staff desk as a site of its own: Django's admin, without a door that asks nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from .recording import recorded


class DeskSite(AdminSite):
    """The staff desk."""

    site_title = _("Neighborhood Centers – staff desk")
    site_header = _("Neighborhood Centers – staff desk")
    index_title = _("What would you like to look after?")
    # Lazy, so that the link leads to the start page in the reader's language.
    site_url = reverse_lazy("start")  # type: ignore[assignment]

    def admin_view(self, view: Any, *args: Any, **options: Any) -> Any:
        """A view of the desk; what it writes is recorded as the doing of whoever asks."""
        return super().admin_view(in_history(view), *args, **options)

    def get_urls(self) -> list[Any]:
        """Without the address that leads from any row's number to its public page.

        It asks for no rights, and so tells the address names of other people's drafts. Listings
        link to their pages themselves.
        """
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]


def in_history(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view whose writes become versions of listings."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with recorded(name_of(request.user)):
            return view(request, *args, **kwargs)

    return inner


def name_of(user: Any) -> str:
    """What a user is called: the full name, or the name to sign in with where there is none."""
    return str(user.get_full_name() or user.get_username())
