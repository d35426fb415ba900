"""The staff desk as a site of its own: Django's admin, without a door that asks nobody."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from .recording import recorded
from .signing_in import (
    SIGNING_IN,
    SecondFactor,
    SignInForm,
    lacks_second_factor,
    picture,
    to_second_factor,
    too_many,
)
from .turns import in_turn

IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]+")


class Choices(AutocompleteJsonView):
    """The choices of a column that refers to a table; a table that is referred to has none."""

    def process_request(self, request: HttpRequest) -> Any:
        found = super().process_request(request)
        _, _, column, _ = found
        if column.auto_created:
            raise PermissionDenied
        return found


class DeskSite(AdminSite):
    """The staff desk."""

    login_form = SignInForm
    site_title = _("Neighborhood Centers – staff desk")
    site_header = _("Neighborhood Centers – staff desk")
    index_title = _("What would you like to look after?")
    # Lazy, so that the link leads to the start page in the reader's language.
    site_url = reverse_lazy("start")  # type: ignore[assignment]

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether whoever asks works here, and has proved it as far as they have to."""
        return super().has_permission(request) and not lacks_second_factor(request.user)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the desk tells: who works here among it."""
        name = name_of(request.user) if request.user.is_authenticated else ""
        return {**super().each_context(request), "full_name": name}

    def login(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """The page to sign in; of many who send it at once some are asked to send it again."""
        if request.method != "POST":
            return self.sign_in(request, *args, **options)
        if not SIGNING_IN.acquire(blocking=False):
            return too_many(request)
        try:
            return self.sign_in(request, *args, **options)
        finally:
            SIGNING_IN.release()

    def sign_in(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """The page to sign in; who only lacks the second factor is sent to the page for that."""
        half_way = super().has_permission(request) and lacks_second_factor(request.user)
        if request.method == "GET" and half_way:
            return to_second_factor(request)
        return super().login(request, *args, **options)

    def two_factor(self, request: HttpRequest) -> HttpResponse:
        """The page for the second factor; it takes the first."""
        if not super().has_permission(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return SecondFactor(request, self.each_context(request)).answer()

    def two_factor_picture(self, request: HttpRequest) -> HttpResponse:
        """What an app scans to be set up; it takes the first factor."""
        if not super().has_permission(request):
            raise Http404
        return picture(request)

    def admin_view(self, view: Any, *args: Any, **options: Any) -> Any:
        """A view of the desk; what it writes is recorded as the doing of whoever asks."""
        return super().admin_view(in_history(view), *args, **options)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """The choices of a column, as one types."""
        return Choices.as_view(admin_site=self)(request)

    def get_urls(self) -> list[Any]:
        """Without the address that leads from any row's number to its public page.

        It asks for no rights, and so tells the address names of other people's drafts. Listings
        link to their pages themselves.
        """
        own = [
            path("two-factor/", self.two_factor, name="two_factor"),
            path("two-factor/code.svg", self.two_factor_picture, name="two_factor_picture"),
        ]
        urls = super().get_urls()
        return own + [url for url in urls if getattr(url, "name", "") != "view_on_site"]


def in_history(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view whose writes become versions of listings."""

    @in_turn
    def writing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with recorded(name_of(request.user)):
            return view(request, *args, **kwargs)

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return (writing if request.method == "POST" else view)(request, *args, **kwargs)

    return inner


def name_of(user: Any) -> str:
    """What a user is called: the full name, or the name to sign in with where there is none.

    A Chinese family name comes first, with nothing between.
    """
    if IDEOGRAPHS.fullmatch(user.last_name + user.first_name):
        return str(user.last_name + user.first_name)
    return str(user.get_full_name() or user.get_username())
