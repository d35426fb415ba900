"""The pages that are asked for, and those that no two readers ask for."""

from datetime import date, timedelta

WISH = "people=10&layout=rows&amenity=projector&for=business&from=10:00&to=12:00&walk=30"
FILTERS = "service=haircut&amenity=step_free&for=resident"


def wish(number: int) -> str:
    """A full wish near a point; the same again only after thousands."""
    day = date.today() + timedelta(days=3 + number % 5)  # noqa: DTZ011
    return f"/rooms/?{WISH}&date={day}&near={point(number)}"


def filtered(number: int) -> str:
    """A search of centers near a point, with three filters, at a time."""
    day = date.today() + timedelta(days=3)  # noqa: DTZ011
    return f"/centers/?{FILTERS}&open={day}T15:00&near={point(number)}"


def point(number: int) -> str:
    """A point of the city."""
    return f"{31.16 + number % 97 / 1000:.3f},{121.38 + number % 89 / 1000:.3f}"


KEPT = {
    "start": "/",
    "list": "/centers/",
    "finder": wish(0),
    "center": "/centers/city-1/",
    "room": "/rooms/city-1/room-0/",
    "JSON twin": "/centers.json",
}
TIMELESS = "/areas/"
LANGUAGES = ("", "en/", "zh-hant/")
# Pages that read nothing but the edition: the least that a page of the site takes.
PAPERS = ("about", "accessibility", "privacy")
FRESH = {
    "list": [f"/centers/?page={number}" for number in range(1, 301)],
    "finder": [wish(number) for number in range(5000)],
    "center": [f"/centers/city-{number}/" for number in range(5000)],
    "words alone": [f"/{language}{page}/" for language in LANGUAGES for page in PAPERS],
}
