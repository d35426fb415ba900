"""The first page of the desk tells whoever asks what to check next in their own centers."""

import re
from datetime import timedelta

import pytest

from centers import clock
from centers.desk.completeness import FACTS, score_of
from centers.desk.overview import Overview
from centers.models import CalendarDay, Center, SpecialDay, WeeklyHours
from tests.admin.people import SECRET, THEIRS, make_places, sign_in
from tests.factories import make_center, make_phone, make_room

pytestmark = pytest.mark.django_db
DESK = "/en/staff/"


@pytest.fixture
def today(rf):
    return clock.now(rf.get("/")).date()


def make_done(today, **fields):
    """A center with nothing to do."""
    fields = {
        "checked_on": today,
        "latitude": 31.2,
        "longitude": 121.4,
        "email": "a@b.cn",
        **fields,
    }
    center = make_center(**fields)
    WeeklyHours.objects.create(center=center, weekday=1, opens_minute=540, closes_minute=1020)
    return center


def todo(admin_user, today):
    found = Overview(admin_user, today)
    return {counted.task.key: counted.number for counted in (*found.of_centers, *found.of_rooms)}, {
        each.center.name: [task.key for task in each.tasks] for each in found.next
    }


def test_each_thing_to_do_is_counted_and_named_at_its_center(admin_user, today):
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    CalendarDay.objects.create(date=tomorrow, kind="holiday", name="元旦", source="国务院")
    normal = {"on_holidays": "normal"}
    make_done(today, name="done", **normal)
    make_done(today, name="retired", status="retired", latitude=None, longitude=None)
    make_done(today, name="never", checked_on=None, **normal)
    make_done(today, name="old", checked_on=today - timedelta(days=200), **normal)
    make_done(today, name="holiday")
    make_done(today, name="point", latitude=None, longitude=None, **normal)
    make_done(today, name="ask", email="", **normal)
    make_done(today, name="hours", **normal).weeklyhours_set.all().delete()
    for name, day in (("closing", tomorrow), ("past", yesterday)):
        center = make_done(today, name=name, **normal)
        SpecialDay.objects.create(center=center, starts_on=day, ends_on=day)
    room = make_room(center=Center.objects.get(name="ask"), checked_on=today)
    counts, at = todo(admin_user, today)
    names = ["never", "old", "holiday", "point", "ask", "hours", "closing", "past"]
    assert counts == dict.fromkeys(names, 1)
    assert at == {"done": []} | {name: [name] for name in names}
    assert list(at)[:2] == ["never", "old"]
    make_phone("021-0000 0001", of=room)
    assert "ask" not in {one.task.key for one in Overview(admin_user, today).of_rooms}


def test_the_score_explains_itself(staff, today):
    center = make_done(today, name="半中心", summary="简介", lift=False)
    score = score_of(Center.objects.with_card_facts().get())
    assert (score.said, score.of) == (6, len(FACTS))
    page = staff.get(DESK).content.decode()
    assert f"says 6 of {len(FACTS)} things that visitors look for" in page
    missing = re.findall(rf'/center/{center.pk}/change/#([\w-]+)">([^<]+)</a>', page)
    assert ("id_directions", "directions") in missing
    assert ("id_lift", "lift") not in missing


@pytest.mark.parametrize("role", ["keeper", "stranger", "nobody"])
def test_one_sees_ones_own_centers_and_no_others(role):
    ours, theirs = make_places(), make_places(THEIRS, SECRET, status="draft")
    client = sign_in(role, ours["center"]).client
    page = client.get(DESK).content.decode()
    assert (SECRET in page, "我们中心" in page) == (False, role == "keeper")
    listed = client.get(f"{DESK}centers/center/?todo=never").content.decode()
    assert SECRET not in listed
    assert theirs["center"].status == "draft"


def test_every_count_leads_to_the_list_of_what_it_counts(staff, today):
    make_done(today, name="done")
    room = make_room(center=make_center(name="bare"), name="bare room")
    for count, address in re.findall(
        r'href="(/en/staff/centers/\w+/\?todo=\w+)"><strong>(\d+)', staff.get(DESK).content.decode()
    ):
        shown = staff.get(count).context["cl"].result_list
        assert [str(row) for row in shown] in (["bare"], ["bare room"])
        assert len(shown) == int(address)
    assert room.pk


def test_the_desk_asks_the_same_number_of_questions_for_one_center_and_for_nine(
    staff, django_assert_num_queries, django_assert_max_num_queries
):
    make_room()
    staff.get(DESK)
    with django_assert_max_num_queries(20) as asked:
        staff.get(DESK)
    for _ in range(8):
        make_phone("021-0000 0001", of=make_room())
    with django_assert_num_queries(len(asked)):
        staff.get(DESK)
