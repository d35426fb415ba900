"""Whatever stands in an address, alone or in pairs: an answer or the promised form of an error."""

from itertools import combinations_with_replacement, product

import pytest

from centers.forms import CenterSearchForm, RoomSearchForm
from tests.factories import make_amenity, make_area, make_audience, make_center, make_room

pytestmark = pytest.mark.django_db

#: As they stand in an address: empty, blank, huge, negative, no number, markup, no UTF-8, no text.
VALUES = [
    "",
    "%20",
    "0",
    "9" * 10_000,
    "-1",
    "NaN",
    "x%3Cscript%3E'%22%00",
    "../../etc[]%25_%5C",
    "%FF%FE",
    "%ED%A0%80%F0%9F%8D%B5",
    "%E9%95%BF" * 3_400,
    "1e308",
    "2026-12-03",
    "31.2,121.4",
    "now",
]
#: Parameters of which each value counts; of the others the last does.
SEVERAL = {"amenity", "service", "for"}
LISTS = {"/rooms": RoomSearchForm, "/centers": CenterSearchForm}


def parameters(path):
    return [*LISTS[path].parameters, "page", "as_of", "unknown"]


def queries(path):
    """Every parameter with every value, and beside another where several count.

    Every pair, be it of one parameter, with some of the values.
    """
    names = parameters(path)
    for name, value in product(names, VALUES):
        yield f"{name}={value}"
        if name in SEVERAL:
            yield f"{name}={value}&{name}=1"
    for n, (one, other) in enumerate(combinations_with_replacement(names, 2)):
        first, second = VALUES[n % len(VALUES)], VALUES[n // len(VALUES) % len(VALUES)]
        yield f"{one}={first}&{other}={second}"


@pytest.fixture
def town():
    make_amenity("wifi")
    make_audience("business")
    center = make_center(area=make_area("310107"), latitude=31.2, longitude=121.4)
    make_room(center=center, people=12)


@pytest.mark.parametrize("path", LISTS)
def test_a_twin_answers_or_says_what_is_wrong_by_parameter(client, town, path):
    wrong = []
    for query in queries(path):
        answer = client.get(f"{path}.json?{query}")
        if answer.status_code == 302:
            answer = client.get(answer["Location"])
        content = answer.json()
        told = content.get("errors", {})
        good = answer.status_code == 200 and "results" in content
        bad = answer.status_code == 400 and told and all(told.values())
        if not (good or bad) or not set(told) <= set(parameters(path)):
            wrong.append((query[:80], answer.status_code, told))
    assert wrong == []


@pytest.mark.parametrize("path", LISTS)
def test_a_page_answers_200_with_the_form_whatever_is_asked(client, town, path):
    wrong = []
    for name, value in product(parameters(path), VALUES):
        answer = client.get(f"/en{path}/?{name}={value}")
        if answer.status_code == 302:
            answer = client.get(answer["Location"])
        page = answer.content.decode()
        told = "Please correct this" in page
        found = 'id="found"' in page or 'class="count"' in page
        is_safe = 'role="search"' in page and "<script>" not in page
        if answer.status_code != 200 or not is_safe or told is found:
            wrong.append((name, value[:40], answer.status_code))
    assert wrong == []
