"""What pages say to search engines: what is stated, nothing else, and nothing that runs."""

import json
import re

import pytest

from centers.models import SpecialDay, WeeklyHours
from tests.factories import make_amenity, make_area, make_center, make_phone, make_room, state

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
MOMENT = "2026-11-30T10:00"
TEA = {
    "@type": "CivicStructure",
    "name": "Tea House",
    "url": "http://testserver/en/centers/tea/",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "茶路1号",
        "addressLocality": "Putuo District",
        "postalCode": "200060",
    },
    "geo": {"@type": "GeoCoordinates", "latitude": 31.23, "longitude": 121.4},
}
WEEK = [
    {
        "dayOfWeek": ["Monday", "Friday"],
        "@type": "OpeningHoursSpecification",
        "opens": "09:00",
        "closes": "17:00",
        "validFrom": first,
        "validThrough": last,
    }
    for first, last in (
        ("2026-11-30", "2026-12-07"),
        ("2026-12-09", "2026-12-31"),
        # The holidays of 2027 are not announced, so of the days around New Year nothing is said.
        ("2027-01-04", "2027-01-24"),
    )
]
SPECIAL = [
    {
        "@type": "OpeningHoursSpecification",
        "opens": "00:00",
        "closes": "00:00",
        "validFrom": "2026-12-08",
        "validThrough": "2026-12-08",
    }
]


def feature(name, *, value):
    return {"@type": "LocationFeatureSpecification", "name": name, "value": value}


@pytest.fixture
def tea():
    """A center and a room of which much is stated."""
    center = make_center(
        slug="tea",
        name="茶馆",
        name_en="Tea House",
        former_names="老茶馆；旧茶楼",
        address="茶路1号",
        postal_code="200060",
        area=make_area("310107", name_en="Putuo District"),
        latitude=31.23,
        longitude=121.4,
        website="https://tea.example.org/",
        summary="</script><script>alert(1)</script> & 茶",
        checked_on="2026-11-03",
        on_holidays="normal",
        lift=False,
    )
    room = make_room(
        center=center, slug="room", name="厅", name_en="Hall", kind="meeting", people=12,
        area_m2=40, floor="2楼", fee="free", checked_on="2026-11-05",
    )  # fmt: skip
    for weekday in (1, 5):
        WeeklyHours.objects.create(
            center=center, weekday=weekday, opens_minute=540, closes_minute=1020
        )
    SpecialDay.objects.create(center=center, starts_on="2026-12-08", ends_on="2026-12-08")
    make_phone("021-0000 0001", of=center)
    state(center, "wifi")
    state(center, "piano", present=False)
    state(room, "projector")
    make_amenity("lift", group="access")
    make_amenity("stage")
    return center


def page_data(page):
    """The one block of data of a page, which must be whole."""
    (text,) = BLOCK.findall(page.content.decode())
    return json.loads(text)


def test_a_center_tells_what_is_stated_of_it_and_no_more(get_as_of, tea):
    assert page_data(get_as_of(MOMENT, "/en/centers/tea/")) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": "http://testserver/en/centers/tea/",
        "inLanguage": "en",
        "lastReviewed": "2026-11-03",
        "mainEntity": TEA
        | {
            "alternateName": ["老茶馆", "旧茶楼"],
            "description": "</script><script>alert(1)</script> & 茶",
            "sameAs": "https://tea.example.org/",
            "telephone": ["021-0000 0001"],
            "amenityFeature": [
                feature("Wifi", value=True),
                feature("Piano", value=False),
                feature("Lift", value=False),
            ],
            "containsPlace": [
                {
                    "@type": "Room",
                    "name": "Hall",
                    "url": "http://testserver/en/rooms/tea/room/",
                }
            ],
            "openingHoursSpecification": WEEK,
            "specialOpeningHoursSpecification": SPECIAL,
        },
    }


def test_a_room_tells_of_itself_within_its_center(get_as_of, tea):
    assert page_data(get_as_of(MOMENT, "/en/rooms/tea/room/")) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": "http://testserver/en/rooms/tea/room/",
        "inLanguage": "en",
        "lastReviewed": "2026-11-05",
        "mainEntity": {
            "@type": "MeetingRoom",
            "name": "Hall",
            "url": "http://testserver/en/rooms/tea/room/",
            "telephone": ["021-0000 0001"],
            "maximumAttendeeCapacity": 12,
            "floorLevel": "2楼",
            "floorSize": {"@type": "QuantitativeValue", "value": 40.0, "unitCode": "MTK"},
            "isAccessibleForFree": True,
            "amenityFeature": [feature("Projector", value=True)],
            "containedInPlace": TEA,
            "openingHoursSpecification": WEEK,
            "specialOpeningHoursSpecification": SPECIAL,
        },
    }


def test_of_a_place_that_states_nothing_only_the_name_is_told(client):
    room = make_room(center=make_center(slug="silent", address=""), slug="attic", name="阁楼")
    place = {"name": room.center.name, "url": "http://testserver/centers/silent/"}
    attic = {"@type": "Room", "name": "阁楼", "url": "http://testserver/rooms/silent/attic/"}
    center = {"@type": "CivicStructure", **place}
    pages = [page_data(client.get(f"/{one}/")) for one in ("centers/silent", "rooms/silent/attic")]
    assert [one["mainEntity"] for one in pages] == [
        center | {"containsPlace": [attic]},
        attic | {"containedInPlace": center},
    ]
    assert "lastReviewed" not in pages[0]


def test_text_of_a_listing_cannot_end_the_block(client, tea):
    page = client.get("/centers/tea/").content.decode()
    assert "<script>" not in page
    assert page.count("</script>") == page.count("<script ")


def test_what_is_made_up_says_so(client, tea):
    tea.imported_from = "sample"
    tea.save()
    said = [
        page_data(client.get(f"/en/{page}/"))["mainEntity"]["disambiguatingDescription"]
        for page in ("centers/tea", "rooms/tea/room")
    ]
    assert said == ["Sample data: this place is made up."] * 2
