"""Pages are light: what is sent for each of them, on a directory like a real one."""

import gzip
import re
from pathlib import Path

import pytest

from centers.importing.catalogs import load_catalogs
from centers.importing.sample import load_sample
from centers.models import Center

STATIC = Path(__file__).parent.parent / "static" / "centers"
KILOBYTE = 1024

# The lists that show the most, with every filter, and the listings that state the most.
PAGES = [
    "/",
    "/?near=area:310106",
    "/centers/",
    "/centers/?near=area:310106&open=now",
    "/map/",
    "/map/?near=area:310106&walk=30",
    "/rooms/",
    "/rooms/map/?people=12&near=area:310106",
    "/rooms/?people=12&amenity=projector&amenity=wifi&for=business&near=area:310106",
    "/areas/",
    "/areas/310115/",
    "/circle/?near=area:310106",
    "/changes/",
]


def packed(content: bytes) -> int:
    """How many bytes are sent."""
    return len(gzip.compress(content))


def facts_of(center: Center) -> int:
    """How much a center states."""
    return center.rooms.count() + center.serviceoffer_set.count()


@pytest.mark.django_db
def test_the_html_of_a_page_weighs_at_most_20_kilobytes(client):
    load_catalogs()
    load_sample()
    fullest = max(Center.objects.published(), key=facts_of)
    listings = [fullest.get_absolute_url(), fullest.rooms.first().get_absolute_url()]
    weights = {
        root + address: packed(client.get(root + address).content)
        for root in ("", "/en")
        for address in PAGES + listings
    }
    assert {one: size for one, size in weights.items() if size > 20 * KILOBYTE} == {}
    assert max(weights.values()) > 5 * KILOBYTE


def test_stylesheet_and_scripts_weigh_at_most_12_kilobytes_each():
    scripts = b"".join(path.read_bytes() for path in sorted(STATIC.glob("*.js")))
    sheet = (STATIC / "site.css").read_bytes()
    assert packed(sheet) <= 12 * KILOBYTE
    assert packed(scripts) <= 12 * KILOBYTE


def test_the_stylesheet_asks_for_no_font_and_nothing_from_elsewhere():
    sheet = (STATIC / "site.css").read_text(encoding="utf-8")
    assert re.findall(r"@font-face|@import|url\(", sheet) == []
