"""What is offered while someone types, and what is offered for slips."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from centers import suggesting
from centers.models import Center, Service
from centers.search.keeping import gathered
from centers.suggesting import Suggestion, did_you_mean, suggestions
from tests.factories import make_area, make_center, make_room

pytestmark = pytest.mark.django_db

BAY = Suggestion("center", "长风湾党群服务中心", "大渡河路168号", "changfeng-bay")
HAIRCUT = Suggestion("service", "理发", "", "haircut")
STREET = Suggestion("area", "长风新村街道", "", "310107014")


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    with translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module", autouse=True)
@gathered()
def town(standing: None) -> None:
    make_area("310107014", name="长风新村街道", name_en="Changfeng Xincun Subdistrict")
    Service.objects.create(code="haircut", name="理发", name_en="Haircut", synonyms="剃头;barber")
    make_center(
        slug="changfeng-bay",
        name="长风湾党群服务中心",
        name_en="Changfeng Bay Community Center",
        address="大渡河路168号",
    )
    make_center(slug="draft", name="长风草稿中心", status=Center.Status.DRAFT)


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("长风", [STREET, BAY]),
        ("長風", [STREET, BAY]),
        ("changf", [STREET, BAY]),
        ("cfw", [BAY]),
        ("bay", [BAY]),
        ("大渡河路", [BAY]),
        ("lif", [HAIRCUT]),
        ("剃", [HAIRCUT]),
        ("barber", [HAIRCUT]),
        ("长风 理发", []),
        ("", []),
        ("?", []),
    ],
)
def test_names_services_and_areas_are_offered_as_one_types(
    query: str, offered: list[Suggestion]
) -> None:
    assert suggestions(query) == offered


def test_what_is_offered_is_in_the_reader_s_language() -> None:
    with translation.override("en"):
        assert suggestions("changfeng") == [
            Suggestion("area", "Changfeng Xincun Subdistrict", "", "310107014"),
            Suggestion(
                "center", "Changfeng Bay Community Center", "大渡河路168号", "changfeng-bay"
            ),
        ]


def test_no_more_is_offered_than_was_asked_for() -> None:
    for n in range(20):
        make_center(name=f"长风{n}")
        make_area(f"31010701{n:02}1", name=f"长风{n}街道")
        Service.objects.create(code=f"s{n}", name=f"长风{n}")
    offered = suggestions("长风")
    assert [each.kind for each in offered] == ["service"] * 2 + ["area"] * 2 + ["center"] * 4
    assert [len(suggestions("长风", limit)) for limit in (0, 1, 3)] == [0, 1, 3]


def test_a_new_name_is_offered_at_once() -> None:
    assert suggestions("梧桐") == []
    Service.objects.create(code="trees", name="梧桐")
    assert suggestions("梧桐") == [Suggestion("service", "梧桐", "", "trees")]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("长风弯党群服务中心", Suggestion("name", "长风湾党群服务中心", "", "长风湾党群服务中心")),
        ("hiarcut", HAIRCUT),
        ("haricut", HAIRCUT),
        ("barbre", HAIRCUT),
        ("长丰新村街道", STREET),
        ("chagnfeng xincun", STREET),
    ],
)
@pytest.mark.parametrize("most_names", [0, suggesting.MOST_NAMES])
def test_a_slip_offers_what_was_meant(
    query: str, meant: Suggestion, most_names: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "MOST_NAMES", most_names)
    assert did_you_mean(query)[0] == meant


def test_a_service_is_offered_once_whichever_of_its_words_was_meant() -> None:
    Service.objects.create(code="repairs", name="小修小补", synonyms="repair;repairs;repairing")
    assert did_you_mean("repiars") == [Suggestion("service", "小修小补", "", "repairs")]


@pytest.mark.parametrize("query", ["", "?", "q", "xyzxyzxyzxyz", "一二三四五六七八"])
def test_what_comes_near_nothing_offers_nothing(query: str) -> None:
    assert did_you_mean(query) == []


def test_names_that_nobody_may_see_are_not_offered() -> None:
    make_room(name="秘密花园茶室", status="draft")
    assert did_you_mean("秘密花圆茶室") == []
    assert did_you_mean("长风草搞中心") != [Suggestion("name", "长风草稿中心", "", "长风草稿中心")]


def test_an_edition_that_changes_no_name_keeps_what_was_made_of_them() -> None:
    did_you_mean("长风弯")
    center = Center.objects.get(slug="changfeng-bay")
    center.address = "别处"
    center.save()
    did_you_mean("长风弯")
    assert suggesting.lexicon.cache_info().misses == 1
