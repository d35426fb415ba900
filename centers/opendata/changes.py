"""What changes, as JSON."""

from django.http import HttpRequest

from ..forms.changes import Changes, Exceptional
from ..models import CalendarDay, Center, Room
from .json import Facts, Link
from .json.details import area_facts, closure_facts, shown
from .json.hours import span_facts
from .json.lists import page_url


def changes_facts(request: HttpRequest, changes: Changes) -> Facts:
    """Closures, a page of the special days to come, the calendar's days, and what was checked."""
    link, page = request.build_absolute_uri, changes.page
    return {
        "as_of": changes.now,
        "area": changes.area or None,
        "count": page.paginator.count,
        "next": page_url(request, page.next_page_number()) if page.has_next() else None,
        "previous": page_url(request, page.previous_page_number()) if page.has_previous() else None,
        "closures": [
            place_facts(center, link) | {"closure": closure_facts(center)}
            for center in changes.closures
        ],
        "special_days": [
            exception_facts(one, link) for date in changes.dates for one in date.exceptions
        ],
        "calendar": [calendar_facts(day) for day in changes.holidays],
        "checked": [
            place_facts(place, link) | {"checked_on": place.checked_on} for place in changes.lately
        ],
    }


def place_facts(place: Center | Room, link: Link) -> Facts:
    """Which center or room."""
    center = place.center if isinstance(place, Room) else place
    return {
        "id": f"{center.slug}/{place.slug}" if isinstance(place, Room) else place.slug,
        "url": link(place.get_absolute_url()),
        "name": place.title,
        "center": center.title,
        "area": area_facts(center.area),
    }


def exception_facts(one: Exceptional, link: Link) -> Facts:
    """Other hours on dates, both ends included; no times mean closed."""
    return place_facts(one.place, link) | {
        "from": one.first,
        "until": one.last,
        "open": span_facts(one.spans),
        "reason": shown(one.rows[0], "reason"),
    }


def calendar_facts(day: CalendarDay) -> Facts:
    """A public holiday or a make-up workday."""
    return {"date": day.date, "kind": day.kind, "name": day.title}
