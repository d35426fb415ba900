"""The tiles of the map: loaded where they are set and only there, from their hosts alone."""

import hashlib
import re
from ast import literal_eval
from pathlib import Path

import pytest

from .environment import run, told
from .factories import make_center

LEAFLET = Path(__file__).parent.parent / "static" / "leaflet"
LAYERS = ["https://t0.example.org/vec/{z}/{x}/{y}?tk=abc", "https://t1.example.org/cva/{z}/{x}/{y}"]
ENGLISH = ["https://t1.example.org/eva/{z}/{x}/{y}"]
SHOW = "from config import settings; print(settings.MAP_TILES)"


@pytest.fixture
def tiles(settings):
    """Tiles in two layers, and in one for pages in English."""
    settings.MAP_TILES = {code: LAYERS for code, _ in settings.LANGUAGES} | {"en": ENGLISH}
    settings.SITE_FACTS = settings.SITE_FACTS | {"map": "<b>图", "map_review": "GS(2024)1号"}
    settings.MAP_CLOSEST = 17


def images(answer) -> str:
    """Whence a page may load pictures."""
    return re.findall(r"img-src ([^;]*)", answer["Content-Security-Policy"])[0]


def loaded(page: str) -> list[str]:
    """The scripts and styles of a page, by name."""
    return re.findall(r'(?:src|href)="/static/([^"]+\.(?:js|css))"', page)


@pytest.mark.django_db
def test_with_tiles_the_map_and_no_other_page_loads_them(client, tiles):
    make_center(slug="tea", latitude=31.23, longitude=121.47)
    answers = {path: client.get(path) for path in ("/map/", "/en/map/", "/centers/", "/")}
    assert {path: images(answer) for path, answer in answers.items()} == {
        "/map/": "'self' data: https://t0.example.org https://t1.example.org",
        "/en/map/": "'self' data: https://t1.example.org",
        "/centers/": "'self'",
        "/": "'self'",
    }
    with_leaflet = [path for path, answer in answers.items() if "leaflet" in answer.text]
    assert with_leaflet == ["/map/", "/en/map/"]
    page = answers["/map/"].text
    assert loaded(page) == [
        "centers/site.css",
        "leaflet/leaflet.css",
        "leaflet/leaflet.markercluster.css",
        "centers/tiles.css",
        "centers/suggest.js",
        "centers/near.js",
        "centers/short.js",
        "leaflet/leaflet.js",
        "leaflet/leaflet.markercluster.js",
        "centers/tiles.js",
    ]
    assert f'data-layers="{" ".join(LAYERS)}" data-closest="17"' in page
    assert '<p class="credits">&lt;b&gt;图 GS(2024)1号</p>' in page
    assert 'id="n1" data-number="1" data-point="31.230000,121.470000"' in page


@pytest.mark.django_db
def test_without_tiles_nothing_of_them_is_in_the_page(client):
    make_center(latitude=31.23, longitude=121.47)
    answer = client.get("/map/")
    assert images(answer) == "'self'"
    scripts = ["centers/suggest.js", "centers/near.js", "centers/short.js"]
    assert loaded(answer.text) == ["centers/site.css", *scripts]
    assert re.findall("leaflet|tiles|data-point|to-map", answer.text) == []


@pytest.mark.django_db
def test_the_privacy_page_says_who_is_asked_for_tiles(client, settings):
    before = client.get("/en/privacy/").text
    assert "They load nothing from other companies.</p>" in before
    settings.MAP_TILES = dict.fromkeys(settings.MAP_TILES, LAYERS)
    after = client.get("/en/privacy/").text
    assert "your browser asks t0.example.org, t1.example.org for them" in after


def test_layers_are_set_for_all_languages_or_for_one():
    assert told(SHOW) == [str({"zh-hans": [], "zh-hant": [], "en": []})]
    layers = {
        "MAP_TILES": "https://t.example.org/{z}/{x}/{y}?tk={key}  https://t.example.org/{z}{x}{y}",
        "MAP_TILES_EN": "https://e.example.org/{z}/{x}/{y}",
        "MAP_KEY": "abc",
    }
    assert [literal_eval(line) for line in told(SHOW, **layers)] == [
        {
            "zh-hans": ["https://t.example.org/{z}/{x}/{y}?tk=abc", "https://t.example.org/{z}{x}{y}"],
            "zh-hant": ["https://t.example.org/{z}/{x}/{y}?tk=abc", "https://t.example.org/{z}{x}{y}"],
            "en": ["https://e.example.org/{z}/{x}/{y}"],
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    "layer", ["https://t.example.org/{z}/{x}.png", "//t.example.org/{z}{x}{y}"]
)
def test_it_refuses_to_start_with_a_layer_that_is_none(layer):
    complaint = run(SHOW, MAP_TILES_EN=layer).stderr.splitlines()[-1]
    assert complaint == (
        f"django.core.exceptions.ImproperlyConfigured: MAP_TILES_EN holds {layer!r}: write"
        " addresses such as https://host/{z}/{x}/{y}.png with blanks between them."
    )


def test_leaflet_is_as_it_was_vendored_and_asks_for_nothing_more():
    sums = dict(
        reversed(line.split()) for line in (LEAFLET / "SHA256SUMS").read_text().splitlines()
    )
    files = {path.name: path.read_bytes() for path in LEAFLET.iterdir()}
    listed = {name: files[name] for name in files if name not in ("README.md", "SHA256SUMS")}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in listed.items()} == sums
    wanted = rb"sourceMappingURL|url\((?!#)[^)]*\)|@import"
    assert {name: re.findall(wanted, content) for name, content in listed.items()} == {
        name: [] for name in listed
    }
