"""The check, and the look at a listing as visitors see it, on any date, before it is public."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from .. import clock
from ..desk.site import name_of
from ..rules.clock import write_moment

CHECK = "_check"


class Checking(ModelAdmin):
    """A listing that is looked at as a whole and checked at a click."""

    preview_template: str

    def get_urls(self) -> list[Any]:
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=self.address_name(name),
            )
            for name, view in self.own_views().items()
        ]
        return [*own, *super().get_urls()]

    def own_views(self) -> dict[str, Any]:
        """The views of one listing beside Django's, by the last part of their address."""
        return {"check": require_POST(self.check_listing), "preview": require_GET(self.preview)}

    def address_name(self, view: str) -> str:
        """The name of the address of a view of one listing."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{view}"

    def address(self, view: str, listing: Any) -> str:
        """The address of a view of one listing."""
        return reverse(f"{self.admin_site.name}:{self.address_name(view)}", args=[listing.pk])

    def address_of_list(self) -> str:
        """The address of the list."""
        return reverse(f"{self.admin_site.name}:{self.address_name('changelist')}")

    def page_around(self, request: HttpRequest, listing: Any, title: str) -> dict[str, Any]:
        """What the templates of the desk need of a page of a listing, or of several."""
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": title,
            "subtitle": listing,
            "listing": listing,
            "change_address": self.address("change", listing) if listing else "",
        }

    def listing_at(self, request: HttpRequest, object_id: str) -> Any:
        """The listing that whoever asks may change; to others it does not exist."""
        listing = self.get_object(request, unquote(object_id))
        if listing is None:
            raise Http404
        if not self.has_change_permission(request, listing):
            raise PermissionDenied
        return listing

    def check_listing(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Tick that all of it is still true today."""
        listing = self.listing_at(request, object_id)
        tick(listing, request)
        listing.save(update_fields=["checked_on", "checked_by"])
        self.log_change(request, listing, [{"changed": {"fields": ["checked_on"]}}])
        messages.success(request, told(listing))
        return HttpResponseRedirect(self.address("change", listing))

    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The public page as it would be, now or at the moment that `as_of` names."""
        listing = self.listing_at(request, object_id)
        moment = clock.as_of(request)
        context = {
            **self.page_context(request, listing),
            "bar": {
                "listing": listing,
                "change": self.address("change", listing),
                "check": self.address("check", listing),
                "site": self.get_view_on_site_url(listing),
                "as_of": write_moment(moment or clock.now(request)),
            },
        }
        return render(request, self.preview_template, context)

    def page_context(self, request: HttpRequest, listing: Any) -> dict[str, Any]:
        """What the public page of the listing tells."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        if CHECK in request.POST:
            tick(obj, request)
        super().save_model(request, obj, form, change)
        if CHECK in request.POST:
            messages.success(request, told(obj))


def tick(listing: Any, request: HttpRequest) -> None:
    """Say that whoever asks has made sure of it today."""
    listing.checked_on = clock.now(request).date()
    listing.checked_by = name_of(request.user)[:150]


def told(listing: Any) -> str:
    """The sentence after a check."""
    words = {"name": listing, "date": f"{listing.checked_on:%Y-%m-%d}"}
    return _("%(name)s: checked on %(date)s. Visitors see this date.") % words
