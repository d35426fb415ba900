"""What people come to do: in how many steps, with the keyboard alone, without scripts, by ear."""

from datetime import date, timedelta
from json import loads
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.factories import make_center, make_phone

from .town import build, today

pytestmark = pytest.mark.django_db(transaction=True)

FOCUS = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const seen = box.top < innerHeight && box.bottom > 0 && box.width > 1;
    return { top: box.top + scrollY, name: one.textContent.trim() || one.id, outlined, seen };
}"""
TEL = "tel:02100000001"


@pytest.fixture(autouse=True)
def town(transactional_db):
    build()


def next_thursday() -> date:
    """A Thursday that is not today."""
    return today() + timedelta((3 - today().weekday() - 1) % 7 + 1)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus, which must be seen and go down the page."""
    top = -1000.0
    for _ in range(80):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert (focus["outlined"], focus["seen"]) == (True, True), focus["name"]
        # What stands in one row may begin a little higher than what is before it.
        assert focus["top"] > top - 60, focus["name"]
        top = focus["top"]
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no Tab leads to {selector}")


def asked(page: Page) -> dict[str, list[str]]:
    """What the address of the page asks."""
    return parse_qs(urlsplit(page.url).query)


def phone(page: Page) -> str | None:
    """The first phone that the page offers to call."""
    return page.locator("main a[href^='tel:']").first.get_attribute("href")


