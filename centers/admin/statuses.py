"""Who may say that a listing is public, or is no longer; and under which area and address it is."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin, action
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Center, Room
from ..rights import KEEPERS_MAY, areas_published_by
from ..rules.pinyin import pinyin
from .rights import may_change

#: What only a publisher says of a listing that stands.
PUBLISHERS_SAY = ("slug", "area")


def statuses_open_to(request: HttpRequest, listing: Any) -> list[str]:
    """The statuses that whoever asks may give a listing: a stored one, or a room that is new."""
    every = list(type(listing).Status.values)
    place = listing if listing.pk else getattr(listing, "center", None)
    if may_change(request, place, as_publisher=True):
        return every
    return [status for status in KEEPERS_MAY[stored_status(listing)] if status in every]


def stored_status(listing: Any) -> str:
    """What a listing is to readers before it is saved; a new one is not there yet."""
    stored = type(listing)._base_manager.filter(pk=listing.pk).values_list("status", flat=True)
    return stored.first() or "draft"


class ListingForm(forms.ModelForm):
    """A center or room, within the rights of whoever fills it in, see `ByStatus`."""

    request: HttpRequest

    def is_valid(self) -> bool:
        """Whether it can be saved: not before what changed meanwhile was looked over."""
        return super().is_valid() and not getattr(self.request, "meanwhile", None)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        status = self.cleaned_data.get("status")
        if status is not None and not self.errors and status not in self.open_statuses():
            self.add_error("status", _("Only a publisher may publish or retire this."))
        return cleaned

    def open_statuses(self) -> list[str]:
        """The statuses that it may be given; a room that is new has its center among the fields."""
        if isinstance(self.instance, Room) and not self.instance.pk:
            return statuses_open_to(self.request, Room(center=self.cleaned_data["center"]))
        return statuses_open_to(self.request, self.instance)

    def clean_slug(self) -> str:
        """The name in the address: if nobody wrote one, how the listing's own name is read."""
        given, name = self.cleaned_data["slug"], self.cleaned_data.get("name", "")
        slug: str = given or pinyin(name) or slugify(name)
        if not slug:
            raise ValidationError(self.fields["slug"].error_messages["required"])
        return slug[: Center._meta.get_field("slug").max_length]

    def clean_area(self) -> Any:
        """The area, which has to be one of the publisher's."""
        area = self.cleaned_data["area"]
        user: Any = self.request.user
        moved = self.instance.pk is None or "area" in self.changed_data
        if user.is_superuser or not moved:
            return area
        if area is None or not areas_published_by(user).filter(pk=area.pk).exists():
            raise ValidationError(_("Choose one of your own areas."))
        return area


class ByStatus(ModelAdmin):
    """A listing's page: keepers say what is true of it, publishers whether it is public."""

    form = ListingForm
    actions = ["retire_selected"]

    @action(description=gettext_lazy("Retire the chosen"), permissions=["change"])
    def retire_selected(self, request: HttpRequest, queryset: Any) -> None:
        """Retire those of the chosen listings that whoever asks may retire."""
        mine = queryset.editable_by(request.user, as_publisher=True).exclude(status="retired")
        for listing in mine:
            listing.status = "retired"
            if isinstance(listing, Center):
                listing.closed_from, listing.closed_until, listing.closed_reason = None, None, ""
            listing.save()
        said = _("%(count)s retired.") % {"count": len(mine)}
        self.message_user(request, said, messages.SUCCESS)

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **options: Any) -> Any:
        form: Any = super().get_form(request, obj, *args, **options)
        form.request = request
        status = form.base_fields.get("status")
        if status is not None and obj is not None:
            open_to = statuses_open_to(request, obj)
            status.choices = [choice for choice in status.choices if choice[0] in open_to]
        slug = form.base_fields.get("slug")
        if slug is not None and obj is None:
            slug.required = False
            slug.help_text = _("Part of the page's address. Left empty, it is made from the name.")
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Where a center is filed, and its address, stand fast for keepers."""
        fields = list(super().get_readonly_fields(request, obj))
        if obj is None or may_change(request, obj, as_publisher=True):
            return fields
        named = {field.name for field in obj._meta.fields}
        return [*fields, *(name for name in PUBLISHERS_SAY if name in named)]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        fixed = self.get_readonly_fields(request, obj)
        fields = super().get_prepopulated_fields(request, obj)
        return {name: list(sources) for name, sources in fields.items() if name not in fixed}


def may_add_center(request: HttpRequest) -> bool:
    """Whether there is an area to which whoever asks may add a center."""
    user: Any = request.user
    return bool(user.is_superuser or areas_published_by(user).exists())
