"""Pages of long lists, read part after part, are those of the whole."""

import pytest

from centers.forms import results
from centers.models import Center
from centers.search import matching
from centers.search.turns import InTurn
from tests.factories import make_area, make_center, make_room

pytestmark = pytest.mark.django_db

# Names and, from a point, degrees to the north; each part of a list holds some of them.
TOWN = [
    ("长风", 0.0), ("长风", None), ("长风中心", 0.004), ("长风乙中心", 0.0041), ("长风里", 0.02),
    ("老长风", 0.03), ("大长风", 0.1), ("新长风", 0.11), ("长的风", 0.4), ("别处", 0.5),
    ("甲中心", 0.7), ("乙中心", 3), ("丙中心", None),
]  # fmt: skip
HERE = (31.23, 121.47)


@pytest.fixture(autouse=True)
def town() -> None:
    area = make_area("310107", name="长风街道")
    for name, north in TOWN:
        placed = {} if north is None else {"latitude": HERE[0] + north, "longitude": HERE[1]}
        make_center(name=name, area=area, **placed)
    make_center(name="外面", **placed)


SEARCHES = (
    "q=长风", "q=长风&area=310107&sort=name", "near=31.230,121.470", "q=？！", "page=2", "",
    "q=长风&near=31.230,121.470", "q=长风&open=now", "near=31.230,121.470&open=now",
    "near=31.230,121.470&walk=30", "near=31.230,121.470&q=长风&sort=nearest",
)  # fmt: skip

WISHES = (
    "people=5", "people=5&near=31.230,121.470", "people=15&answer=yes&near=31.230,121.470",
    "people=5&sort=checked", "people=5&sort=name&near=31.230,121.470", "people=500",
)  # fmt: skip


def test_the_most_relevant_in_turn_are_the_most_relevant() -> None:
    for words in ("长风", "changfeng", "cf", "chang feng", "中心"):
        parts = Center.objects.relevance_in_turn(words)
        whole = list(Center.objects.matching(words).by_relevance(words))
        assert [one for part in parts for one in part] == whole
    assert [len(part) for part in Center.objects.relevance_in_turn("长风")] == [8, 5]


def test_names_are_read_in_their_order_where_many_have_the_words(monkeypatch) -> None:
    monkeypatch.setattr(matching, "LOOKED_AT", 10)
    parts = Center.objects.relevance_in_turn("长风")
    assert [len(part) for part in parts] == [5, 3, 5]
    whole = Center.objects.matching("长风").by_relevance("长风")
    assert [one for part in parts for one in part] == list(whole)


def test_a_page_may_lie_in_several_parts() -> None:
    listings = Center.objects.all()
    in_turn = InTurn(listings.by_relevance("长风"), listings.relevance_in_turn("长风"))
    whole = list(listings.matching("长风").by_relevance("长风"))
    for start, stop in ((0, 13), (0, 3), (3, 6), (4, 9), (7, 11), (12, 13), (13, 13)):
        assert list(in_turn[start:stop]) == whole[start:stop]


def test_the_nearest_in_turn_are_the_nearest() -> None:
    parts = Center.objects.near_in_turn(*HERE)
    assert [len(part) for part in parts] == [3, 2, 2, 2, 5]
    assert [one for part in parts for one in part] == list(Center.objects.near(*HERE))


def test_a_long_list_shows_what_a_short_one_does(client, monkeypatch) -> None:
    searches = [f"/centers.json?{search}" for search in SEARCHES]
    searches += [f"/rooms.json?{search}" for search in (*SEARCHES, *WISHES)]
    for n, center in enumerate(Center.objects.all()):
        make_room(center=center, name="茶室", people=n % 3 * 10 or None)
    short = [client.get(search).json() for search in searches]
    monkeypatch.setattr(results, "LONG", 0)
    assert [client.get(search).json() for search in searches] == short
