"""What is stated of one room that is lent: everything a wish is held against."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .hours import Hours

Occupied = tuple[datetime.datetime, datetime.datetime]


class Fee(StrEnum):
    """What borrowing a room costs."""

    FREE = "free"
    CONDITIONAL = "conditional"
    PAID = "paid"
    NOT_STATED = ""


class AskWay(StrEnum):
    """How one may ask for a room."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number, and the hours in which it is answered; None if they are not stated."""

    number: str
    label: str = ""
    answered: Hours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFacts:
    """Facts of one room; None or empty is *not stated*.

    `hours` are those in which the room may be used, `center_hours` those in which somebody is at
    the center; both share one calendar and one zone.
    `people` is the most the room holds in any layout that has no number of its own; `layouts` maps
    the code of each layout to the people it holds.
    `amenities` maps a code to whether it is there; a code left out is not stated.
    `notice_days` are working days, `furthest_days` calendar days from today.
    `occupied` are the times taken, from and up to instants, as far as `occupied_known_until`, the
    last date of which they are published.
    `phones` are in the order in which to try them: the room's own, or else the center's.
    `checked_on` is when a person last checked these facts.
    """

    hours: Hours
    center_hours: Hours
    people: int | None = None
    layouts: Mapping[str, int | None] = field(default_factory=dict)
    amenities: Mapping[str, bool] = field(default_factory=dict)
    audiences: frozenset[str] = frozenset()
    fee: Fee = Fee.NOT_STATED
    notice_days: int | None = None
    furthest_days: int | None = None
    longest_minutes: int | None = None
    occupied: tuple[Occupied, ...] = ()
    occupied_known_until: datetime.date | None = None
    phones: tuple[Phone, ...] = ()
    ask_ways: frozenset[AskWay] = frozenset()
    checked_on: datetime.date | None = None

    @property
    def phone(self) -> Phone | None:
        """The phone to ask at: the first, unless only other ways of asking are stated."""
        by_phone = not self.ask_ways or AskWay.PHONE in self.ask_ways
        return self.phones[0] if by_phone and self.phones else None
