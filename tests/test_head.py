"""What a page says of itself to chats, phones and search engines."""

import re

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from .factories import make_area, make_center, make_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def tea():
    """A center with a room, a summary and an address."""
    center = make_center(
        slug="tea", name="茶中心", name_en="Tea & Talk", summary="喝茶聊天", address="测试路1号"
    )
    make_room(center=center, slug="hall", name="大厅", name_en="Hall")
    return center


def shared(page: str) -> dict[str, str]:
    """What a chat shows of a page that somebody shares."""
    return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))


def test_a_page_shared_in_a_chat_says_what_it_is(client, tea):
    assert shared(client.get("/en/centers/tea/").text) == {
        "type": "website",
        "site_name": "Neighborhood Centers",
        "title": "Tea &amp; Talk",
        "description": "喝茶聊天",
        "image": "http://testserver/static/centers/icons/share.png",
        "locale": "en_US",
        "url": "http://testserver/en/centers/tea/",
    }
    assert shared(client.get("/").text)["title"] == "家门口的服务与可借的场地"
    told = shared(client.get("/rooms/tea/hall/?people=12").text)
    assert (told["title"], told["description"], told["url"], told["locale"]) == (
        "大厅 · 茶中心",
        "茶中心大厅，测试路1号：能坐多少人、谁可以借、有什么设施、怎样借用。",
        "http://testserver/rooms/tea/hall/",
        "zh_CN",
    )


def test_titles_and_descriptions_tell_pages_apart(client, tea):
    make_area("310107", name="普陀区")
    addresses = ["/", "/centers/", "/map/", "/rooms/", "/rooms/map/"]
    addresses += ["/areas/", "/areas/310107/", "/circle/"]
    addresses += ["/centers/tea/", "/rooms/tea/hall/", "/rooms/?people=12", "/centers/?q=tea"]
    pages = [shared(client.get(address).text) for address in addresses]
    assert len({page["title"] for page in pages}) == len(addresses)
    assert all(page["description"] for page in pages)


def test_a_phone_keeps_the_site_among_its_apps(client):
    page = client.get("/en/").text
    assert re.findall(r'<meta name="(?:theme-color|format-detection)"[^>]*>', page) == [
        '<meta name="theme-color" content="#f9f5eb" media="(prefers-color-scheme: light)">',
        '<meta name="theme-color" content="#121817" media="(prefers-color-scheme: dark)">',
        '<meta name="format-detection" content="telephone=no">',
    ]
    assert '<link rel="manifest" href="/en/manifest.webmanifest">' in page
    answer = client.get("/en/manifest.webmanifest")
    facts = answer.json()
    assert (answer["Content-Type"], facts["name"], facts["start_url"], facts["lang"]) == (
        "application/manifest+json",
        "Neighborhood Centers",
        "/en/",
        "en",
    )
    for icon in facts["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert (f"{picture.width}x{picture.height}", picture.format) == (icon["sizes"], "PNG")


def test_crawlers_find_every_public_page_in_each_language(client, tea):
    make_center(slug="draft", status="draft")
    make_area("310107")
    robots = client.get("/robots.txt").text
    assert "Disallow: /*date=\n" in robots
    icon = client.get("/favicon.ico")
    assert (icon.status_code, icon["Location"]) == (302, "/static/centers/icons/icon-192.png")
    assert re.findall(r"Sitemap: (.*)", robots) == ["http://testserver/sitemap.xml"]
    sections = re.findall("<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").text)
    pages = [
        address
        for section in sections
        for address in re.findall("<loc>http://testserver(.*?)</loc>", client.get(section).text)
    ]
    here = [
        "/",
        "/centers/",
        "/map/",
        "/rooms/",
        "/rooms/map/",
        "/areas/",
        "/circle/",
        "/areas/310107/",
    ]
    here += ["/centers/tea/", "/rooms/tea/hall/"]
    everywhere = [f"{root}{address}" for root in ("", "/zh-hant", "/en") for address in here]
    assert sorted(pages) == sorted(everywhere)
    assert {client.get(address).status_code for address in pages} == {200}
