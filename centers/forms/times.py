"""Fields of a day and of a time of day."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.clock import read_date, read_minute, write_minute
from ..wording.moments import weekday_and_day


class DayField(forms.CharField):
    """A date such as ``2026-12-03``, or none."""

    def __init__(self, **options: Any) -> None:
        bad = _("Write a day from 2000 to 2099 such as 2026-12-03.")
        messages = {"invalid": bad, "null_characters_not_allowed": bad}
        options = {"widget": forms.DateInput(attrs={"type": "date"}), **options}
        super().__init__(required=False, error_messages=messages, **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_date(text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from None

    @staticmethod
    def words(value: date) -> str:
        """How a good value reads."""
        return weekday_and_day(value)


class TimeField(forms.CharField):
    """A time of day such as ``14:00``, or none."""

    def __init__(self, latest: int, **options: Any) -> None:
        bad = _("Write a time such as 14:00.")
        messages = {"invalid": bad, "null_characters_not_allowed": bad}
        options = {"widget": forms.TimeInput(attrs={"type": "time"}), **options}
        super().__init__(required=False, error_messages=messages, **options)
        self.latest = latest

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        try:
            minute = read_minute(text) if text else None
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from None
        if minute is None:
            return ""
        if minute > self.latest:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return write_minute(minute)
