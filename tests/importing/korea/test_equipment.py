"""Equipment in free words becomes amenities, as far as the words go."""

import pytest

from centers.importing.korea.equipment import read_equipment, unread_things, write_amenities


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


def test_what_has_no_amenity_is_told():
    texts = ["빔프로젝터+조명+덧마루", "조명, 화장실"]
    assert list(unread_things(texts)) == ["조명", "덧마루", "조명"]
