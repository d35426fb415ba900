"""The 15-minute circle as JSON: each service, what is said of it, where it is."""

from ..forms.circle import CircleForm
from ..forms.reach import WALK_MINUTES, Circle, Offered, ServiceReached
from .json import Facts, Link
from .json.details import far_facts, phone_facts, shown
from .json.hours import status_facts


def circle_facts(circle: Circle | None, form: CircleForm, link: Link) -> Facts:
    """The circle; without a place, the districts around which there may be one."""
    facts = {"near": None, "as_of": form.asked_moment.moment, "walk_minutes": WALK_MINUTES}
    if circle is None:
        places = [{"near": value, "name": name} for value, name in form.districts]
        return facts | {"services": [], "places": places}
    latitude, longitude = circle.place.point
    return facts | {
        "near": {
            "value": circle.place.text,
            "name": circle.place.name,
            "latitude": latitude,
            "longitude": longitude,
        },
        "reach_km": round(circle.reach_km, 3),
        "centers": len(circle.centers),
        "centers_without_place": circle.unplaced,
        "services": [service_facts(one, link) for one in circle.services],
    }


def service_facts(one: ServiceReached, link: Link) -> Facts:
    """A service: yes, ask, closed or not stated; the best within the walk, the best beyond."""
    return {
        "code": one.service.code,
        "name": one.service.title,
        "answer": one.reached,
        "within": offered_facts(one.here, link),
        "more_within": one.more,
        "beyond": offered_facts(one.beyond, link),
    }


def offered_facts(offered: Offered | None, link: Link) -> Facts | None:
    """A service at a center: whether it is on then, and the hours of the center."""
    if offered is None:
        return None
    return {
        "state": offered.state,
        "own_hours": shown(offered.offer, "hours"),
        "center": {
            "id": offered.center.slug,
            "url": link(offered.center.get_absolute_url()),
            "name": offered.center.title,
            "phones": phone_facts(offered.center.phones),
            **far_facts(offered.distance_km),
            **status_facts(offered.opening),
        },
    }
