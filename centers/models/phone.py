"""Phones: whom to call, what for, and when they answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .constraints import UniqueBeside, filled
from .hours import PartOfCenter


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
