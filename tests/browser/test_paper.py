"""Pages on paper: what only a screen needs is left out, and the rest fits its sheets."""

import re

import pytest

from .town import build

pytestmark = pytest.mark.django_db(transaction=True)

# The width between the margins of a sheet of A4, in pixels of the browser.
SHEET = {"width": 680, "height": 1009}


@pytest.mark.parametrize(
    ("address", "most_sheets"), [("/en/centers/tea/", 3), ("/en/rooms/tea/hall/", 2)]
)
def test_a_listing_fits_its_sheets(page, address, most_sheets):
    build()
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(SHEET)
    hidden = [".skip", ".top nav", ".breadcrumb"]
    shown = [".samples", ".plate", ".call", ".status", ".hours, .facts", ".checked"]
    assert [part for part in hidden if page.locator(part).first.is_visible()] == []
    assert [part for part in shown if not page.locator(part).first.is_visible()] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(255, 255, 255)"
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 1 <= sheets <= most_sheets


def test_a_wish_prints_with_what_to_say_and_a_search_with_what_was_asked(page):
    build()
    page.emulate_media(media="print")
    wish = "people=12&date=2098-12-04&from=14:00&to=16:00"
    page.goto(f"/en/rooms/tea/hall/?{wish}")
    assert page.locator(".script").is_visible()
    page.goto(f"/en/rooms/?{wish}")
    assert page.locator(".chips").inner_text().split("\n") == [
        "People: 12",
        "Day: Thu 4 Dec",
        "From: 14:00",
        "Until: 16:00",
    ]
    page.goto("/en/rooms/tea/hall/")
    assert page.locator(".script").is_hidden()


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/centers/tea/notice/", ".notice"),
        ("/en/centers/silent/notice/", ".notice"),
        ("/en/rooms/tea/hall/notice/", ".notice"),
        ("/en/rooms/compare/?room=tea/hall&room=silent/attic", ".compare"),
    ],
)
def test_a_notice_and_a_comparison_fit_one_sheet(page, address, part):
    build()
    page.goto(address)
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    around = [".top", ".bottom", ".samples", ".screen"]
    assert [one for one in around if page.locator(one).locator("visible=true").count()] == []
    assert page.locator(part).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def test_the_map_prints_with_numbers_that_can_be_read(page):
    build()
    page.goto("/map/?near=area:310107&walk=30")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(SHEET)
    hidden = [".search", ".found .button", ".breadcrumb"]
    assert [part for part in hidden if page.locator(part).first.is_visible()] == []
    assert page.locator(".sketch svg .pin").first.is_visible()
    color = page.locator(".plate-number").first.evaluate("one => getComputedStyle(one).color")
    assert color == "rgb(0, 0, 0)"
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2
