"""What words find and in which order, on data made for the question."""

import pytest

from centers.models import Center, Room
from tests.factories import make_center, make_room


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["", " ", "？！", "…"])
def test_no_words_filter_nothing(words: str) -> None:
    center = make_center()
    assert list(Center.objects.matching(words).by_relevance(words)) == [center]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ['"', "a AND", "NOT", "* OR (", "':*", "a & b | !c", "{words}:"])
def test_what_a_database_would_take_for_its_own_is_words(words: str) -> None:
    make_center()
    assert list(Center.objects.matching(words).filter(name="?")) == []


@pytest.mark.django_db
def test_whole_names_come_first_then_starts_then_names_then_the_rest() -> None:
    elsewhere = make_center(name="甲中心", address="长风路1号")
    inside = make_center(name="乙长风中心")
    start = make_center(name="长风中心")
    whole = make_center(name="长风")
    ordered = [whole, start, inside, elsewhere]
    for words in ("长风", "長風", "changfeng", "chang feng"):
        assert list(Center.objects.matching(words).by_relevance(words)) == ordered


@pytest.mark.django_db
def test_among_equals_the_nearer_comes_first() -> None:
    unplaced = make_center(name="长风甲")
    far = make_center(name="长风乙", latitude=31.3, longitude=121.4)
    near = make_center(name="长风丙", latitude=31.2, longitude=121.4)
    whole = make_center(name="长风", latitude=31.9, longitude=121.4)
    found = Center.objects.near(31.2, 121.4).matching("长风").by_relevance("长风")
    assert list(found) == [whole, near, far, unplaced]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", ["회의실", "주민센터", "센터", "소회", "강남", "강남 회의실", "회"]
)
def test_korean_is_found_by_its_syllables(words: str) -> None:
    make_room(name="운동장", center=make_center(name="서울 도서관"))
    room = make_room(name="소회의실", center=make_center(name="강남구 주민센터"))
    assert list(Room.objects.matching(words)) == [room]


@pytest.mark.django_db
def test_korean_typed_by_its_letters_is_found() -> None:
    room = make_room(name="회의실")
    assert list(Room.objects.matching("\u1112\u116c\u110b\u1174\u1109\u1175\u11af")) == [room]
