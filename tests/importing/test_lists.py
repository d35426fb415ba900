"""Cells that hold several things."""

from typing import Any

import pytest

from centers.importing.cells import UnreadableError
from centers.importing.kinds import Complaint, PartlyReadableError
from centers.importing.lists import Coded, Seats, Stated
from centers.importing.tables import AMENITY, ROOMS
from centers.importing.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    {
        "amenity": [("projector", "投影仪"), ("whiteboard", "白板"), ("microphone", "话筒")],
        "audience": [("business", "企业"), ("resident", "居民")],
        "area": [("1", "城关镇"), ("2", "城关镇"), ("3", "长风")],
    }
)


def read(key: str, cell: Any) -> Any:
    return ROOMS.by_key[key].kind.read(cell, VOCABULARY)


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("projector", [Stated("projector", True, None, "")]),
        ("!microphone", [Stated("microphone", False, None, "")]),
        ("！话筒", [Stated("microphone", False, None, "")]),
        ("projector:2", [Stated("projector", True, 2, "")]),
        ("projector：２", [Stated("projector", True, 2, "")]),
        ("投影仪:2=要预约", [Stated("projector", True, 2, "要预约")]),
        ("projector=a=b", [Stated("projector", True, None, "a=b")]),
        (r"projector=a\;b\\", [Stated("projector", True, None, "a;b\\")]),
        (r"projector=a\\;whiteboard", [
            Stated("projector", True, None, "a\\"), Stated("whiteboard", True, None, "")
        ]),
        ("whiteboard；projector;", [
            Stated("projector", True, None, ""), Stated("whiteboard", True, None, "")
        ]),
        ("projector:1;projector:2", [Stated("projector", True, 1, "")]),
    ],
)  # fmt: skip
def test_amenities_say_what_is_there_and_what_is_not(cell: str, items: list[Stated]) -> None:
    assert read("amenities", cell) == tuple(items)


@pytest.mark.parametrize("note", ["a;b", "a\\", "\\;", "；", "=", "!x:2", "两行\n字"])
def test_a_note_comes_back_as_it_was(note: str) -> None:
    stated = (Stated("microphone", False, None, "x"), Stated("projector", True, 2, note))
    assert AMENITY.read(AMENITY.write(stated), VOCABULARY) == stated


def test_what_cannot_be_read_of_a_list_does_not_cost_the_rest() -> None:
    with pytest.raises(PartlyReadableError) as caught:
        read("amenities", "projector;jukebox;!whiteboard:2;microphone:0")
    assert caught.value.value == (Stated("projector", True, None, ""),)
    assert caught.value.complaints == [
        Complaint("jukebox", "this code or name is in no catalog"),
        Complaint("!whiteboard:2", "a quantity of what is absent makes no sense"),
        Complaint("microphone:0", "the number after “:” makes no sense"),
    ]


def test_layouts_may_leave_open_how_many_people_they_hold() -> None:
    value = read("layouts", "课桌式;rows:60")
    assert value == (Seats("rows", 60), Seats("classroom", None))
    assert ROOMS.by_key["layouts"].kind.write(value) == "rows:60;classroom"


def test_audiences_and_ways_to_ask_are_codes_or_their_names() -> None:
    assert read("audiences", "居民;business") == (Coded("business"), Coded("resident"))
    assert read("ask_by", "网上；phone") == (Coded("phone"), Coded("online"))


def test_a_name_that_several_have_is_no_code() -> None:
    assert VOCABULARY.find("area", "长风") == "3"
    with pytest.raises(UnreadableError, match="several are called so; write the code: 1, 2"):
        VOCABULARY.find("area", "城关镇")