@pytest.mark.parametrize("root", ["", "/en"], ids=["Chinese", "English"])
def test_a_haircut_near_me_open_now_is_two_steps_from_its_phone(page, root):
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 31.23049, "longitude": 121.40012})
    page.goto(f"{root}/")
    tab_to(page, "#q")
    page.keyboard.type("理发")
    tab_to(page, "#open")
    page.keyboard.press("Space")
    tab_to(page, ".near-me button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert asked(page) == {"q": ["理发"], "open": ["now"], "near": ["31.230,121.400"]}
    assert page.locator(".card").first.bounding_box()["y"] < 370
    tab_to(page, "main a[href^='tel:']")
    assert phone(page) == TEL


@pytest.mark.parametrize("root", ["", "/en"], ids=["Chinese", "English"])
def test_a_room_for_twelve_on_thursday_is_two_steps_from_its_phone(page, root):
    page.goto(f"{root}/")
    tab_to(page, "#people")
    page.keyboard.type("12")
    for field, value in (("date", next_thursday().isoformat()), ("from", "14:00"), ("to", "16:00")):
        tab_to(page, f"#{field}")
        page.fill(f"#{field}", value)
    tab_to(page, "#amenity")
    page.select_option("#amenity", "projector")
    tab_to(page, ".wish button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert asked(page) == {
        "people": ["12"],
        "date": [next_thursday().isoformat()],
        "from": ["14:00"],
        "to": ["16:00"],
        "amenity": ["projector"],
    }
    assert "=&" not in page.url
    tab_to(page, "main a[href^='tel:']")
    assert phone(page) == TEL


def test_the_way_there_is_one_step_from_the_list(page):
    page.goto("/centers/?q=理发")
    tab_to(page, ".card h3 a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/centers/tea/")
    tab_to(page, ".there a")
    page.keyboard.press("Enter")
    assert page.locator("#way").bounding_box()["y"] < 740
    apps = [link.get_attribute("href") for link in page.locator(".maps a").all()]
    assert any(app.startswith("https://uri.amap.com/marker?") for app in apps)


def test_the_first_screen_of_a_small_phone_is_a_door_sign(page):
    center = make_center(
        slug="xingguangli",
        name="星光里邻里中心",
        address="黄浦区星光里弄堂12号（近萤火路）",
        imported_from="sample",
        closed_reason="下午全楼消防演练，提前闭馆",
        status="closed",
    )
    make_phone("021-0000 0009", of=center, label="总服务台", answered="1-7 08:30-20:00")
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/centers/xingguangli/")
    ends = {}
    for part in ("h1", ".plate address", ".status", ".call", ".there a"):
        box = page.locator(part).bounding_box()
        ends[part] = box["y"] + box["height"]
    assert list(ends.values()) == sorted(ends.values())
    assert ends[".there a"] <= 640


def test_what_a_page_says_to_search_engines_is_data_that_no_policy_refuses(page):
    page.goto("/centers/tea/")
    about = page.locator("script[type='application/ld+json']").text_content() or ""
    assert loads(about)["mainEntity"]["telephone"] == ["021-0000 0001", "021-0000 0002"]


def test_the_first_tab_skips_to_the_content(page):
    page.goto("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"


def choose(page: Page, selector: str, value: str) -> None:
    """Press the arrow in a list until it shows a value."""
    tab_to(page, selector)
    for _ in range(80):
        page.keyboard.press("ArrowDown")
        if page.locator(selector).input_value() == value:
            return
    raise AssertionError(f"{selector} has no {value}")


def press_enter(page: Page, selector: str) -> None:
    """Press what leads to the next page."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_without_scripts_keys_alone_lead_to_the_phone_of_a_haircut_in_an_area(plain_page):
    page = plain_page
    page.goto("/")
    tab_to(page, "#q")
    page.keyboard.type("理发")
    choose(page, "#near", "area:310107")
    tab_to(page, "#open")
    page.keyboard.press("Space")
    press_enter(page, ".hero button:not([type])")
    assert asked(page) == {"q": ["理发"], "near": ["area:310107"], "open": ["now"]}
    tab_to(page, "main a[href^='tel:']")
    assert phone(page) == TEL


@pytest.mark.parametrize("browser_page", ["page", "plain_page"], ids=["scripts", "no scripts"])
def test_keys_alone_lead_to_the_phone_of_a_room_for_twelve_on_thursday(request, browser_page):
    page = request.getfixturevalue(browser_page)
    day = next_thursday()
    page.goto("/")
    tab_to(page, "#people")
    page.keyboard.type("12")
    tab_to(page, "#date")
    page.keyboard.type(f"{day:%m%d%Y}")
    tab_to(page, "#from")
    page.keyboard.type("1400")
    choose(page, "#amenity", "projector")
    press_enter(page, ".wish button")
    assert asked(page) == {
        "people": ["12"],
        "date": [day.isoformat()],
        "from": ["14:00"],
        "amenity": ["projector"],
    }
    tab_to(page, "main a[href^='tel:']")
    assert phone(page) == TEL


def test_without_scripts_keys_alone_tick_rooms_and_set_them_side_by_side(plain_page):
    page = plain_page
    page.goto("/en/rooms/")
    boxes = page.locator("[form=compare]").evaluate_all("boxes => boxes.map(b => b.value)")
    assert sorted(boxes) == ["silent/attic", "tea/hall"]
    for box in boxes:
        tab_to(page, f"[value='{box}']")
        page.keyboard.press("Space")
    press_enter(page, "#compare button")
    assert urlsplit(page.url).path == "/en/rooms/compare/"
    assert asked(page) == {"room": boxes}
    assert page.locator("thead th").count() == 2


def test_without_scripts_every_task_is_done_as_well(plain_page):
    page = plain_page
    page.goto("/")
    page.fill("#q", "理发")
    page.select_option("#near", "area:310107")
    page.check("#open")
    page.click("form[role=search] button >> nth=0")
    assert asked(page) == {"q": ["理发"], "near": ["area:310107"], "open": ["now"]}
    assert phone(page) == TEL
    page.goto("/")
    page.fill("#people", "12")
    page.fill("#date", next_thursday().isoformat())
    page.fill("#from", "14:00")
    page.select_option("#amenity", "projector")
    page.click(".wish button")
    assert phone(page) == TEL
    page.click(".card h3 a")
    assert urlsplit(page.url).path == "/rooms/tea/hall/"
    assert phone(page) == TEL
    cells = page.locator(".fortnight td > div").all()
    assert {cell.evaluate("cell => cell.offsetWidth > 200") for cell in cells} == {True}
    page.goto("/centers/")
    page.click("summary")
    page.check("[name=service][value=haircut]")
    page.click("form.search button >> nth=0")
    assert asked(page)["service"] == ["haircut"]
    assert page.locator(".near-me").is_hidden()


def test_what_a_screen_reader_says_of_status_filters_and_answers(page):
    page.goto("/en/centers/")
    form = page.get_by_role("search", name="Search centers")
    named = [("combobox", "Search for"), ("combobox", "Where"), ("combobox", "Near")]
    said = form.aria_snapshot()
    assert [name for role, name in named if f'- {role} "{name}"' not in said] == []
    card = page.locator(".card", has_text="Tea").aria_snapshot()
    assert 'heading "' in card
    assert "- strong: Open 24 hours" in card
    page.goto("/en/rooms/?people=12")
    assert "Fits what you ask for" in page.locator(".card", has_text="Hall").aria_snapshot()
