"""Phones on the desk."""

from django.utils.translation import gettext_lazy as _

from ..models import Phone
from .rows import OfRoom, RowInline


class PhoneRows(RowInline):
    """Phones as rows."""

    model = Phone
    fields = ["number", "label", "answered"]


class RoomPhones(OfRoom, PhoneRows):
    """The phones of a room."""

    verbose_name_plural = _("phones, if not those of its center")
