"""The history of listings on the desk: who said what when; back to an earlier version."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..desk.differences import Change, Words, changes
from ..desk.models import Version
from ..desk.recording import current
from ..desk.restoring import gone_with, restore
from ..desk.snapshots import Key, digest_of, take
from ..models import Center, Edition, Room
from .meanwhile import SEEN
from .rights import ByRights, is_superuser, may_change

ON_A_PAGE = 20


def listing_of(version: Version) -> Any:
    """The center or room that a version is of, if it still stands."""
    if version.room:
        return Room.objects.filter(pk=version.room, center=version.center).first()
    return Center.objects.filter(pk=version.center).first()


def told(versions: Sequence[Version]) -> list[tuple[Version, list[Change]]]:
    """Each of some versions, the newest first, with what it changed; the last is left out."""
    words = Words()
    return [
        (later, changes(earlier.snapshot, later.snapshot, words))
        for later, earlier in pairwise(versions)
    ]


class WithHistory(admin.ModelAdmin):
    """A listing's page of history; and that deleting one takes a superuser and its name."""

    delete_confirmation_template = "admin/delete_listing.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Every version of the listing with what it changed."""
        listing = self.get_object(request, unquote(object_id))
        if listing is None:
            return super().history_view(request, object_id)
        if not self.has_view_or_change_permission(request, listing):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(name)s") % {"name": listing},
            "listing": listing,
            "opts": self.opts,
            "module_name": self.opts.verbose_name_plural,
            "may_restore": self.has_change_permission(request, listing),
            **page_of_history(listing, request.GET.get("p")),
        }
        return TemplateResponse(request, "admin/listing_history.html", context)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting is retiring; to do away with a listing is the superusers'."""
        return super().has_delete_permission(request, obj) and is_superuser(request)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deleting many at once: that takes the name of each."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Delete a listing whose name was typed; else ask for it."""
        listing = self.get_object(request, unquote(object_id))
        misnamed = request.method == "POST" and not is_named(request, listing)
        if misnamed:
            # As if it was only asked for: the page is shown again.
            request.POST = QueryDict()
        context = {"misnamed": misnamed, **(extra_context or {})}
        return super().delete_view(request, object_id, context)


def is_named(request: HttpRequest, listing: Any) -> bool:
    """Whether somebody typed the name of a listing."""
    return listing is not None and request.POST.get("name", "").strip() == listing.name.strip()


def page_of_history(listing: Any, number: str | None) -> dict[str, Any]:
    """A page of a listing's versions, the newest first, each with what it changed."""
    room = listing.pk if isinstance(listing, Room) else None
    versions = Version.objects.of(listing.center_id if room else listing.pk, room)
    page = Paginator(versions, ON_A_PAGE).get_page(number)
    start = page.start_index() - 1 if page.object_list else 0
    shown = list(versions[start : start + ON_A_PAGE + 1])
    rows = told(shown)
    if len(shown) <= ON_A_PAGE and shown:
        rows.append((shown[-1], []))
    return {"rows": rows, "page_obj": page, "is_newest": page.number == 1}


@admin.register(Version)
class VersionAdmin(ByRights, admin.ModelAdmin):
    """All versions of all listings, those that are gone included; each can be brought back."""

    list_display = ["at", "name", "how", "by"]
    list_display_links = ["at", "name"]
    list_filter = ["how", "at"]
    search_fields = ["name", "by"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("snapshot")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """History is not rewritten; a version is looked at, and its listing restored."""
        return False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return redirect("admin:desk_version_change", object_id)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """What going back to a version would change; by POST, do."""
        version = self.get_object(request, unquote(object_id or ""))
        if version is None:
            raise Http404
        if not self.has_view_permission(request, version):
            raise PermissionDenied
        listing = listing_of(version)
        if request.method == "POST":
            return self.restored(request, version, listing)
        return self.compared(request, version, listing)

    def compared(self, request: HttpRequest, version: Version, listing: Any) -> HttpResponse:
        """The page that tells what a version said otherwise than the listing says now."""
        key = Key(version.center, version.room)
        now = take([key]).get(key, {})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Version: %(name)s") % {"name": version},
            "version": version,
            "listing": listing,
            "seen": digest_of(now),
            "opts": self.opts,
            "changes": changes(now, version.snapshot),
            "may_restore": may_restore(request, version, listing),
        }
        return TemplateResponse(request, "admin/version.html", context)

    def restored(self, request: HttpRequest, version: Version, listing: Any) -> HttpResponse:
        """Bring a version back, and say so; or say why it cannot be."""
        if not may_restore(request, version, listing):
            raise PermissionDenied
        # Whoever writes at this moment comes first, and is seen here.
        Edition.objects.hold()
        key = Key(version.center, version.room)
        now = digest_of(take([key]).get(key, {}))
        if request.POST.get(SEEN, now) != now:
            text = _("This listing was changed meanwhile. Look again.")
            self.message_user(request, text, messages.WARNING)
            return HttpResponseRedirect(request.path)
        if recording := current.get():
            recording.how = Version.How.RESTORED
        try:
            restore(version)
            for room in gone_with(version) if listing is None else ():
                restore(room)
        except ValidationError as error:
            reasons = {"reasons": " ".join(error.messages)}
            text = _("This version cannot be brought back: %(reasons)s") % reasons
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(request.path)
        said = _("“%(name)s” is restored.") % {"name": version}
        self.message_user(request, said, messages.SUCCESS)
        table = "room" if version.room else "center"
        return redirect(
            reverse(f"admin:centers_{table}_change", args=[version.room or version.center])
        )


def may_restore(request: HttpRequest, version: Version, listing: Any) -> bool:
    """Whether whoever asks may bring a version back: of what is gone, superusers alone."""
    if listing is None:
        return is_superuser(request)
    table = listing._meta.model_name
    user: Any = request.user
    return bool(user.has_perm(f"centers.change_{table}")) and may_change(request, listing)
