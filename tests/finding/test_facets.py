"""How many listings each choice of a search would leave: whole answers, on twins and on pages."""

import re

import pytest
from django.http import QueryDict

from centers.forms import CenterSearchForm
from centers.forms.facets import count_open
from centers.forms.results import Results
from centers.models import Center, WeeklyHours
from centers.models.reference import sharing
from centers.search.keeping import gathered
from tests.factories import (
    lend_to,
    make_amenity,
    make_area,
    make_center,
    make_offer,
    make_room,
    state,
)
from tests.rules.places import at

pytestmark = pytest.mark.django_db


def facets(client, address):
    return client.get(address).json()["facets"]


@pytest.fixture(scope="module", autouse=True)
@gathered()
def town(standing):
    """Two centers in a district, one of them in a street of it, one elsewhere, and a draft."""
    district = make_area("310107", name_en="Putuo")
    street = make_area("310107005", name_en="Changfeng", parent=district)
    make_area("310108", name_en="Elsewhere")
    make_amenity("lift", group="access")
    both = make_center(slug="both", name="茶馆", area=street, lift=True)
    one = make_center(slug="one", name="食堂", area=district, lift=False)
    draft = make_center(slug="draft", name="茶馆", area=street, lift=True, status="draft")
    for center in (both, one, draft):
        make_offer(center, "canteen", "elder")
        state(center, "wifi")
    for center in (both, draft):
        make_offer(center, "haircut", "elder", "rider")
        lend_to(make_room(center=center, step_free=True), "rider", "business")
    state(make_room(center=one, slug="small"), "wifi", present=False)
    make_room(center=one, status="draft", step_free=True)
    make_center(slug="silent", name="别处")
    for weekday in range(1, 8):
        WeeklyHours.objects.create(center=both, weekday=weekday, opens_minute=0, closes_minute=1440)


ALL_CENTERS = {
    "area": {"310107": 2, "310107005": 1, "310108": 0},
    "service": {"canteen": 2, "haircut": 1},
    "amenity": {"lift": 1, "wifi": 2},
    "for": {"elder": 2, "rider": 1, "business": 1},
}


def closed(counts):
    """Counts without what depends on today."""
    return {name: of for name, of in counts.items() if name != "open"}


def test_each_choice_has_the_count_of_what_states_it(client):
    assert closed(facets(client, "/centers.json")) == ALL_CENTERS


@pytest.mark.parametrize(
    "field", ["area=310107005", "service=haircut", "amenity=lift", "for=rider"]
)
def test_a_count_leaves_out_its_own_field_and_holds_every_other(client, field):
    name = field.split("=")[0]
    of_both = {
        "area": {"310107": 1, "310107005": 1, "310108": 0},
        "service": {"canteen": 1, "haircut": 1},
        "amenity": {"lift": 1, "wifi": 1},
        "for": {"elder": 1, "rider": 1, "business": 1},
    }
    found = closed(facets(client, f"/centers.json?{field}"))
    assert found == of_both | {name: ALL_CENTERS[name]}


def test_words_and_places_narrow_every_count(client):
    assert closed(facets(client, "/centers.json?q=shitang")) == {
        "area": {"310107": 1, "310107005": 0, "310108": 0},
        "service": {"canteen": 1, "haircut": 0},
        "amenity": {"lift": 0, "wifi": 1},
        "for": {"elder": 1, "rider": 0, "business": 0},
    }


def test_rooms_are_counted_by_what_they_state_and_not_by_what_they_might_have(client):
    make_amenity("step_free", group="access")
    assert closed(facets(client, "/rooms.json")) == {
        "area": {"310107": 2, "310107005": 1, "310108": 0},
        "amenity": {"lift": 0, "step_free": 1, "wifi": 0},
        "for": {"elder": 0, "rider": 1, "business": 1},
        "layout": {"rows": 0, "classroom": 0, "boardroom": 0, "u_shape": 0, "standing": 0},
    }


@pytest.mark.parametrize("query", ["", "open=now", "open=2026-11-23T03:00"])
def test_open_now_counts_what_is_open_for_certain(query):
    form = CenterSearchForm(QueryDict(query), at("2026-11-23 10:00"))
    assert count_open(form, Center.objects.published()) == 1


def test_the_counts_stand_beside_the_choices(client):
    page = client.get("/en/centers/").content.decode()
    assert re.findall(r"<span>([^<]*) <span class=\"number\">\((\d+)\)</span></span>", page) == [
        ("Canteen", "2"),
        ("Haircut", "1"),
        ("Wifi", "2"),
        ("Lift", "1"),
    ]
    assert '<option value="310107">all of Putuo (2)</option>' in page
    assert '<option value="business">Business (1)</option>' in page


def test_a_search_with_a_bad_value_counts_nothing(client):
    page = client.get("/en/centers/?page=x").content.decode()
    assert '<span class="number">' not in page


def test_the_pages_of_a_search_are_counted_once_until_an_edit(django_assert_num_queries):
    def counts(address, now="2026-12-03 10:00:30"):
        results = Results(CenterSearchForm(QueryDict(address), at(now)), Center.objects.published())
        return results.count, results.facets["service"], results.page.number

    with sharing():
        assert counts("for=elder") == (2, {"canteen": 2, "haircut": 1}, 1)
        with django_assert_num_queries(0):
            assert counts("sort=checked&for=elder&page=", "2026-12-03 10:00:59")[0] == 2
        assert counts("service=canteen")[0] == 2
        assert counts("q=茶馆")[0] == 1
    Center.objects.get(slug="one").delete()
    with sharing():
        assert counts("for=elder") == (1, {"canteen": 1, "haircut": 1}, 1)


def test_a_search_with_a_bad_value_leaves_no_count_behind():
    with sharing():
        for query, found in (("page=x", 0), ("sort=nearest", 0), ("page=9", 3), ("", 3)):
            form = CenterSearchForm(QueryDict(query), at("2026-12-03 10:00"))
            results = Results(form, Center.objects.published())
            assert (results.count, bool(results.facets)) == (found, query == "")
