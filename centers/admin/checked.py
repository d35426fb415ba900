"""A listing with a date on which somebody made sure of it, and on which several people work."""

from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse

from ..desk.site import name_of
from .history import WithHistory
from .listed import ListedAdmin
from .meanwhile import merge_if_changed, seen
from .statuses import ByStatus


class CheckedAdmin(WithHistory, ByStatus, ListedAdmin):
    """A listing with a date on which somebody made sure of it: whoever sets the date, did."""

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: Any
    ) -> None:
        if "checked_on" in form.changed_data:
            obj.checked_by = name_of(request.user)[:150] if obj.checked_on else ""
        super().save_model(request, obj, form, change)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """The page; one that shows another state than the listing is in is merged, and told of."""
        is_sent = request.method == "POST" and object_id
        listing = self.get_object(request, unquote(object_id or "")) if is_sent else None
        meanwhile = None
        if listing and self.has_change_permission(request, listing):
            meanwhile = merge_if_changed(self, request, listing)
        request.meanwhile = meanwhile  # type: ignore[attr-defined]
        context = {**(extra_context or {}), "meanwhile": meanwhile}
        return super().changeform_view(request, object_id, form_url, context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """The page, with a word for the state of the listing that it shows."""
        listing = options.get("obj")
        context["seen"] = seen(listing) if listing is not None else ""
        context["has_sent_files"] = any(request.FILES.values())
        return super().render_change_form(request, context, *args, **options)
