"""What is no public listing is seen nowhere: in no list, page, count or twin, in no language."""

import pytest

from centers.models import Center, FormerSlug, Room
from centers.search.keeping import gathered

from .factories import make_area, make_center, make_offer, make_room
from .reading import read

pytestmark = pytest.mark.django_db

SECRET = "秘密"
LISTS = ["/", "/centers/", "/rooms/", "/centers.json", "/rooms.json"]
SEARCHES = [
    "/centers/?q=秘密",
    "/rooms/?q=秘密",
    "/centers.json?area=310107",
    "/rooms.json?area=310107",
    "/centers.json?service=tea&for=rider",
    "/rooms.json?people=1&for=rider",
]
UNSEEN = [
    (center, room)
    for center in Center.Status.values
    for room in Room.Status.values
    if center in ("draft", "retired") or room in ("draft", "retired")
]


def make_secret(center_status, room_status):
    """The slug of a center in some state, as its room is, with all by which a search finds them."""
    unseen = center_status in ("draft", "retired")
    center = make_center(
        slug=f"{center_status}-{room_status}",
        name=SECRET if unseen else "公开中心",
        status=center_status,
        area=make_area("310107", name="普陀区"),
    )
    make_offer(center, "tea", "rider")
    room = make_room(center=center, slug="room", name=f"{SECRET}室", status=room_status, people=99)
    room.audiences.set(["rider"])
    return center.slug


@pytest.fixture
@gathered()
def secrets():
    """The slugs of a center in every state in which it or its room is not to be seen."""
    return [make_secret(center, room) for center, room in UNSEEN]


@pytest.mark.parametrize("root", ["", "/en"])
def test_what_is_not_published_is_seen_nowhere(client, secrets, root):
    pages = [
        page.format(slug)
        for slug in secrets
        for page in ("/rooms/{}/room/", "/rooms/{}/room.json", "/centers/{}/")
    ]
    seen = [
        address
        for address in LISTS + SEARCHES + pages
        if SECRET in text_of(client.get(root + address))
    ]
    assert seen == []


def text_of(response):
    """The text of an answer without its search form, which says back what was typed."""
    if response["Content-Type"] == "application/json":
        return response.content.decode()
    return read(response).replace(f"关键词：{SECRET}", "").replace(f"Search for: {SECRET}", "")


def test_what_is_not_published_is_counted_nowhere(client, secrets):
    visible = sum(center in ("published", "closed") for center, _room in UNSEEN)
    counts = [client.get(address).json()["count"] for address in ("/centers.json", "/rooms.json")]
    assert counts == [visible, 0]
    assert f"{visible} 家中心" in read(client.get("/centers/"))
    assert "0 个场地" in read(client.get("/rooms/"))


def test_a_draft_cannot_be_told_from_what_never_was(client):
    draft, public = make_center(slug="draft", status="draft"), make_center(slug="public")
    retired = make_center(slug="retired", status="retired")
    make_room(center=draft, slug="room")
    for center in (public, retired):
        make_room(center=center, slug="draft", status="draft")
    FormerSlug.objects.create(center=draft, slug="former")
    pairs = [
        ("/centers/draft/", "/centers/never/"),
        ("/centers/former/", "/centers/never/"),
        ("/centers/draft.json", "/centers/never.json"),
        ("/rooms/draft/room/", "/rooms/draft/never/"),
        ("/rooms/draft/room/", "/rooms/never/never/"),
        ("/rooms/public/draft/", "/rooms/public/never/"),
        ("/rooms/public/draft.json", "/rooms/public/never.json"),
        ("/rooms/retired/draft/", "/rooms/retired/never/"),
    ]
    for draft_address, never_address in pairs:
        answers = [client.get(address) for address in (draft_address, never_address)]
        texts = [
            answer.content.decode().replace(address, "")
            for answer, address in zip(answers, (draft_address, never_address), strict=True)
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert texts[0] == texts[1]


# --- a way on ------------------------------------------------------------------------------------

LEFT = (
    "It is no longer listed. Others nearby may help. "
    "Centers in the same area: Putuo Rooms in the same area: Putuo "
    "All centers All rooms To the start page"
)


def test_a_retired_center_and_its_rooms_answer_410_with_a_way_on(client):
    area = make_area("310107", name_en="Putuo")
    center = make_center(slug="gone", status="retired", area=area)
    make_room(center=center, slug="room")
    FormerSlug.objects.create(center=center, slug="former")
    addresses = ["/en/centers/gone/", "/en/centers/former/", "/en/rooms/gone/room/"]
    answers = [client.get(address) for address in addresses]
    assert [(answer.status_code, read(answer)) for answer in answers] == [
        (410, f"This center has left the directory {LEFT}"),
        (410, f"This center has left the directory {LEFT}"),
        (410, f"This room has left the directory {LEFT}"),
    ]
    assert 'href="/en/centers/?area=310107"' in answers[0].content.decode()
    # It may come back.
    assert {answer["Cache-Control"] for answer in answers} == {"no-cache"}


def test_a_retired_room_of_a_center_without_an_area_answers_410(client):
    make_room(center=make_center(slug="here"), slug="gone", status="retired")
    answer = client.get("/rooms/here/gone/")
    assert (answer.status_code, read(answer)) == (
        410,
        (
            "这个场地已不在名录中 名录已不再收录。附近的其他地方或许能帮到您。"
            " 全部中心 全部场地 回到首页"
        ),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/centers/old/", "/centers/new/"),
        ("/en/centers/old/", "/en/centers/new/"),
        ("/en/centers/old.json", "/en/centers/new.json"),
        ("/rooms/old/room/", "/rooms/new/room/"),
        ("/en/rooms/new/old-room/", "/en/rooms/new/room/"),
        ("/rooms/old/old-room.json", "/rooms/new/room.json"),
        ("/en/rooms/old/old-room/?people=12", "/en/rooms/new/room/?people=12"),
    ],
)
def test_an_old_address_leads_to_the_new_one_for_good_in_the_same_language(client, old, new):
    center = make_center(slug="new")
    FormerSlug.objects.create(center=center, slug="old")
    room = make_room(center=center, slug="room")
    FormerSlug.objects.create(center=center, room=room, slug="old-room")
    answer = client.get(old)
    # It may go back to the old address: a browser that never asked again would go round in circles.
    told = answer.status_code, answer["Location"], answer["Cache-Control"]
    assert told == (301, new, "no-cache")


def test_an_address_that_another_center_took_over_shows_that_center(client):
    FormerSlug.objects.create(center=make_center(slug="new"), slug="shared")
    make_center(slug="shared", name="现在的", address="新路1号")
    assert read(client.get("/centers/shared/")).startswith("现在的 新路1号")
