"""Model fields of our own: a minute of the day, typed and shown as a time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..rules.clock import read_minute, write_minute


class MinuteFormField(forms.CharField):
    """Takes a time such as 9:00 or 24:00 and gives minutes after midnight, or None if empty."""

    default_error_messages = {"invalid": _("Write a time such as 09:00; midnight is 24:00.")}

    def prepare_value(self, value: Any) -> Any:
        return write_minute(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_minute(text)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.to_python(self.prepare_value(initial)), data)


class MinuteField(models.SmallIntegerField):
    """Minutes after midnight of the day a span starts; more than 1440 is past that midnight."""

    def formfield(self, **kwargs: Any) -> Any:
        widget = forms.TextInput(attrs={"size": 5, "placeholder": "09:00"})
        return MinuteFormField(
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=widget,
        )
