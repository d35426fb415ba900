"""Rows of details within a center's or room's page, refused where they contradict each other."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Phone, SpecialDay
from ..rules.overlaps import contradictions, special_days_contradict
from .listed import StatedFields


class Contradiction(NamedTuple):
    """When two rows of a place contradict each other; beside which field, in which sentence."""

    between: Callable[[Any, Any], bool]
    field: str
    sentence: str | Promise


def same_number(one: Phone, other: Phone) -> bool:
    """Whether two rows list one number."""
    return one.number == other.number


CONTRADICTIONS: dict[type[models.Model], Contradiction] = {
    SpecialDay: Contradiction(
        special_days_contradict, "starts_on", _("The same dates say already: %(other)s.")
    ),
    Phone: Contradiction(same_number, "number", _("This number is listed already.")),
}


class LabeledFormSet(BaseInlineFormSet):
    """Rows whose boxes to delete them have a name as well, where only a head stands above them."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = gettext("Delete")


class ShownFormSet(BaseInlineFormSet):
    """Rows that are shown alone: nothing that is sent of them is read."""

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(None, None, **options)
        self.new_objects: list[Any] = []
        self.changed_objects: list[Any] = []
        self.deleted_objects: list[Any] = []

    def is_valid(self) -> bool:
        return True

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        return []


class RowFormSet(LabeledFormSet):
    """Rows of one kind, held against each other."""

    model: type[models.Model]

    def clean(self) -> None:
        super().clean()
        contradiction = CONTRADICTIONS[self.model]
        for earlier, later in contradictions(
            [form for form in self.forms if stands(form)],
            lambda one, other: contradiction.between(one.instance, other.instance),
        ):
            refuse(later, contradiction, earlier.instance)


class RoomRowFormSet(RowFormSet):
    """Rows of a room, each of which is in the room's center as well."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.instance.center_id = self.instance.center_id


def stands(form: forms.ModelForm) -> bool:
    """Whether a row will be there after saving: filled in, without errors, not to be deleted."""
    is_filled_in = form.instance.pk or form.has_changed()
    return bool(is_filled_in) and not form.errors and not form.cleaned_data.get("DELETE")


def refuse(form: forms.ModelForm, contradiction: Contradiction, other: models.Model) -> None:
    """Say beside the field which row stands against this one."""
    form.add_error(contradiction.field, contradiction.sentence % {"other": other})


class RowInline(StatedFields, admin.TabularInline):
    """Rows of details; their choices are read once for all rows."""

    extra = 1
    formset = LabeledFormSet
    template = "admin/rows.html"

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The field with a name of its own: what stands above its column names no input."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and not isinstance(field.widget, forms.CheckboxSelectMultiple):
            field.widget.attrs.setdefault("aria-label", capfirst(field.label))
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return read_once(super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return read_once(super().formfield_for_manytomany(db_field, request, **kwargs))


def read_once(field: Any) -> Any:
    """The field with its choices as a list, which the copies in all rows share."""
    if field is not None:
        field.choices = list(field.choices)
    return field


class OfCenter(RowInline):
    """Rows that are the center's own, not a room's."""

    fk_name = "center"
    formset = RowFormSet

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).filter(room=None)


class OfRoom(RowInline):
    """Rows that are a room's."""

    fk_name = "room"
    formset = RoomRowFormSet
