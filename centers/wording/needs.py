"""What people come for, as they would say it: the doors of the start page."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Need(NamedTuple):
    """A need: its icon, how people say it, and the code of the service that meets it."""

    icon: str
    name: str | Promise
    service: str


NEEDS = (
    Need("eat", _("Have a meal"), "canteen"),
    Need("hair", _("Get a haircut"), "haircut"),
    Need("repair", _("Have something mended"), "repairs"),
    Need("elder", _("A day in good care, for the old"), "elder_day_care"),
    Need("baby", _("Care for the little ones"), "baby_house"),
    Need("read", _("Read and borrow books"), "reading_space"),
    Need("rest", _("Rest and charge, for riders"), "rider_rest"),
    Need("health", _("Have your blood pressure taken"), "health_check"),
    Need("medicine", _("Pick up medicine"), "medicine"),
    Need("learn", _("Learn something new"), "talent_classroom"),
    Need("paper", _("Get papers done"), "paperwork"),
)
