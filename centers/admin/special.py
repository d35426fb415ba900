"""Special days on the desk, as rows of their place."""

from django.utils.translation import gettext_lazy as _

from ..models import SpecialDay
from .rows import OfCenter, OfRoom, RowInline


class SpecialDayRows(RowInline):
    """Special days as rows."""

    model = SpecialDay
    fields = ["starts_on", "ends_on", "opens_minute", "closes_minute", "reason"]


class CenterSpecialDays(OfCenter, SpecialDayRows):
    """The special days of a center."""


class RoomSpecialDays(OfRoom, SpecialDayRows):
    """The special days of a room."""

    verbose_name_plural = _("special days of this room alone")
