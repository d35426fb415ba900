"""What the search box is offered: whole answers, of what a visitor may see."""

import pytest

from tests.factories import make_area, make_center, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town():
    make_area("310107", name="普陀区", name_en="Putuo")
    make_service("haircut", name="理发", name_en="Haircut")
    make_center(slug="bay", name="长风湾", address="云岭路1号")
    make_center(slug="draft", name="长风草稿", status="draft")
    make_center(slug="gone", name="长风旧址", status="retired")


def offered(client, address):
    return client.get(address).json()


def suggestion(kind, title, address, url):
    return {"kind": kind, "title": title, "address": address, "url": url}


@pytest.mark.parametrize(
    ("address", "suggestions"),
    [
        ("/suggest.json?q=cf", [suggestion("center", "长风湾", "云岭路1号", "/centers/bay/")]),
        ("/suggest.json?q=理", [suggestion("service", "理发", "", "/centers/?service=haircut")]),
        (
            "/en/suggest.json?q=hairc",
            [suggestion("service", "Haircut", "", "/en/centers/?service=haircut")],
        ),
        (
            "/en/suggest.json?q=putuo",
            [suggestion("area", "Putuo", "", "/en/centers/?area=310107")],
        ),
        ("/suggest.json?q=草稿", []),
        ("/suggest.json?q=", []),
        ("/suggest.json", []),
    ],
)
def test_names_services_and_areas_are_offered_with_where_they_lead(client, address, suggestions):
    assert offered(client, address) == {"suggestions": suggestions}


def test_at_most_eight_are_offered(client):
    for number in range(20):
        make_center(name=f"长风{number}")
    assert len(offered(client, "/suggest.json?q=长")["suggestions"]) == 8


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("a" * 101, "Write fewer words: 100 characters at most."),
        ("%00", "Write words and numbers only."),
    ],
)
def test_a_bad_value_is_answered_400(client, value, error):
    answer = client.get(f"/en/suggest.json?q={value}")
    assert (answer.status_code, answer.json()) == (400, {"errors": {"q": [error]}})


@pytest.mark.parametrize("address", ["/", "/centers/", "/rooms/"])
def test_the_search_box_knows_where_to_ask(client, address):
    page = client.get(address).content.decode()
    assert 'data-suggest="/suggest.json" data-suggestions="' in page
    assert '<script type="module" src="/static/centers/suggest.js"></script>' in page
