"""Fields of the searches that read more than one plain value."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .rules.clock import read_moment
from .wording.moments import moment


class OneOfMany(forms.TextInput):
    """The value of several inputs of one name, of which the last that is filled in counts."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        filled = [value for value in data.getlist(name) if value.strip()]
        return filled[-1] if filled else ""


class OpenField(forms.CharField):
    """When a place should be open: ``now`` or a local time ``2026-12-03T19:00``, or never mind."""

    widget = OneOfMany
    NOW = "now"

    def __init__(self, **options: Any) -> None:
        bad = _("Write “now”, or a moment from 2000 to 2099 such as 2026-12-03T19:00.")
        messages = {"invalid": bad, "null_characters_not_allowed": bad}
        super().__init__(required=False, error_messages=messages, **options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if text in ("", self.NOW):
            return text
        try:
            read_moment(text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from None
        return text

    def words(self, value: str) -> str:
        """How a good value reads."""
        return gettext("now") if value == self.NOW else moment(read_moment(value))
