"""Phones: whom to call, what for, and when they answer."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..rules.answering import read_answering
from ..search.keeping import OwnedKeptManager
from .constraints import UniqueBeside, filled
from .hours import PartOfCenter

#: Signs of a number, of which an extension may be part.
NUMBER = re.compile(r"(?:[0-9 +\-()转轉#]|ext\.?)+", re.IGNORECASE)
FEWEST_DIGITS = 3


def is_number(text: str) -> bool:
    """Whether a text can be dialled, at least by hand."""
    return bool(NUMBER.fullmatch(text)) and len(re.findall(r"[0-9]", text)) >= FEWEST_DIGITS


class Phone(PartOfCenter):
    """A number of a center or of a room, what it is for and when it is answered."""

    number = models.CharField(_("number"), max_length=40)
    label = models.CharField(_("what for"), max_length=100, blank=True)
    answered = models.CharField(
        _("answered"),
        max_length=200,
        blank=True,
        help_text=_("Weekdays and times, such as “1-5 09:00-17:00; 6 09:00-12:00”."),
    )

    objects = OwnedKeptManager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        constraints = [
            filled("number"),
            UniqueBeside(
                beside="number",
                name="center_phone_once",
                fields=["center", "number"],
                condition=Q(room__isnull=True),
                violation_error_message=_("This number is listed already."),
            ),
            UniqueBeside(
                beside="number",
                name="room_phone_once",
                fields=["room", "number"],
                condition=Q(room__isnull=False),
                violation_error_message=_("This number is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def clean(self) -> None:
        super().clean()
        wrong = {}
        if self.number and not is_number(self.number):
            wrong["number"] = _(
                "Write a phone number, such as 021-5555 0100 or 021-5555 0100 转 8."
            )
        if self.answered and read_answering(self.answered) is None:
            wrong["answered"] = _(
                "Write weekdays and times, such as “1-5 09:00-17:00; 6 09:00-12:00”."
            )
        if wrong:
            raise ValidationError(wrong)
