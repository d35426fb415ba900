"""The feed of what changes (Atom, RFC 4287).

Its moments are those of what it tells of, never that of its making: made again, it is the same.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from ..forms.changes import COMING, Changes
from ..models import Center, Room
from ..models.language import words
from ..wording.moments import day, days
from .json import Link

#: The age of what nobody ever checked.
LONG_AGO = date(2000, 1, 1)


class DatedFeed(Atom1Feed):
    """A feed that is as old as its newest entry, or as the day it is asked on."""

    def latest_post_date(self) -> datetime:
        dates: list[datetime] = [item["updateddate"] for item in self.items]
        as_of: datetime = self.feed["as_of"]
        return max(dates, default=as_of)


def feed(changes: Changes, link: Link) -> str:
    """Closures and special days to come, then what was checked lately."""
    made = DatedFeed(
        title=gettext("What changes at the neighborhood centers"),
        link=link(reverse("changes")),
        description="",
        language=get_language() or "",
        author_name=gettext("Neighborhood Centers"),
        feed_url=link(reverse("changes_atom")),
        as_of=midnight(changes.today),
    )
    for entry in entries(changes, link):
        made.add_item(**entry)
    return str(made.writeString("utf-8"))


def entries(changes: Changes, link: Link) -> Iterator[dict[str, Any]]:
    """An entry for each closure, special day and listing checked."""
    for center in changes.closures:
        dates = days(center.closed_from, center.closed_until)
        told = [gettext("temporary closure"), dates, words(center, "closed_reason").text]
        yield entry(center, f"closed-{center.closed_from}", told, told_on(center), link)
    for dated in changes.dates:
        for one in dated.exceptions:
            told = [one.dates, one.hours, words(one.rows[0], "reason").text]
            since = max(one.first - COMING, told_on(one.place))
            yield entry(one.place, f"{one.first}--{one.last}", told, since, link)
    for place in changes.lately:
        told = [gettext("checked %(day)s") % {"day": day(told_on(place))}]
        yield entry(place, f"checked-{told_on(place)}", told, told_on(place), link)


def told_on(place: Center | Room) -> date:
    """When a person last checked it: what is told of it is as old as that."""
    return place.checked_on or LONG_AGO


def entry(
    place: Center | Room, name: str, words: list[str], since: date, link: Link
) -> dict[str, Any]:
    """An entry that tells of a center or room in words."""
    center = place.center.title if isinstance(place, Room) else ""
    address = link(place.get_absolute_url())
    return {
        "title": " · ".join(part for part in (center, place.title, *words) if part),
        "link": address,
        "description": None,
        "unique_id": f"{address}#{name}",
        "updateddate": midnight(since),
    }


def midnight(date: date) -> datetime:
    """The start of a date in the city."""
    return datetime.combine(date, time(), timezone.get_default_timezone())
