"""The map on tiles in a browser: under the security policy, by keyboard, in light and in dark."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import make_center

from .conftest import axe_faults, opened
from .town import build

pytestmark = pytest.mark.django_db(transaction=True)

HOST = "http://tiles.example"
#: As Tianditu has them: a layer of the ground, one of names in Chinese, one of names in English.
GROUND, CHINESE, ENGLISH = (
    f"{HOST}/DataServer?T={name}&x={{x}}&y={{y}}&l={{z}}&tk=0123abcd"
    for name in ("vec_w", "cva_w", "eva_w")
)
TILE = """<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">
<path d="M0 0h256v256H0z" fill="#f4efe4"/>
<path d="M0 90h256M120 0v256" stroke="#fff" stroke-width="18"/>
</svg>"""
FOCUSED = "document.activeElement.textContent.trim()"


@pytest.fixture
def tiles(settings):
    """Tiles of another host in two layers, beside the town."""
    layers = {code: [GROUND, CHINESE] for code in settings.MAP_TILES}
    settings.MAP_TILES = layers | {"en": [GROUND, ENGLISH]}
    settings.SITE_FACTS = settings.SITE_FACTS | {"map": "测绘", "map_review": "GS(2024)1号"}
    build()


@pytest.fixture
def mapped(browser, live_server, tiles):
    """A page to which the host of the tiles answers; it may ask no other."""
    with opened(browser, live_server.url, also=HOST) as page:
        answer = {"body": TILE, "content_type": "image/svg+xml"}
        page.route(lambda url: url.startswith(HOST), lambda one: one.fulfill(**answer))
        yield page


@pytest.mark.parametrize(("root", "names"), [("", "cva_w"), ("/en", "eva_w")])
def test_both_layers_are_asked_for_with_the_key_and_told_no_address(
    mapped, live_server, root, names
):
    asked = []
    mapped.on("request", lambda one: asked.append(one) if one.url.startswith(HOST) else None)
    mapped.goto(f"{root}/map/?near=31.230,121.400")
    mapped.wait_for_function("document.querySelectorAll('.leaflet-tile-loaded').length > 7")
    tiles = [parse_qs(urlsplit(one.url).query) for one in asked]
    assert {tile["T"][0] for tile in tiles} == {"vec_w", names}
    assert {tile["tk"][0] for tile in tiles} == {"0123abcd"}
    # Where 121.4° east and 31.23° north lie on the common grid of the web (Mercator).
    zoom = int(tiles[0]["l"][0])
    column, row = int((121.4 + 180) / 360 * 2**zoom), int(0.408605 * 2**zoom)
    assert [str(column), str(row)] in [[*tile["x"], *tile["y"]] for tile in tiles]
    assert {one.headers["referer"] for one in asked} == {f"{live_server.url}/"}
    scale = mapped.inner_text(".leaflet-control-scale-line").split()[1]
    assert scale in (("km", "m") if root else ("公里", "米"))
    chart, review = (mapped.locator(one).bounding_box() for one in (".tiles", ".credits"))
    lower = [(box["x"], box["y"] + box["height"]) for box in (chart, review)]
    assert lower[0] == pytest.approx(lower[1], abs=1)


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


def test_the_rooms_that_fit_are_marks_with_what_they_answer(mapped):
    mapped.goto("/en/rooms/map/?people=12")
    mark = mapped.get_by_role("button", name="1 Hall")
    mark.press("Enter")
    assert mark.inner_text().endswith(" · floor 2 · Fits what you ask for")
    assert mapped.evaluate(FOCUSED) == "Hall"


def test_what_is_near_each_other_is_gathered_and_told_apart(mapped):
    for n in range(3):
        make_center(name_en=f"Near {n}", latitude=31.26 + n / 5000, longitude=121.4)
    mapped.goto("/en/map/")
    many = mapped.get_by_role("button", name="near each other")
    many.first.focus()
    assert many.first.inner_text().startswith("×3\n3 near each other:")
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
