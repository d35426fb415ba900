"""What the site tells of itself: about, data, accessibility, privacy, and the foot of each page."""

import re

import pytest

from centers import urls

from .factories import make_amenity, make_area
from .reading import read

pytestmark = pytest.mark.django_db

DATA = re.compile(r"\.(json|geojson|csv|ics|atom)$|^hsds/")


def test_every_address_of_data_is_described(client):
    patterns = [str(one.pattern) for one in urls.urlpatterns]
    data = {re.sub(r"<\w+:(\w+)>", r"{\1}", one) for one in patterns if DATA.search(one)}
    described = client.get("/openapi.json").json()["paths"]
    assert {path.removeprefix("/") for path in described} == data - {"openapi.json"}


def test_the_description_names_every_parameter_as_the_forms_read_it(client):
    make_amenity("wifi")
    make_area("310107")
    described = client.get("/en/openapi.json").json()
    assert described["servers"] == [{"url": "http://testserver/en"}]
    parameters = described["paths"]["/rooms.json"]["get"]["parameters"]
    assert {one["name"]: one["schema"] for one in parameters} == {
        "amenity": {"type": "array", "items": {"type": "string", "enum": ["wifi"]}},
        "answer": {"type": "string", "enum": ["yes", "ask"]},
        "area": {"type": "string", "enum": ["310107"]},
        "date": {"type": "string"},
        "for": {"type": "string"},
        "free": {"type": "string", "enum": ["1"]},
        "from": {"type": "string"},
        "layout": {
            "type": "string",
            "enum": ["rows", "classroom", "boardroom", "u_shape", "standing"],
        },
        "near": {"type": "string"},
        "open": {"type": "string"},
        "page": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
        "people": {"type": "integer", "minimum": 1, "maximum": 100_000},
        "q": {"type": "string"},
        "sort": {"type": "string", "enum": ["nearest", "name", "checked"]},
        "to": {"type": "string"},
        "walk": {"type": "string", "enum": ["5", "10", "15", "30"]},
        "within": {"type": "string"},
    }
    paths = described["paths"]
    (rooms,) = paths["/rooms/compare.json"]["get"]["parameters"]
    texts = {"type": "string"}
    assert rooms["schema"] == {"type": "array", "items": texts, "minItems": 2, "maxItems": 4}
    (identifier,) = paths["/hsds/services/{identifier}"]["get"]["parameters"]
    assert identifier["schema"] == {"type": "string", "format": "uuid"}
    told = {one["name"]: one["description"] for one in parameters}
    assert told["date"] == "Day: Write a day from 2000 to 2099 such as 2026-12-03."


def test_the_page_of_the_data_tells_the_same(client):
    page = read(client.get("/en/data/"))
    assert "/rooms.json /rooms.geojson /rooms.csv The search of rooms." in page
    assert "within Within kilometers: Write kilometers from 0.1 to 100, such as 1.5." in page


def test_no_license_is_claimed_that_nobody_stated(client, settings):
    unstated = read(client.get("/en/data/"))
    assert "License not confirmed Those who run this site have not stated" in unstated
    settings.SITE_FACTS = settings.SITE_FACTS | {"license": "CC BY 4.0"}
    assert "License CC BY 4.0 For programs" in read(client.get("/en/data/"))


def test_the_foot_of_each_page_leads_to_what_the_site_tells_of_itself(client, settings):
    settings.SITE_FACTS = settings.SITE_FACTS | {
        "icp": "沪ICP备2026000000号",
        "police": "沪公网安备31010100000000号",
    }
    foot = client.get("/en/").content.decode().partition("<footer")[2]
    links = re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', foot)
    assert links == [
        ("/en/changes/", "What changes"),
        ("/en/data/", "Open data"),
        ("/en/about/", "About this directory"),
        ("/en/accessibility/", "Accessibility"),
        ("/en/privacy/", "Privacy"),
        ("https://beian.miit.gov.cn/", "沪ICP备2026000000号"),
        (
            "https://beian.mps.gov.cn/#/query/webSearch?code=31010100000000",
            "沪公网安备31010100000000号",
        ),
    ]


def test_without_registrations_none_are_shown(client):
    assert "beian" not in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["about", "accessibility", "privacy"])
def test_whom_to_write_to_is_said_where_it_is_stated(client, settings, address):
    silent = client.get(f"/en/{address}/").content.decode()
    settings.SITE_FACTS = settings.SITE_FACTS | {"email": "desk@example.org", "operator": "Desk"}
    told = client.get(f"/en/{address}/").content.decode()
    assert ("desk@example.org" in silent, "desk@example.org" in told) == (False, True)
