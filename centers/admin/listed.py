"""What every table of the desk has in common: how facts are stated, and that editions advance."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..search.keeping import gathered
from .photo import PhotoField
from .rights import ByRights

NOT_STATED = _("not stated")


class StatedSelect(forms.NullBooleanSelect):
    """A fact that is stated to be so, stated not to be so, or not stated."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [
            ("unknown", NOT_STATED),
            ("true", pgettext_lazy("it is there", "Yes")),
            ("false", pgettext_lazy("it is there", "No")),
        ]


class StepFreeSelect(StatedSelect):
    """Whether a place has no steps, in words that are no double negative."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [
            ("unknown", NOT_STATED),
            ("true", pgettext_lazy("it is so", "Yes")),
            ("false", _("No, there are steps")),
        ]


class TextFormField(forms.CharField):
    """Text of several lines: browsers send other line ends than they were given."""

    def to_python(self, value: Any) -> Any:
        return str(super().to_python(value)).replace("\r\n", "\n")


def options_of(db_field: models.Field) -> dict[str, Any]:
    """How a column is filled in, where that differs from Django's way."""
    if isinstance(db_field, models.BooleanField) and db_field.null:
        return {"widget": StepFreeSelect if db_field.name == "step_free" else StatedSelect}
    if db_field.name == "ends_on":
        return {"required": False, "help_text": _("Leave empty for a single day.")}
    if isinstance(db_field, models.ImageField):
        return {"form_class": PhotoField}
    if isinstance(db_field, models.URLField):
        return {"assume_scheme": "https"}
    if isinstance(db_field, models.TextField):
        widget = AdminTextareaWidget(attrs={"rows": 3})
        return {"form_class": TextFormField, "widget": widget}
    return {}


class StatedFields(ByRights):
    """Offers “not stated” wherever a column may be empty, and keeps text as it was."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field: Any = super().formfield_for_dbfield(
            db_field, request, **options_of(db_field), **kwargs
        )
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # The plain choice, without ways to change what other listings refer to as well.
            field.widget = field.widget.widget
        return field

    def formfield_for_choice_field(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.blank:
            kwargs["choices"] = db_field.get_choices(blank_choice=[("", NOT_STATED)])
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class ListedAdmin(StatedFields, admin.ModelAdmin):
    """A table of the directory."""

    list_per_page = 50
    #: Columns that name the row to others, and so are typed once.
    fixed_fields: Iterable[str] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        fixed = self.fixed_fields if obj else ()
        return [*super().get_readonly_fields(request, obj), *fixed]

    def response_action(
        self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """What is done with chosen rows, if those are numbers or codes that rows can have."""
        key = self.opts.pk
        try:
            for chosen in request.POST.getlist(ACTION_CHECKBOX_NAME):
                key.clean(chosen, None)
        except ValidationError:
            raise SuspiciousOperation("no such row") from None
        return super().response_action(request, queryset, *args, **kwargs)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete many at once, which makes one edition."""
        with gathered():
            super().delete_queryset(request, queryset)
