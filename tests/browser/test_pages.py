"""The public pages in a browser: easy to use, never wider than the screen, printable."""

import pytest

from tests.factories import (
    lend_to,
    make_amenity,
    make_area,
    make_center,
    make_offer,
    make_phone,
    make_room,
    state,
)

LONG = "为老与青年公寓配套邻里服务中心（含婴幼儿照护与残疾人之家联合服务点）"
PAGES = [
    "/",
    "/centers/",
    "/centers/?q=%E8%8C%B6&amenity=wifi&for=business",
    "/centers/?q=nothing",
    "/rooms/?people=12&amenity=wifi&for=business",
    "/rooms/?people=abc&area=0&amenity=x&for=x&page=x",
    "/centers/tea/",
    "/rooms/tea/room/",
    "/centers/gone/",
    "/nothing/",
]
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}


@pytest.fixture(autouse=True)
def directory(transactional_db):
    """A sample center and room that state something of everything, and one that has left."""
    center = make_center(
        slug="tea",
        name=f"茶{LONG}",
        summary="茶",
        status="closed",
        email="an-uncommonly-long-name-of-a-mailbox@example.org",
        website="https://an-uncommonly-long-name-of-a-site.example.org/",
        imported_from="sample",
        area=make_area("310107005", parent=make_area("310107")),
    )
    make_phone("021-0000 0001", of=center, label="前台", answered="1-5 09:00-17:00")
    make_offer(center, "haircut", "business", fee="paid")
    room = lend_to(make_room(center=center, slug="room", name=f"室{LONG}"), "business")
    for of in (center, room):
        state(of, "wifi")
        state(of, "piano", present=False)
    make_amenity("stage", group="comfort")
    make_center(slug="gone", status="retired")


@pytest.mark.parametrize("root", ["", "/en"], ids=["Chinese", "English"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_easy_to_use(page, axe_faults, root, scheme, size):
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)
    faults = {}
    for path in PAGES:
        page.goto(root + path)
        page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
        faults[path] = axe_faults()
    assert faults == {path: [] for path in PAGES}


@pytest.mark.parametrize("root", ["", "/en"], ids=["Chinese", "English"])
@pytest.mark.parametrize("text_size", ["112.5%", "225%"])
def test_no_page_scrolls_sideways_on_the_smallest_phone(page, root, text_size):
    page.set_viewport_size({"width": 320, "height": 640})
    beyond = {}
    for path in PAGES:
        page.goto(root + path)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text_size)
        beyond[path] = page.evaluate("document.documentElement.scrollWidth - 320")
    assert beyond == dict.fromkeys(PAGES, 0)


def test_the_keyboard_goes_from_the_question_to_a_phone(page):
    page.goto("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("茶")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/centers/?q=**")
    link = page.locator(".card a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/centers/tea/")
    assert page.locator("a.call").get_attribute("href") == "tel:02100000001"


def test_what_one_touches_is_at_least_48_pixels_high(page):
    kinds = "button, .button, .call, .tel, .box, .chips a, .needs a, input[type=search], select"
    low = []
    for path in PAGES:
        page.goto(path)
        page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
        for element in page.locator(kinds).all():
            box = element.bounding_box()
            if box and box["height"] < 48:
                low.append((path, element.inner_text(), box["height"]))
    assert low == []


def test_a_printed_page_leaves_out_what_only_a_screen_needs(page):
    page.goto("/en/centers/tea/")
    page.emulate_media(media="print")
    hidden = [".skip", ".top nav", ".breadcrumb"]
    shown = [".samples", ".plate", ".call", ".hours, .facts", ".checked"]
    assert [page.locator(part).first.is_visible() for part in hidden + shown] == (
        [False] * 3 + [True] * 5
    )
