"""Amenities of a center or room: the catalog by group, each there, not there or not stated."""

from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Amenity, Center, CenterAmenity, RoomAmenity
from .listed import NOT_STATED
from .whole import WholeFormSet, WholeInline

STATED = [
    ("true", pgettext_lazy("it is there", "Yes")),
    ("false", pgettext_lazy("it is there", "No")),
    ("", NOT_STATED),
]
TYPED = ("present", "quantity", "note")


class AmenityForm(forms.Form):
    """What is stated of one amenity."""

    amenity = forms.CharField(widget=forms.HiddenInput)
    present = forms.TypedChoiceField(
        label=_("there"),
        choices=STATED,
        coerce=lambda text: text == "true",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    quantity = forms.IntegerField(label=_("quantity"), required=False, min_value=1, max_value=32767)
    note = forms.CharField(label=_("note"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quantity"].widget.attrs["class"] = "amenity-quantity"

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("quantity") and not typed.get("present"):
            self.add_error("quantity", _("Give a quantity only for what is there."))
        if typed.get("note") and typed.get("present") is None:
            self.add_error("present", _("Say whether it is there; the note alone does not."))
        return typed


class AmenityFormSet(WholeFormSet):
    """Every amenity of the catalog but those that have a field of their own elsewhere."""

    keys = ("amenity",)
    stated_elsewhere: tuple[str, ...] = ()

    def initial_of(self, stored: list[Any]) -> list[dict[str, Any]]:
        amenities = Amenity.objects.exclude(code__in=self.stated_elsewhere)
        self.catalog = {each.code: each for each in amenities.order_by("group", "position", "code")}
        self.rows = {row.amenity_id: row for row in stored}
        return [shown(code, self.rows.get(code)) for code in self.catalog]

    def label_of(self, values: dict[str, list[str]]) -> str:
        """The amenity."""
        return "".join(str(self.catalog.get(code, code)) for code in values["amenity"])

    @property
    def groups(self) -> list[tuple[str, list[tuple[Amenity, Any]]]]:
        """The forms with their amenities, under the names of the groups."""
        forms_of = {str(form["amenity"].value()): form for form in self.forms}
        known = [
            (self.catalog[code], form) for code, form in forms_of.items() if code in self.catalog
        ]
        by_group = groupby(known, key=lambda pair: pair[0].get_group_display())
        return [(str(title), list(pairs)) for title, pairs in by_group]

    def clean(self) -> None:
        sent = [form.cleaned_data.get("amenity") for form in self.forms if not form.errors]
        if len(set(sent)) < len(sent) or not self.catalog.keys() >= set(sent):
            raise ValidationError(_("The catalog of amenities has changed: open the page anew."))

    def write(self) -> None:
        for form in self.forms:
            self.write_one(form.cleaned_data)

    def write_one(self, typed: dict[str, Any]) -> None:
        """Store what was typed of one amenity, if it differs."""
        row = self.rows.get(typed["amenity"])
        if typed["present"] is None:
            self.remove([row] if row else [])
        elif row is None:
            place = {self.fk_name: self.instance}
            self.add(self.model(amenity=self.catalog[typed["amenity"]], **said(typed), **place))
        elif changed := [name for name in TYPED if getattr(row, name) != typed[name]]:
            for name in changed:
                setattr(row, name, typed[name])
            row.save()
            self.changed_objects.append((row, changed))


def said(typed: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row that a person types."""
    return {name: typed[name] for name in TYPED}


def shown(code: str, row: Any) -> dict[str, Any]:
    """What the form of an amenity shows of its row."""
    if row is None:
        return {"amenity": code, "present": ""}
    stated = "true" if row.present else "false"
    return {"amenity": code, "present": stated, "quantity": row.quantity, "note": row.note}


class OfCenter(AmenityFormSet):
    """Amenities of a center."""

    stated_elsewhere = tuple(Center.ACCESS_FACTS)


class OfRoom(AmenityFormSet):
    """Amenities of a room."""

    stated_elsewhere = ("step_free",)


class AmenityInline(WholeInline):
    """The amenities as one table."""

    form_class = AmenityForm
    template = "admin/amenities.html"


class CenterAmenities(AmenityInline):
    """The amenities of a center."""

    model = CenterAmenity
    fk_name = "center"
    formset_class = OfCenter


class RoomAmenities(AmenityInline):
    """The amenities of a room."""

    model = RoomAmenity
    fk_name = "room"
    formset_class = OfRoom
