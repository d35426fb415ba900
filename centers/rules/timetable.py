"""What a place states about its hours: weekly spans, special days, a closure, policies."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from .clock import MINUTES_A_DAY
from .spans import Span


class Policy(StrEnum):
    """What a place does on public holidays, or on make-up workdays."""

    NORMAL = "normal"
    CLOSED = "closed"
    SPECIAL = "special"
    NOT_STATED = ""


@dataclass(frozen=True, slots=True)
class WeeklySpan:
    """Opening hours on a weekday (1 is Monday), always or on dates within a season.

    A span past midnight belongs to the weekday, and the season, of the day it starts.
    """

    weekday: int
    opens_minute: int
    closes_minute: int
    valid_from: date | None = None
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.weekday <= 7:
            raise ValueError(f"a weekday is 1 to 7: {self.weekday}")
        _require_hours_of_a_day(self.opens_minute, self.closes_minute)
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError(f"a season must not end before it starts: {self}")

    @property
    def span(self) -> Span:
        return Span(self.opens_minute, self.closes_minute)

    @property
    def is_seasonal(self) -> bool:
        return self.valid_from is not None or self.valid_until is not None

    def holds_on(self, date: date) -> bool:
        """Whether the date is in the span's season; the weekday is not asked."""
        return (self.valid_from is None or self.valid_from <= date) and (
            self.valid_until is None or date <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """Other hours, or none, on every date of a range, both ends included.

    Both times None means closed; several rows of the same range are several spans a day.
    """

    starts_on: date
    ends_on: date
    opens_minute: int | None = None
    closes_minute: int | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValueError(f"a special day must not end before it starts: {self}")
        if (self.opens_minute is None) != (self.closes_minute is None):
            raise ValueError(f"a special day has both times or neither: {self}")
        if self.opens_minute is not None and self.closes_minute is not None:
            _require_hours_of_a_day(self.opens_minute, self.closes_minute)

    @property
    def span(self) -> Span | None:
        """The hours, or None for closed."""
        if self.opens_minute is None or self.closes_minute is None:
            return None
        return Span(self.opens_minute, self.closes_minute)

    @property
    def dates(self) -> tuple[date, date]:
        return self.starts_on, self.ends_on


@dataclass(frozen=True, slots=True)
class Closure:
    """A temporary closure, both ends included.

    Without a start it has always been closed, without an end it is so until further notice.
    """

    starts_on: date | None = None
    ends_on: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(f"a closure must not end before it starts: {self}")

    def covers(self, date: date) -> bool:
        return (self.starts_on is None or self.starts_on <= date) and (
            self.ends_on is None or date <= self.ends_on
        )

    @property
    def next_date(self) -> date | None:
        """The first date after it, or None if that is not known."""
        if self.ends_on is None or self.ends_on == date.max:
            return None
        return self.ends_on + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timetable:
    """Everything one place states about its hours.

    `latest_minute` is the latest any of its spans closes, counted from the day it starts; it
    tells at what minutes the day before need not be asked.
    """

    weekly: tuple[WeeklySpan, ...] = ()
    specials: tuple[SpecialDay, ...] = ()
    closure: Closure | None = None
    on_holidays: Policy = Policy.NOT_STATED
    on_makeup_days: Policy = Policy.NOT_STATED
    latest_minute: int = field(init=False, repr=False, compare=False)
    _has_seasons: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        closing = [row.closes_minute for row in self.weekly]
        closing += [row.closes_minute for row in self.specials if row.closes_minute is not None]
        object.__setattr__(self, "latest_minute", max(closing, default=0))
        object.__setattr__(self, "_has_seasons", any(row.is_seasonal for row in self.weekly))

    @property
    def runs_past_midnight(self) -> bool:
        return self.latest_minute > MINUTES_A_DAY

    def week_of(self, date: date) -> tuple[WeeklySpan, ...]:
        """The week that holds on a date: the spans of all weekdays, without those out of season."""
        if not self._has_seasons:
            return self.weekly
        return tuple(row for row in self.weekly if row.holds_on(date))

    def specials_on(self, date: date) -> tuple[SpecialDay, ...]:
        """The rows of the narrowest range over a date; of equally long ranges the later one."""
        covering = [row for row in self.specials if row.starts_on <= date <= row.ends_on]
        if not covering:
            return ()
        narrowest = min(covering, key=_width_then_latest).dates
        return tuple(row for row in covering if row.dates == narrowest)


def _width_then_latest(row: SpecialDay) -> tuple[int, int]:
    return (row.ends_on - row.starts_on).days, -row.starts_on.toordinal()


def _require_hours_of_a_day(opens_minute: int, closes_minute: int) -> None:
    """Refuse what two times of day cannot write: a span of another day, or of a day and longer."""
    starts_that_day = 0 <= opens_minute < MINUTES_A_DAY
    shorter_than_a_day = opens_minute < closes_minute < opens_minute + MINUTES_A_DAY
    whole_day = (opens_minute, closes_minute) == (0, MINUTES_A_DAY)
    if not (starts_that_day and (shorter_than_a_day or whole_day)):
        raise ValueError(f"not the hours of a day: minute {opens_minute} to {closes_minute}")
