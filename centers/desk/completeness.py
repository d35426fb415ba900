"""How much a center says of itself, as a score that names what is missing."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Center


class Fact(NamedTuple):
    """Something that visitors look for, where it is typed, and whether a center says it."""

    title: str | Promise
    anchor: str
    is_said: Callable[[Center], bool]


def has_hours(center: Center) -> bool:
    """Whether the center, other than one of its rooms, states a week."""
    return any(row.room_id is None for row in center.weeklyhours_set.all())


#: A stated "no" is as good as a stated "yes": what counts is that somebody said so.
FACTS = [
    Fact(_("address"), "id_address", lambda center: bool(center.address)),
    Fact(_("coordinates"), "id_latitude", lambda center: center.latitude is not None),
    Fact(_("a way to ask"), "phone_set-group", lambda center: center.is_reachable),
    Fact(_("weekly hours"), "weeklyhours_set-group", has_hours),
    Fact(_("public holidays"), "id_on_holidays", lambda center: bool(center.on_holidays)),
    Fact(_("make-up workdays"), "id_on_makeup_days", lambda center: bool(center.on_makeup_days)),
    Fact(_("directions"), "id_directions", lambda center: bool(center.directions)),
    Fact(_("summary"), "id_summary", lambda center: bool(center.summary)),
    Fact(_("English name"), "id_name_en", lambda center: bool(center.name_en)),
    Fact(
        _("step-free entrance"),
        "id_step_free_entrance",
        lambda one: one.step_free_entrance is not None,
    ),
    Fact(_("lift"), "id_lift", lambda center: center.lift is not None),
    Fact(
        _("accessible toilet"),
        "id_accessible_toilet",
        lambda one: one.accessible_toilet is not None,
    ),
    Fact(_("services"), "serviceoffer_set-group", lambda center: bool(center.services.all())),
    Fact(
        _("amenities"),
        "centeramenity_set-group",
        lambda center: bool(center.centeramenity_set.all()),
    ),
]


class Score(NamedTuple):
    """How many of the facts a center says, and those that it does not."""

    said: int
    of: int
    missing: list[Fact]

    @property
    def percent(self) -> int:
        return self.said * 100 // self.of


def score_of(center: Center) -> Score:
    """The score of a center; no query for one with card facts and hours."""
    missing = [fact for fact in FACTS if not fact.is_said(center)]
    return Score(len(FACTS) - len(missing), len(FACTS), missing)
