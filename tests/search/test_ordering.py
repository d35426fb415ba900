"""Lists by name stand alike on every database, in the order of the reader's language."""

import pytest
from django.utils.translation import override

from centers.models import Center, Room
from tests.factories import make_center, make_room

pytestmark = pytest.mark.django_db

# Names in Chinese and English, in the order of the Chinese.
NAMES = [
    ("12号楼", "Block 12"),
    ("八一中心", ""),
    ("Bay 中心", "Zebra House"),
    ("长宁中心", "Changning Center"),
    ("长寿路中心", "changshou road centre"),
    ("重庆路中心", "Ägypten Hall"),
    ("殷行中心", "Old Yinhang"),
    ("莊行中心", "A-Z Hall"),
]


@pytest.fixture(autouse=True)
def town() -> None:
    for name, name_en in NAMES[::-2] + NAMES[-2::-2]:
        make_room(name=name, name_en=name_en, center=make_center(name=name, name_en=name_en))


@pytest.mark.parametrize("model", [Center, Room])
def test_lists_stand_in_the_order_of_the_language(model: type[Center | Room]) -> None:
    with override("zh-hans"):
        assert [each.name for each in model.objects.by_name()] == [name for name, _ in NAMES]
    with override("en"):
        assert [each.title for each in model.objects.by_name()] == [
            "A-Z Hall",
            "Ägypten Hall",
            "八一中心",
            "Block 12",
            "Changning Center",
            "changshou road centre",
            "Old Yinhang",
            "Zebra House",
        ]


def test_pages_and_twins_have_that_order(client) -> None:
    rows = client.get("/centers.json").json()["results"]
    assert [row["name"] for row in rows] == [name for name, _ in NAMES]
    rows = client.get("/en/rooms.json?sort=name").json()["results"]
    assert rows[0]["name"] == "A-Z Hall"
    assert rows[-1]["name"] == "Zebra House"


def test_a_renamed_center_moves_and_its_rooms_with_it() -> None:
    center = Center.objects.get(name="12号楼")
    center.name = "遵义"
    center.save()
    with override("zh-hans"):
        assert Center.objects.by_name().last() == center
        assert Room.objects.by_name().last().center == center
