"""A listing is looked at as visitors see it, checked at a click, and public only with the least."""

import pytest

from centers.clock import now
from centers.models import Center, Edition, Room
from tests.admin.pages import errors, save, week
from tests.admin.people import SECRET, THEIRS, make_places, sign_in
from tests.factories import make_center, make_phone, make_room, make_service
from tests.reading import read

pytestmark = pytest.mark.django_db

NO_WAY = "A public center can be asked: give a phone, an e-mail, a website or WeChat."
NO_HOURS = "Write the hours, or tick that nobody knows them."
NO_ADDRESS = "A public center has an address."


def page(listing, view="change"):
    return f"/en/staff/centers/{listing._meta.model_name}/{listing.pk}/{view}/"


def today(rf):
    return now(rf.get("/")).date()


@pytest.mark.parametrize("make", [make_center, make_room])
def test_a_listing_is_checked_at_a_click_and_nothing_else_is_changed(staff, rf, make):
    listing = make()
    before = type(listing).objects.filter(pk=listing.pk).values().get()
    edition = Edition.objects.number()
    assert staff.get(page(listing, "check")).status_code == 405
    answer = staff.post(page(listing, "check"), follow=True)
    assert answer.redirect_chain == [(page(listing), 302)]
    said = f"{listing}: checked on {today(rf)}. Visitors see this date."
    assert [str(message) for message in answer.context["messages"]] == [said]
    after = type(listing).objects.filter(pk=listing.pk).values().get()
    assert after == {**before, "checked_on": today(rf), "checked_by": "李娜"}
    assert Edition.objects.number() == edition + 1


def test_a_page_is_saved_and_checked_at_once(staff, rf):
    center = make_center()
    save(staff, page(center), directions="二楼", _check="1")
    center.refresh_from_db()
    assert (center.directions, center.checked_on, center.checked_by) == ("二楼", today(rf), "李娜")


@pytest.mark.parametrize("role", ["keeper", "publisher", "stranger", "nobody"])
def test_checks_and_previews_are_for_those_who_may_change_the_listing(role):
    ours, theirs = make_places(), make_places(THEIRS, SECRET, status="draft")
    client = sign_in(role, ours["center"]).client
    may = role in ("keeper", "publisher")
    for listing in (ours["center"], ours["room"]):
        got = client.get(page(listing, "preview")).status_code
        posted = client.post(page(listing, "check")).status_code
        assert (got == 200, posted == 302) == (may, may)
    for listing in (theirs["center"], theirs["room"]):
        for answer in (client.get(page(listing, "preview")), client.post(page(listing, "check"))):
            assert answer.status_code in (403, 404)
            assert SECRET not in answer.content.decode()
    assert not Center.objects.get(pk=theirs["center"].pk).checked_on
    assert not Room.objects.get(pk=theirs["room"].pk).checked_on


def test_a_center_is_published_with_the_least_and_told_all_that_is_missing(staff):
    center = make_center(status="draft", address="")
    answer = save(staff, page(center), status="published")
    assert errors(answer) == {"address": [NO_ADDRESS]}
    answer = save(staff, page(center), status="published", address="测试路1号")
    shown = read(answer)
    assert "Not saved yet. What is missing or cannot be:" in shown
    assert NO_WAY in shown
    assert NO_HOURS in shown
    assert Center.objects.get().status == "draft"
    least = {"status": "published", "address": "测试路1号", "wechat": "centers"}
    assert save(staff, page(center), **least, **week("9-17")).status_code == 302
    assert Center.objects.get().status == "published"


def test_hours_are_left_empty_on_purpose(staff):
    center = make_center(status="draft")
    typed = {"status": "published", "phone_set-0-number": "021-0000 0001"}
    assert NO_HOURS in read(save(staff, page(center), **typed))
    typed["weeklyhours_set-unknown"] = "on"
    assert save(staff, page(center), **typed).status_code == 302
    assert 'name="weeklyhours_set-unknown" checked' in staff.get(page(center)).content.decode()


def test_what_was_public_without_the_least_stays_so_but_loses_no_more(staff):
    center = make_center(address="")
    make_phone("021-0000 0001", of=center)
    assert save(staff, page(center), name="新名字").status_code == 302
    answer = save(staff, page(center), **{"phone_set-0-DELETE": "on"})
    assert NO_WAY in read(answer)
    assert NO_ADDRESS not in read(answer)


def test_a_draft_is_seen_as_visitors_would_at_any_moment(staff, django_assert_max_num_queries):
    center = make_center(status="draft", name="新中心")
    make_room(center=center, name="新会议室")
    make_room(center=center, name="草稿室", status="draft")
    save(staff, page(center), **week("9-17"))
    with django_assert_max_num_queries(25):
        answer = staff.get(page(center, "preview") + "?as_of=2026-11-30T10:00")
    shown = read(answer)
    assert "Visitors do not see this page: it is not published." in answer.content.decode()
    assert "新会议室" in shown
    assert "草稿室" not in shown
    assert "Open until 17:00" in shown
    assert "Open until" not in read(staff.get(page(center, "preview") + "?as_of=2026-11-30T18:00"))
    assert staff.get(page(center, "preview") + "?as_of=soon").status_code == 400
    assert staff.post(page(center, "preview")).status_code == 405


def test_a_draft_room_is_seen_as_visitors_would(staff):
    room = make_room(status="draft", name="新会议室")
    shown = read(staff.get(page(room, "preview")))
    assert "新会议室" in shown
    assert page(room) in staff.get(page(room, "preview")).content.decode()
    assert page(room, "preview") in staff.get(page(room)).content.decode()


def test_a_public_page_is_the_same_for_staff_and_for_everybody(staff, client):
    center = make_center()
    make_service("canteen")
    address = f"/centers/{center.slug}/"
    assert staff.get(address).content == client.get(address).content
