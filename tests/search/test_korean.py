"""Korean listings are found in Korean: by any two neighbors, with spaces or without."""

import pytest

from centers.models import Center, Room
from tests.factories import make_center, make_room

pytestmark = pytest.mark.django_db

# Centers and their rooms, named as Korea's national list names them.
PLACES = {
    "역삼1동 주민센터": "대회의실",
    "한울 문화의집": "소회의실(2층)",
    "수원시 평생학습관": "강의실 201",
    "부산진구청": "중회의실",
    "해운대구 문화복지센터": "다목적 강당",
}


@pytest.fixture(autouse=True)
def places() -> None:
    for center, room in PLACES.items():
        make_room(name=room, center=make_center(name=center))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("회의실", {"대회의실", "소회의실(2층)", "중회의실"}),
        ("소회의실", {"소회의실(2층)"}),
        ("소 회의실", {"소회의실(2층)"}),
        ("회의", {"대회의실", "소회의실(2층)", "중회의실"}),
        ("강당", {"다목적 강당"}),
        ("다목적강당", {"다목적 강당"}),
        ("강의실 201", {"강의실 201"}),
        ("회의실 주민센터", {"대회의실"}),
        ("주민센터 회의실", {"대회의실"}),
        ("역삼", {"대회의실"}),
        ("\u1112\u116c\u110b\u1174\u1109\u1175\u11af", {"대회의실", "소회의실(2층)", "중회의실"}),
        ("수영장", set()),
    ],
)
def test_rooms_are_found_by_hangul(words: str, names: set[str]) -> None:
    assert set(Room.objects.matching(words).values_list("name", flat=True)) == names


def test_centers_are_found_by_every_two_neighbors_of_their_names() -> None:
    missed = [
        (name, name[at : at + 2])
        for name in PLACES
        for at in range(len(name) - 1)
        if not Center.objects.filter(name=name).matching(name[at : at + 2]).exists()
    ]
    assert missed == []
    assert [center.name for center in Center.objects.matching("센터")] == [
        "역삼1동 주민센터",
        "해운대구 문화복지센터",
    ]
