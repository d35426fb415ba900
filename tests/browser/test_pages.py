"""Every public page in a browser: easy to use, never wider than the screen, still, and modest."""

from itertools import product

import pytest
from playwright.sync_api import Page, ViewportSize

from .conftest import axe_faults
from .town import PAGES, build

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.browser.urls")]

PHONE, DESK, SMALLEST = ({"width": width, "height": 740} for width in (360, 1280, 320))
OF_COLOR = ("color-contrast", "link-in-text-block")
SHIFTS = """new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shifted = (window.shifted || 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true })"""
LOW = """[...document.querySelectorAll(
    "a, button, input, select, summary, label.box")].filter(one => {
    const box = one.getBoundingClientRect();
    const inline = getComputedStyle(one).display === "inline";
    const hidden = !one.checkVisibility() || box.width <= 1;
    const checkbox = one.type === "checkbox" || one.type === "hidden";
    return !hidden && !checkbox && !inline && box.height < 47.5;
}).map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    ("root", "looks"),
    [("", [*product((PHONE, DESK), ("light", "dark"))]), ("/en", [])],
    ids=["Chinese", "English"],
)
def test_every_page_is_easy_to_use_and_fits_every_screen(page, root, looks):
    build()
    page.add_init_script(SHIFTS)
    faults = {path: list(faults_of(page, root + path, looks)) for path in PAGES}
    assert {path: found for path, found in faults.items() if found} == {}


def test_every_page_is_easy_to_use_in_traditional_characters(page):
    build()
    page.add_init_script(SHIFTS)
    faults = {path: list(faults_on_a_phone(page, f"/zh-hant{path}")) for path in PAGES}
    assert {path: found for path, found in faults.items() if found} == {}


def faults_of(page: Page, address: str, looks: list[tuple[ViewportSize, str]]):
    """All that is wrong with a page, on a phone and at a desk, and with its colors in some looks.

    One language is enough for the colors: none has its own.
    """
    yield from faults_on_a_phone(page, address)
    page.set_viewport_size(DESK)
    yield from axe_faults(page, without=OF_COLOR)
    for size, scheme in looks:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        yield from axe_faults(page, *OF_COLOR)
    yield from too_wide(page)


def faults_on_a_phone(page: Page, address: str):
    """What is wrong with a page on a phone, but for its colors."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    page.goto(address)
    if shifted := page.evaluate("window.shifted"):
        yield f"what is read moves: {shifted}"
    page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
    yield from page.evaluate(LOW)
    yield from axe_faults(page, without=OF_COLOR)


def too_wide(page: Page):
    """By how much a page is wider than the smallest screen, also with large text."""
    page.set_viewport_size(SMALLEST)
    for text_size in ("112.5%", "225%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text_size)
        if beyond := page.evaluate("document.documentElement.scrollWidth - 320"):
            yield f"{beyond} pixels wider than the screen with text of {text_size}"
