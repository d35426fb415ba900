"""What people come for, as they would say it: the doors of the start page."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Need(NamedTuple):
    """A need: its icon, its name, and the services that meet it by code, the first above all."""

    icon: str
    name: str | Promise
    services: tuple[str, ...]


NEEDS = (
    Need("eat", _("Have a meal"), ("canteen", "meal_delivery", "fresh_market")),
    Need("hair", _("Get a haircut"), ("haircut",)),
    Need("repair", _("Have something mended"), ("repairs",)),
    Need("elder", _("Care for the old"), ("elder_day_care", "elder_beds", "bathing_help")),
    Need("baby", _("For the little ones"), ("baby_house", "parent_child")),
    Need("read", _("Read and study"), ("reading_space", "study_room")),
    Need("rest", _("Rest and charge"), ("rider_rest", "cafe")),
    Need("health", _("Health and medicine"), ("health_check", "medicine")),
    Need("move", _("Keep fit"), ("fitness",)),
    Need("learn", _("Learn and enjoy"), ("talent_classroom", "lectures", "theatre", "exhibitions")),
    Need("paper", _("Forms and advice"), ("paperwork", "legal_advice")),
)
