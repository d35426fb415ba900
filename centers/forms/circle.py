"""The 15-minute circle: where from, and at which hour."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple, cast

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..fields import OpenField
from ..rules.clock import read_moment, write_moment
from ..wording.moments import Asked, weekday_and_day
from .choices import query_of
from .near import NearField, Place
from .parameters import ParametersForm

#: The hours that are offered: ISO weekday, hour.
OFFERED = ((6, 10), (7, 19), (1, 9))


class Hour(NamedTuple):
    """An hour to choose: how it reads, the circle at that hour, whether it is the one shown."""

    label: str
    query: QueryDict
    is_shown: bool


class CircleForm(ParametersForm):
    """From where one walks, and when."""

    near = NearField(label=_("Near"))
    open = OpenField(label=_("Open"))

    def __init__(self, data: QueryDict, now: datetime) -> None:
        super().__init__(data, auto_id="%s")
        self.now = now

    @property
    def place(self) -> Place | None:
        """Where the circle is; none without a good value."""
        return cast(Place | None, self.good("near"))

    @property
    def asked_moment(self) -> Asked:
        """The moment asked for, else the present."""
        text = self.good("open")
        if text in (None, "", OpenField.NOW):
            return Asked(self.now)
        return Asked(read_moment(str(text)).replace(tzinfo=self.now.tzinfo), is_now=False)

    @property
    def address(self) -> QueryDict:
        """The good values."""
        asked = [(name, self.good(name)) for name in self.fields]
        return query_of((name, value) for name, value in asked if value)

    def query(self) -> str:
        """The good values as they stand in an address."""
        return self.address.urlencode()

    @property
    def districts(self) -> list[tuple[str, str]]:
        """The districts whose middle is known: what stands for each in an address, its title."""
        return [
            (areas[0][0], title) for title, areas in cast(NearField, self.fields["near"]).choices
        ]

    @property
    def hours(self) -> Iterator[Hour]:
        """The present, and hours soon to come at which people ask."""
        moment = self.asked_moment
        yield Hour(gettext("now"), self.circle_at(OpenField.NOW), moment.is_now)
        for then in sorted(coming(self.now, weekday, hour) for weekday, hour in OFFERED):
            label = f"{weekday_and_day(then.date(), self.now.date())} {then:%H:%M}"
            yield Hour(label, self.circle_at(write_moment(then)), moment.moment == then)

    def circle_at(self, moment: str) -> QueryDict:
        """The same circle at another moment."""
        return query_of([("near", self.place), ("open", moment)])


def coming(now: datetime, weekday: int, hour: int) -> datetime:
    """The next time that it is an hour of a weekday, 1 being Monday; an hour of the clock."""
    days = (weekday - now.isoweekday()) % 7
    then = (now + timedelta(days=days)).replace(hour=hour, minute=0)
    return then if then > now else then + timedelta(days=7)
