"""Equipment in free words becomes amenities, as far as the words go."""

from collections import Counter

import pytest

from centers.importing.korea.entry import Head, read_entries
from centers.importing.korea.equipment import (
    amenities_of,
    read_equipment,
    things_of,
    write_amenities,
)

from .lists import shared_list


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("", ""),
        ("빔프로젝터", "projector"),
        ("빔프로젝트+빔프로잭터", "projector"),
        ("빔 프로젝트 1, 책상20개", "projector:1;tables"),
        ("미니빔", "projector"),
        ("빔스크린", "screen"),
        ("냉난방", "air_conditioning;heating"),
        ("냉·난방기기, 영상장비", "air_conditioning;heating"),
        ("냉ㆍ난방", "air_conditioning;heating"),
        ("에어컨 2대", "air_conditioning"),
        ("난방", "heating"),
        ("음향, 엠프", "speakers"),
        ("음향반사판", ""),
        ("마이크 3개", "microphone:3"),
        ("유선마이크 2개+무선마이크 3개", "microphone"),
        ("유무선마이크 각1개", "microphone"),
        ("마이크(유선1,무선1)", "microphone"),
        ("마이크스탠드", ""),
        ("칠판, 책상, 의자", "tables;whiteboard"),
        ("PC 12대+프린터+책상+의자(34석)", "computer:12;tables"),
        ("컴퓨터교육실", ""),
        ("피아노조명음향의자", "piano;speakers;tables"),
        ("무대조명", ""),
        ("무대, 거울, 주차장, 화장실", "mirror;parking;stage;toilet"),
        ("장애인화장실", "accessible_toilet;toilet"),
        ("냉온정수기", "drinking_water;hot_water"),
        ("와이파이, TV", "screen;wifi"),
        ("주차장 없음", "!parking"),
        ("빔프로젝터 사용불가", ""),
        ("주방도구", ""),
        ("농구대, 야간라이트", ""),
    ],
)
def test_equipment(text, cell):
    assert write_amenities(read_equipment(text)) == cell


@pytest.mark.parametrize(
    ("vintage", "shares"),
    [("2020-12", (4681, 7788, 542, 1553)), ("2021-06", (4264, 7187, 546, 1570))],
)
def test_share_of_the_published_lists_that_has_an_amenity(vintage, shares):
    """How many of the things listed, and of the words for them, are amenities; the rest is told
    in the words of the list: lamps, showers, pitches and courts above all.
    """
    things = Counter(
        thing
        for entry in read_entries(shared_list(vintage))
        for thing in things_of(entry.stated(Head.EQUIPMENT))
    )
    read = {thing: times for thing, times in things.items() if amenities_of(thing)}
    assert (sum(read.values()), things.total(), len(read), len(things)) == shares
