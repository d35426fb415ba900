"""The directory in the words of HSDS 3.1: valid, whole, and never more than is stated."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from centers.models import SpecialDay, WeeklyHours
from centers.opendata.hsds.identifiers import at_center, named
from centers.search.keeping import gathered
from tests.factories import (
    lend_to,
    make_amenity,
    make_area,
    make_center,
    make_offer,
    make_phone,
    make_room,
    state,
)

pytestmark = pytest.mark.django_db

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "hsds"
MOMENT = "2026-12-01T10:00"
NOT_KEPT = "When a listing was changed is not kept. “assured_date” tells when a person checked it."

HAIRCUT = at_center("tea", "service", "haircut")
HALL = at_center("tea", "room", "hall")
PLACE = at_center("tea")
HOUSE = named("organization", "茶社")
TERMS = {
    "haircut": named("term", "services", "haircut"),
    "elder": named("term", "audiences", "elder"),
    "projector": named("term", "amenities", "projector"),
    "meeting": named("term", "room_kinds", "meeting"),
}


@cache
def schema(name):
    """A compiled schema of the specification; without it the test is skipped, and says so."""
    path = SCHEMAS / f"{name}.json"
    if not path.exists():
        pytest.skip("the schemas of HSDS are missing from ../shared/hsds")
    return json.loads(path.read_text(encoding="utf-8"))


def faults(facts, of):
    """What a schema finds wrong."""
    checker = Draft202012Validator.FORMAT_CHECKER
    found = Draft202012Validator(of, format_checker=checker).iter_errors(facts)
    return [f"{fault.json_path}: {fault.message}" for fault in found]


@pytest.fixture
@gathered()
def tea():
    """A center and a room of which much is stated, with a week and a day on which it is closed."""
    center = make_center(
        slug="tea",
        name="茶馆",
        name_en="Tea House",
        operator="茶社",
        address="茶路1号",
        postal_code="200060",
        area=make_area("310107", name_en="Putuo District"),
        latitude=31.23,
        longitude=121.4,
        email="tea@example.org",
        checked_on="2026-11-03",
        lift=True,
        hearing_loop=False,
    )
    for weekday in (1, 5):
        WeeklyHours.objects.create(
            center=center, weekday=weekday, opens_minute=1320, closes_minute=1560
        )
    SpecialDay.objects.create(
        center=center, starts_on="2026-12-08", ends_on="2026-12-08", reason="盘点"
    )
    make_phone("021-0000 0001 转 8", of=center, label="前台", answered="1-5 09:00-17:00")
    for code in ("lift", "hearing_loop", "accessible_toilet"):
        make_amenity(code, group="access")
    make_offer(
        center, "haircut", "elder", fee="paid", hours="周一上午", provider="美发社", note="剪"
    )
    make_offer(center, "canteen")
    return center


@pytest.fixture
def hall(tea):
    """A room of it, with hours and a phone of its own."""
    room = make_room(
        center=tea,
        slug="hall",
        name="厅",
        name_en="Hall",
        kind="meeting",
        people=12,
        area_m2=40,
        floor="2楼",
        fee="free",
        notice_days=2,
        ask_by_phone=True,
        documents="身份证",
        conditions="先到先得",
        step_free=True,
        checked_on="2026-11-05",
    )
    lend_to(room, "business", "elder")
    state(room, "projector")
    state(room, "piano", present=False)
    make_phone("021-0000 0002", of=room)
    WeeklyHours.objects.create(center=tea, room=room, weekday=3, opens_minute=0, closes_minute=1440)
    return room


@pytest.fixture
def silent():
    """A center and a room of which nothing is stated but the names."""
    center = make_center(slug="silent", address="")
    make_offer(center, "canteen")
    return make_room(center=center, slug="attic")


LISTS = {"services": "service", "service_at_locations": "service_at_location"}
LISTS |= {"organizations": "organization"}


@pytest.mark.parametrize("name", LISTS)
def test_every_answer_is_valid_in_short_and_in_full(client, hall, silent, name):
    expected = schema(LISTS[name])
    for query in ("", "?full=true", "?full=true&full_service=true"):
        rows = client.get(f"/hsds/{name}{query}").json()["contents"]
        assert len(rows) >= 2
        pages = [client.get(f"/en/hsds/{name}/{row['id']}").json() for row in rows]
        assert [fault for one in rows + pages for fault in faults(one, expected)] == []


def test_every_taxonomy_and_term_is_valid(client, hall):
    attribute = schema("service")["properties"]["attributes"]["items"]["properties"]
    expected = attribute["taxonomy_term"]
    terms = client.get("/hsds/taxonomy_terms").json()["contents"]
    taxonomies = client.get("/hsds/taxonomies").json()["contents"]
    assert (len(terms), len(taxonomies)) == (17, 4)
    assert [fault for one in terms for fault in faults(one, expected)] == []
    detail = expected["properties"]["taxonomy_detail"]
    assert [fault for one in taxonomies for fault in faults(one, detail)] == []


def term(code, name, taxonomy, kind):
    """An attribute of the haircut, but for its own identifier."""
    title = {"services": "Services", "audiences": "Audiences"}[taxonomy]
    about = {
        "services": "What is done for people at a center.",
        "audiences": "Who may borrow a room or use a service.",
    }
    detail = {"id": str(named("taxonomy", taxonomy)), "name": title, "description": about[taxonomy]}
    return {
        "link_id": str(HAIRCUT),
        "link_type": kind,
        "link_entity": "service",
        "taxonomy_term_id": str(TERMS[code]),
        "taxonomy_term": {
            "id": str(TERMS[code]),
            "code": code,
            "name": name,
            "description": name,
            "taxonomy": title,
            "taxonomy_id": detail["id"],
            "taxonomy_detail": detail,
            "language": "en",
        },
    }


def without_ids(rows):
    return [{name: fact for name, fact in row.items() if name != "id"} for row in rows]


NIGHTS = [
    {
        "location_id": str(PLACE),
        "valid_from": first,
        "valid_to": last,
        "timezone": 8.0,
        "freq": "WEEKLY",
        "byday": "MO,FR",
        "opens_at": "22:00+08:00",
        "closes_at": "02:00+08:00",
    }
    for first, last in (
        ("2026-12-01", "2026-12-07"),
        ("2026-12-09", "2026-12-31"),
        ("2027-01-04", "2027-01-25"),
    )
]
SPECIAL = [
    {
        "location_id": str(PLACE),
        "valid_from": first,
        "valid_to": last,
        "timezone": 8.0,
        "description": words,
    }
    for first, last, words in (
        ("2026-12-08", "2026-12-08", "closed: 盘点"),
        ("2027-01-01", "2027-01-03", "not confirmed: New Year's Day, not yet announced"),
    )
]


def test_a_service_tells_what_is_stated_of_it_and_of_its_center(get_as_of, settings, tea):
    settings.SITE_FACTS = settings.SITE_FACTS | {"city": "上海市", "province": "上海市"}
    facts = get_as_of(MOMENT, f"/en/hsds/services/{HAIRCUT}").json()
    attributes, hours = facts.pop("attributes"), facts.pop("schedules")
    (here,) = facts.pop("service_at_locations")
    provider = named("organization", "美发社")
    assert facts == {
        "id": str(HAIRCUT),
        "organization_id": str(provider),
        "organization": {
            "id": str(provider),
            "name": "美发社",
            "description": "Named here as who runs a center or gives a service.",
        },
        "email": "tea@example.org",
        "status": "active",
        "name": "Haircut",
        "description": "剪",
        "url": "http://testserver/en/centers/tea/",
        "fees_description": "paid",
        "eligibility_description": "Elder",
        "assured_date": "2026-11-03",
    }
    assert without_ids(attributes) == [
        term("haircut", "Haircut", "services", "service"),
        term("elder", "Elder", "audiences", "audience"),
    ]
    assert without_ids(hours) == [{"service_id": str(HAIRCUT), "description": "周一上午"}]
    location = here.pop("location")
    assert here == {
        "id": str(at_center("tea", "at", "service", "haircut")),
        "service_id": str(HAIRCUT),
        "location_id": str(PLACE),
    }
    schedules = without_ids(location.pop("schedules"))
    assert schedules == [NIGHTS[0], SPECIAL[0], NIGHTS[1], SPECIAL[1], NIGHTS[2]]
    access, attributes = location.pop("accessibility"), location.pop("attributes")
    assert [one["description"] for one in access] == ["Lift", "not there: Hearing_Loop"]
    assert [one["taxonomy_term"]["code"] for one in attributes] == ["lift"]
    assert without_ids(location.pop("addresses")) == [
        {
            "location_id": str(PLACE),
            "address_1": "茶路1号",
            "city": "上海市",
            "state_province": "上海市",
            "postal_code": "200060",
            "country": "CN",
            "address_type": "physical",
            "region": "Putuo District",
        }
    ]
    assert without_ids(location.pop("phones")) == [
        {
            "number": "021-0000 0001",
            "extension": 8,
            "type": "voice",
            "description": "前台 · answered 1-5 09:00-17:00",
            "location_id": str(PLACE),
        }
    ]
    assert location == {
        "id": str(PLACE),
        "location_type": "physical",
        "organization_id": str(HOUSE),
        "name": "Tea House",
        "latitude": 31.23,
        "longitude": 121.4,
        "external_identifier": "tea",
        "external_identifier_type": "slug",
    }


def test_to_borrow_a_room_is_a_service_as_well(get_as_of, hall):
    facts = get_as_of(MOMENT, f"/en/hsds/services/{HALL}").json()
    terms = [(one["link_type"], one["taxonomy_term"]["code"]) for one in facts.pop("attributes")]
    assert terms == [
        ("room_kind", "meeting"),
        ("audience", "elder"),
        ("audience", "business"),
        ("amenity", "projector"),
    ]
    hours = facts.pop("schedules")
    assert {
        (one["byday"], one["opens_at"], one["closes_at"]) for one in hours if "byday" in one
    } == {("WE", "00:00+08:00", "23:59+08:00")}
    assert [one["description"] for one in hours if "byday" not in one] == ["closed: 盘点"]
    assert without_ids(facts.pop("phones")) == [
        {"number": "021-0000 0002", "type": "voice", "service_id": str(HALL)}
    ]
    assert without_ids(facts.pop("required_documents")) == [
        {"service_id": str(HALL), "document": "身份证"}
    ]
    (here,) = facts.pop("service_at_locations")
    assert here["location"]["id"] == str(PLACE)
    facts.pop("organization")
    assert facts == {
        "id": str(HALL),
        "organization_id": str(HOUSE),
        "email": "tea@example.org",
        "status": "active",
        "name": "Borrow a room: Hall",
        "alternate_name": "Hall",
        "description": "meeting room · up to 12 people · 40 m² · 2楼",
        "url": "http://testserver/en/rooms/tea/hall/",
        "application_process": "by phone · at least 2 working days",
        "fees_description": "free of charge",
        "eligibility_description": "Elder, Business · 先到先得",
        "assured_date": "2026-11-05",
    }


def test_of_what_states_nothing_nothing_is_claimed(client, silent):
    pages = client.get("/en/hsds/services?full=true").json()["contents"]
    canteen, attic = pages
    location = canteen["service_at_locations"][0]["location"]
    assert set(location) == {
        "id",
        "location_type",
        "name",
        "external_identifier",
        "external_identifier_type",
    }
    common = {"id", "status", "name", "url", "attributes", "service_at_locations"}
    assert (set(canteen), set(attic)) == (common, common | {"alternate_name"})


def test_a_center_that_is_closed_today_says_so_and_is_open_on_no_date_of_it(get_as_of, tea):
    tea.status, tea.closed_reason = "closed", "装修"
    tea.closed_from, tea.closed_until = "2026-12-01", "2027-03-01"
    tea.save()
    facts = get_as_of(MOMENT, f"/en/hsds/services/{HAIRCUT}").json()
    assert (facts["status"], facts["alert"]) == ("temporarily closed", "装修")
    schedules = facts["service_at_locations"][0]["location"]["schedules"]
    assert [(one["description"], one.get("opens_at")) for one in schedules] == [
        ("closed: 装修", None)
    ]
    before = get_as_of("2026-11-30T10:00", f"/en/hsds/services/{HAIRCUT}").json()
    assert before["status"] == "active"


def listed(client, query):
    """The names of the services that a query finds."""
    return [one["name"] for one in client.get(f"/en/hsds/services{query}").json()["contents"]]


def test_services_are_found_by_words_terms_and_organizations(client, hall, silent):
    everything = ["Canteen", "Borrow a room: 会议室", "Haircut", "Canteen", "Borrow a room: Hall"]
    found = listed(client, "")
    assert sorted(name.rstrip("0123456789") for name in found) == sorted(everything)
    assert listed(client, "?search=haircut") == ["Haircut"]
    assert listed(client, "?search=茶馆") == ["Haircut", "Canteen", "Borrow a room: Hall"]
    by_term = {code: listed(client, f"?taxonomy_term_id={TERMS[code]}") for code in TERMS}
    assert by_term == {
        "haircut": ["Haircut"],
        "elder": ["Haircut", "Borrow a room: Hall"],
        "projector": ["Borrow a room: Hall"],
        "meeting": ["Borrow a room: Hall"],
    }
    by_taxonomy = listed(client, f"?taxonomy_id={named('taxonomy', 'amenities')}")
    assert by_taxonomy == ["Borrow a room: Hall"]
    assert listed(client, f"?organization_id={HOUSE}") == ["Canteen", "Borrow a room: Hall"]
    assert listed(client, f"?taxonomy_term_id={TERMS['elder']}&search=haircut") == ["Haircut"]


def test_organizations_are_found_with_what_they_run_and_give(client, hall):
    rows = client.get("/hsds/organizations").json()["contents"]
    assert [one["name"] for one in rows] == ["美发社", "茶社"]
    assert [
        one["name"]
        for one in client.get(
            f"/hsds/organizations?taxonomy_term_id={TERMS['haircut']}&search=美发"
        ).json()["contents"]
    ] == ["美发社"]
    house = client.get(f"/en/hsds/organizations/{HOUSE}").json()
    assert [one["id"] for one in house["locations"]] == [str(PLACE)]
    assert house["services"] == [
        {"id": str(at_center("tea", "service", "canteen")), "name": "Canteen", "status": "active"},
        {"id": str(HALL), "name": "Borrow a room: Hall", "status": "active"},
    ]


def test_pages_hold_every_service_once(client, hall, silent):
    pages = [client.get(f"/hsds/services?per_page=2&page={n}").json() for n in (1, 2, 3)]
    rows = [one["id"] for page in pages for one in page.pop("contents")]
    whole = client.get("/hsds/services?minimal=true").json()["contents"]
    assert rows == [one["id"] for one in whole]
    assert len(set(rows)) == 5
    assert pages[2] == {
        "total_items": 5,
        "total_pages": 3,
        "page_number": 3,
        "size": 1,
        "first_page": False,
        "last_page": True,
        "empty": False,
    }
    assert client.get("/hsds/services?search=nothing").json() == {
        "total_items": 0,
        "total_pages": 0,
        "page_number": 1,
        "size": 0,
        "first_page": True,
        "last_page": True,
        "empty": True,
        "contents": [],
    }


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("services?per_page=101", {"per_page": ["Write a number up to 100."]}),
        ("services?page=2", {"page": ["There is no such page: the last is 1."]}),
        ("services?full=yes", {"full": ["Write “true” or “false”."]}),
        ("services?format=xml", {"format": ["JSON is all there is here."]}),
        (
            "services?taxonomy_term_id=x",
            {"taxonomy_term_id": ["Write an identifier that a list here gives."]},
        ),
        (f"services?taxonomy_term_id={HALL}", {"taxonomy_term_id": ["We do not know this term."]}),
        (
            "organizations?full=true&per_page=21",
            {"per_page": ["In full there are at most 20 on a page."]},
        ),
        (f"services?taxonomy_id={HALL}", {"taxonomy_id": ["We do not know this taxonomy."]}),
        (f"organizations/{HOUSE}?full_service=x", {"full_service": ["Write “true” or “false”."]}),
        (
            "services?modified_after=2026-01-01T00:00:00Z",
            {"modified_after": [NOT_KEPT]},
        ),
        (
            "service_at_locations?postcode=200060&proximity=500",
            {
                "postcode": ["Where a postal code lies is not known here."],
                "proximity": ["Where a postal code lies is not known here."],
            },
        ),
    ],
)
def test_what_cannot_be_answered_is_said(client, tea, address, wrong):
    answer = client.get(f"/en/hsds/{address}")
    assert (answer.status_code, answer.json()) == (400, {"errors": wrong})


def test_an_identifier_that_stands_for_nothing_to_be_seen_is_not_found(client, tea, hall):
    tea.status = "draft"
    tea.save()
    kinds = ["services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"]
    answers = [client.get(f"/en/hsds/{kind}/{HAIRCUT}") for kind in kinds]
    nothing = {"errors": {"address": ["There is nothing at this address"]}}
    assert [(one.status_code, one.json()) for one in answers] == [(404, nothing)] * 5
    assert client.get("/hsds/services").json()["total_items"] == 0


def test_identifiers_are_the_same_in_both_languages_and_on_later_days(get_as_of, hall):
    def ids(moment, address):
        text = json.dumps(get_as_of(moment, f"{address}/services/{HALL}").json())
        return [part.split('"')[0] for part in text.split('"id": "')[1:]]

    assert ids(MOMENT, "/hsds") == ids(MOMENT, "/en/hsds") == ids("2026-12-02T09:00", "/hsds")
    assert {one.version for one in (HALL, HAIRCUT, PLACE)} == {8}


def test_the_start_says_which_version_this_is(client):
    assert client.get("/hsds/").json() == {
        "version": "3.1",
        "profile": "https://docs.openreferral.org/en/3.1/hsds/overview.html",
        "openapi_url": "http://testserver/openapi.json",
    }
