"""The map on tiles in a browser: under the security policy, by keyboard, in light and in dark."""

import pytest

from tests.factories import make_center

from .conftest import axe_faults, opened
from .town import build

pytestmark = pytest.mark.django_db(transaction=True)

HOST = "http://tiles.example"
TILE = """<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">
<path d="M0 0h256v256H0z" fill="#f4efe4"/>
<path d="M0 90h256M120 0v256" stroke="#fff" stroke-width="18"/>
</svg>"""
FOCUSED = "document.activeElement.textContent.trim()"


@pytest.fixture
def tiles(settings):
    """Tiles of another host, beside the town."""
    settings.MAP_TILES = {code: [HOST + "/{z}/{x}/{y}.svg"] for code in settings.MAP_TILES}
    settings.SITE_FACTS = settings.SITE_FACTS | {"map": "测绘", "map_review": "GS(2024)1号"}
    build()


@pytest.fixture
def mapped(browser, live_server, tiles):
    """A page to which the host of the tiles answers; it may ask no other."""
    with opened(browser, live_server.url, also=HOST) as page:
        page.route(f"{HOST}/**", lambda one: one.fulfill(body=TILE, content_type="image/svg+xml"))
        yield page


def test_marks_and_list_lead_to_each_other_by_keyboard(mapped):
    page = mapped
    page.goto("/en/map/")
    page.wait_for_selector(".leaflet-tile-loaded")
    assert page.locator(".chart > svg").is_hidden()
    card = page.locator("[data-point]").first
    number = card.get_attribute("data-number")
    mark = page.get_by_role("button", name=f"{number} Tea")
    assert mark.get_attribute("tabindex") == "0"
    mark.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"/en/map/#n{number}")
    assert page.evaluate(FOCUSED).startswith("Tea")
    card.locator(".to-map").press("Enter")
    page.wait_for_function("document.activeElement.classList.contains('tile-mark')")
    assert page.evaluate(FOCUSED).startswith(number)
    zoom = page.get_by_role("button", name="Nearer")
    zoom.press("Enter")
    assert page.inner_text(".credits") == "测绘 GS(2024)1号"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_map_is_easy_to_use_in_light_and_dark(mapped, width):
    mapped.set_viewport_size({"width": width, "height": 740})
    for scheme in ("light", "dark"):
        mapped.emulate_media(color_scheme=scheme)
        mapped.goto("/map/?near=31.230,121.400&walk=15")
        mapped.wait_for_selector(".leaflet-tile-loaded")
        assert axe_faults(mapped) == []
        assert mapped.evaluate("document.documentElement.scrollWidth") == width


def test_what_is_near_each_other_is_gathered_and_told_apart(mapped):
    for n in range(3):
        make_center(name_en=f"Near {n}", latitude=31.26 + n / 5000, longitude=121.4)
    mapped.goto("/en/map/")
    many = mapped.get_by_role("button", name="near each other")
    many.first.focus()
    assert many.first.inner_text().startswith("×3\n3 centers near each other:")
    mapped.keyboard.press("Enter")
    mapped.locator("[title$='Near 2']").wait_for()


def test_a_map_without_pictures_gives_way_to_the_sketch(browser, live_server, tiles):
    with opened(browser, live_server.url, also=HOST) as page:
        page.route(f"{HOST}/**", lambda one: one.abort())
        page.goto("/map/")
        page.wait_for_selector(".tiles", state="hidden")
        assert page.locator(".chart > svg").is_visible()


def test_without_tiles_no_leaflet_is_asked_for(page):
    build()
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto("/map/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "leaflet" in url or "tiles" in url] == []
    assert page.locator(".sketch svg").first.is_visible()
