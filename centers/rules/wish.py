"""What somebody wishes of a room: people, layout, when, amenities, for whom, free of charge."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from .clock import MINUTES_A_DAY
from .spans import Span

HOUR = 60


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A wish of any size; what is left out is not asked.

    `layout`, `amenities` and `audience` are codes. Times are minutes after midnight of `date`: an
    end before its start is on the next day, a start alone stands for one hour, no times at all for
    any hour of the date. Without a date the times are not asked. Raises ValueError for less than
    one person, for an end without a start or equal to it, and for what is no time of day.
    """

    people: int | None = None
    layout: str = ""
    date: datetime.date | None = None
    starts_minute: int | None = None
    ends_minute: int | None = None
    amenities: tuple[str, ...] = ()
    audience: str = ""
    free_only: bool = False

    def __post_init__(self) -> None:
        if self.people is not None and self.people < 1:
            raise ValueError(f"a wish is for one person or more: {self.people}")
        if self.ends_minute is not None and (
            self.ends_minute == self.starts_minute or not 0 <= self.ends_minute <= MINUTES_A_DAY
        ):
            raise ValueError(f"not an end: minute {self.ends_minute}")
        if self.starts_minute is None:
            if self.ends_minute is not None:
                raise ValueError("an end needs a start")
        elif not 0 <= self.starts_minute < MINUTES_A_DAY:
            raise ValueError(f"not a start: minute {self.starts_minute}")

    @cached_property
    def span(self) -> Span | None:
        """The time asked for, in minutes after midnight of the date; None for any hour of it."""
        if self.starts_minute is None:
            return None
        if self.ends_minute is None:
            return Span(self.starts_minute, self.starts_minute + HOUR)
        past_midnight = self.ends_minute < self.starts_minute
        return Span(self.starts_minute, self.ends_minute + past_midnight * MINUTES_A_DAY)

    @cached_property
    def minutes(self) -> int:
        """How long the room is to be free: the time asked for, else an hour."""
        return self.span.closes_minute - self.span.opens_minute if self.span else HOUR

    @cached_property
    def starts(self) -> Span:
        """The minutes of the date at which the use may start; of an hour that ends by midnight."""
        if self.span:
            return Span(self.span.opens_minute, self.span.opens_minute + 1)
        return Span(0, MINUTES_A_DAY - HOUR + 1)

    @cached_property
    def runs_past_midnight(self) -> bool:
        """Whether the time asked for ends on the day after the date; at 24:00 it does not."""
        return self.span is not None and self.span.closes_minute > MINUTES_A_DAY
