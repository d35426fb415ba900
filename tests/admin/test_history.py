"""Every save is kept in words, can be undone within one's rights, and nothing real is lost."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import Permission, User
from django.core import serializers
from django.core.management import call_command
from django.test import Client

from centers.desk.differences import changes
from centers.desk.models import Version
from centers.desk.recording import recorded
from centers.desk.snapshots import PARTS_OF_CENTER, PARTS_OF_ROOM, Key, take
from centers.models import (
    Audience,
    Center,
    Edition,
    Occupied,
    Phone,
    Room,
    Service,
    ServiceOffer,
)
from tests.admin.pages import filled_in, save
from tests.admin.people import SECRET, THEIRS, make_places, sign_in
from tests.factories import make_center, make_phone
from tests.importing.workbooks import write_csv
from tests.reading import read

pytestmark = pytest.mark.django_db

DESK = "/en/staff/centers/"


@pytest.fixture
def ours():
    return make_places()


def page(row, kind="change"):
    return f"{DESK}{row._meta.model_name}/{row.pk}/{kind}/"


def told(version):
    """What a version changed, in sentences."""
    earlier = Version.objects.of(version.center, version.room).filter(pk__lt=version.pk).first()
    return [str(change) for change in changes(earlier.snapshot, version.snapshot)]


def versions(row):
    center, room = (row.center_id, row.pk) if isinstance(row, Room) else (row.pk, None)
    return Version.objects.of(center, room)


# --- what is kept --------------------------------------------------------------------------------


def test_a_save_is_kept_with_who_when_and_each_field_in_words(staff, ours):
    center = ours["center"]
    make_phone("021-0000 0009", of=center)
    save(
        staff,
        page(center),
        name="新名字",
        lift="true",
        on_holidays="closed",
        **{
            "phone_set-0-number": "021-0000 0010",
            "specialday_set-0-starts_on": "2026-12-24",
            "specialday_set-0-reason": "盘点",
        },
    )
    newest, before = versions(center)
    assert (before.how, before.by, newest.how, newest.by) == ("before", "", "changed", "李娜")
    assert newest.name == "新名字"
    assert told(newest) == [
        "Name: from “我们中心” to “新名字”",
        "On public holidays: from “not stated” to “closed”",
        "Lift: from “not stated” to “yes”",
        "Phone: from “number: 021-0000 0009” to “number: 021-0000 0010”",
        "Special day: added “2026-12-24 closed 盘点”",
    ]
    shown = read(staff.get(page(center, "history")))
    assert "changed · 李娜" in shown
    assert "Name 我们中心 新名字" in shown


def test_a_save_that_changes_nothing_is_no_version(staff, ours):
    save(staff, page(ours["center"]))
    assert Version.objects.count() == 0


@pytest.mark.parametrize("table", ["phone", "weeklyhours", "roomamenity", "roomlayout", "occupied"])
def test_a_detail_that_goes_is_its_listings_history(ours, table):
    with recorded("李娜"):
        ours[table].delete()
    newest = versions(ours["room"]).first()
    assert (newest.how, newest.by) == ("changed", "李娜")
    [sentence] = told(newest)
    assert "removed" in sentence


def test_audiences_are_part_of_the_history(staff, ours):
    Audience.objects.create(code="rider", name="骑手", name_en="Riders")
    save(staff, page(ours["room"]), audiences=["rider"])
    assert told(versions(ours["room"]).first()) == ["Audiences: from “not stated” to “Riders”"]


def test_many_listings_are_snapshot_in_as_many_queries_as_one(django_assert_num_queries):
    places = [make_places(area) for area in ("310107001", "310107002", "310107003")]
    one = [Key(places[0]["center"].pk), Key(places[0]["center"].pk, places[0]["room"].pk)]
    every = [
        key
        for place in places
        for key in (Key(place["center"].pk), Key(place["center"].pk, place["room"].pk))
    ]
    for keys in (one, every):
        with django_assert_num_queries(17):
            assert list(take(keys)) == [*keys[::2], *keys[1::2]]


def test_a_snapshot_says_what_djangos_serializer_would(ours):
    Center.objects.update(latitude=31.23, longitude=121.47, checked_on="2026-11-03", lift=False)
    Room.objects.update(area_m2="42.50")
    ours["room"].audiences.add(Audience.objects.create(code="rider", name="骑手"))
    center, room = ours["center"].pk, ours["room"].pk
    for key, parts in ((Key(center), PARTS_OF_CENTER), (Key(center, room), PARTS_OF_ROOM)):
        for part in parts:
            rows = part.model._default_manager.filter(**{part.owner: room if key.room else center})
            said = json.loads(serializers.serialize("json", rows.filter(**part.only)))
            told = take([key])[key].get(part.model._meta.model_name, [])
            assert told == [{"pk": row["pk"], "fields": row["fields"]} for row in said]


# --- back to an earlier version ------------------------------------------------------------------


def test_an_earlier_version_is_brought_back_whole_and_its_address_status_and_area_stay(staff, ours):
    center = ours["center"]
    make_phone("021-0000 0009", of=center)
    make_phone("021-0000 0008", of=center)
    save(staff, page(center), name="错", **{"phone_set-0-DELETE": "on"})
    before = versions(center).last()
    Center.objects.update(status="closed", slug="moved")
    edition = Edition.objects.number()
    asked = read(staff.get(f"/en/staff/desk/version/{before.pk}/change/"))
    assert "Name 错 我们中心" in asked
    answer = staff.post(f"/en/staff/desk/version/{before.pk}/change/")
    assert (answer.status_code, answer.url) == (302, page(center))
    center.refresh_from_db()
    assert (center.name, center.status, center.slug) == ("我们中心", "closed", "moved")
    assert sorted(phone.number for phone in center.phone_set.filter(room=None)) == [
        "021-0000 0008",
        "021-0000 0009",
    ]
    assert versions(center).first().how == "restored"
    assert Edition.objects.number() > edition


def test_a_room_brought_back_is_not_free_again(staff, ours):
    room = ours["room"]
    save(staff, page(room), floor="2")
    before = versions(room).last()
    Occupied.objects.update(ends="2126-10-01T09:00Z")
    taken = list(Occupied.objects.values("starts", "ends"))
    staff.post(f"/en/staff/desk/version/{before.pk}/change/")
    assert Room.objects.get().floor == ""
    assert list(Occupied.objects.values("starts", "ends")) == taken


def test_a_listing_that_was_changed_after_the_look_at_a_version_stays(staff, ours):
    center = ours["center"]
    save(staff, page(center), operator="街道")
    version = f"/en/staff/desk/version/{versions(center).last().pk}/change/"
    looked = filled_in(staff.get(version))
    save(staff, page(center), summary="他的")
    answer = staff.post(version, looked, follow=True)
    assert "This listing was changed meanwhile. Look again." in read(answer)
    assert "Summary 他的 not stated" in read(answer)
    assert Center.objects.values_list("operator", "summary").get() == ("街道", "他的")
    assert staff.post(version, filled_in(answer)).status_code == 302
    assert Center.objects.values_list("operator", "summary").get() == ("", "")


def test_a_version_that_cannot_be_any_more_is_refused_with_the_reason(staff, ours):
    center = ours["center"]
    save(staff, page(center), **{"serviceoffer_set-0-DELETE": "on"})
    Service.objects.filter(code="canteen").delete()
    answer = staff.post(f"/en/staff/desk/version/{versions(center).last().pk}/change/", follow=True)
    assert "This version cannot be brought back: canteen:" in read(answer)
    assert ServiceOffer.objects.count() == 0


def test_a_keeper_brings_back_their_own_and_nobody_anothers(ours):
    theirs = make_places(THEIRS, SECRET, status="draft")
    root = Client()
    root.force_login(User.objects.create_superuser("root"))
    for places in (ours, theirs):
        save(root, page(places["center"]), summary=f"{places['center'].name}新")
        save(root, page(places["room"]), floor="9")
    keeper = sign_in("keeper", ours["center"])
    listed = keeper.client.get("/en/staff/desk/version/")
    assert {version.center for version in listed.context["cl"].result_list} == {ours["center"].pk}
    assert SECRET not in listed.content.decode()
    for version in Version.objects.filter(center=theirs["center"].pk):
        for ask in (keeper.client.get, keeper.client.post):
            assert ask(f"/en/staff/desk/version/{version.pk}/change/").status_code == 404
    assert Center.objects.get(pk=theirs["center"].pk).summary != ""
    # One's own listing is no way to another's version either: a version knows whose it is.
    own = versions(ours["center"]).last()
    assert keeper.client.post(f"/en/staff/desk/version/{own.pk}/change/").status_code == 302
    assert Center.objects.get(pk=ours["center"].pk).summary == ""
    # Who may only look may not restore.
    keeper.user.groups.clear()
    keeper.user.user_permissions.set(permissions("view_center", "view_version"))
    assert keeper.client.get(f"/en/staff/desk/version/{own.pk}/change/").status_code == 200
    assert keeper.client.post(f"/en/staff/desk/version/{own.pk}/change/").status_code == 403


def permissions(*names):
    return Permission.objects.filter(codename__in=names)


# --- deleting ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["keeper", "publisher"])
def test_only_superusers_delete_listings(role, ours):
    client = sign_in(role, ours["center"]).client
    for table in ("center", "room"):
        for ask in (client.get, client.post):
            answer = ask(page(ours[table], "delete"), {"post": "yes", "name": ours[table].name})
            assert answer.status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [ours["center"].pk], "post": "yes"}
    client.post(f"{DESK}center/", chosen)
    assert Center.objects.count() == 1


def test_a_deletion_asks_for_the_name_and_is_undone_from_the_history(staff, ours):
    center, room = ours["center"], ours["room"]
    for name in ("", "我们"):
        answer = staff.post(page(center, "delete"), {"post": "yes", "name": name})
        assert "That is not its name." in answer.content.decode()
    assert Center.objects.count() == 1
    staff.post(page(center, "delete"), {"post": "yes", "name": "我们中心"})
    assert [Center.objects.count(), Room.objects.count(), Phone.objects.count()] == [0, 0, 0]
    gone = staff.get("/en/staff/desk/version/?how__exact=deleted").context["cl"].result_list
    assert {version.name for version in gone} == {"我们中心", "我们室"}
    deleted = next(version for version in gone if version.name == "我们中心")
    keeper = sign_in("publisher")
    assert keeper.client.post(f"/en/staff/desk/version/{deleted.pk}/change/").status_code == 404
    answer = staff.post(f"/en/staff/desk/version/{deleted.pk}/change/")
    assert (answer.status_code, answer.url) == (302, page(center))
    back = {name: type(row).objects.get().pk for name, row in ours.items()}
    assert back == {name: row.pk for name, row in ours.items()}
    assert Center.objects.get().key.names != ""
    assert (Center.objects.get().status, Room.objects.get().pk) == ("published", room.pk)


# --- what commands write -------------------------------------------------------------------------


def run(command, *arguments, **options):
    call_command(command, *arguments, stdout=StringIO(), **options)


def test_what_a_command_imports_is_its_doing_and_is_undone_like_any_other(staff, tmp_path):
    stood = make_center(slug="changfeng", name="长风湾", address="路", operator="旧")
    make_phone("021-0000 0009", of=stood)
    row = {"slug": "changfeng", "name": "长风湾", "address": "路", "operator": "新"}
    folder = write_csv(
        tmp_path / "in",
        centers=[row, {**row, "slug": "new"}],
        rooms=[{"center": "new", "slug": "hall", "name": "大厅"}],
        phones=[{"center": "changfeng", "number": "021-0000 0010"}],
    )
    options = {"source": "workbook", "retire_missing": True}
    run("import_centers", folder, **options, dry_run=True)
    assert Version.objects.count() == 0
    run("import_centers", folder, **options)
    new = Center.objects.get(slug="new")
    assert sorted(Version.objects.values_list("name", "how", "by")) == [
        ("大厅", "imported", "import_centers"),
        ("长风湾", "before", ""),
        ("长风湾", "imported", "import_centers"),
        ("长风湾", "imported", "import_centers"),
    ]
    assert told(versions(stood).first()) == [
        "Operator: from “旧” to “新”",
        "Phone: removed “number: 021-0000 0009”",
        "Phone: added “number: 021-0000 0010”",
    ]
    assert versions(new.rooms.get()).get().how == "imported"
    run("import_centers", folder, **options)
    assert Version.objects.count() == 4
    staff.post(f"/en/staff/desk/version/{versions(stood).last().pk}/change/")
    stood.refresh_from_db()
    assert (stood.operator, stood.phone_set.get().number) == ("旧", "021-0000 0009")


def test_a_sample_that_is_taken_away_can_be_restored(staff):
    places = make_places(imported_from="sample")
    run("load_sample", remove=True)
    assert Center.objects.count() == 0
    deleted = Version.objects.get(center=places["center"].pk, room=None, how="deleted")
    assert deleted.by == "load_sample"
    staff.post(f"/en/staff/desk/version/{deleted.pk}/change/")
    assert {row: type(row).objects.get() for row in places.values()} == {
        row: row for row in places.values()
    }
