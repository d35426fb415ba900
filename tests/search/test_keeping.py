"""Whatever is written, and however: the new words find it at once, the old ones no longer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from centers.importing.engine import import_file
from centers.importing.sources import WORKBOOK
from centers.models import (
    Amenity,
    Center,
    CenterAmenity,
    CenterKey,
    Edition,
    Room,
    RoomAmenity,
    RoomKey,
    Service,
    ServiceOffer,
)
from centers.search import keeping
from tests.factories import make_area, make_center, make_room

pytestmark = pytest.mark.django_db

#: Tables that no key takes anything from.
UNKEYED = {
    "Audience",
    "CalendarDay",
    "CenterKey",
    "Edition",
    "FormerSlug",
    "Occupied",
    "Phone",
    "RoomKey",
    "RoomLayout",
    "Room_audiences",
    "ServiceOffer_audiences",
    "StatedTimetable",
}


@pytest.fixture
@keeping.gathered()
def room() -> Room:
    """A room and a center, each with whatever a key takes words from, all of it called old."""
    district = make_area("310107", name="旧区")
    center = make_center(
        name="旧名",
        former_names="旧称；Old Hall",
        address="旧路1号",
        summary="旧话",
        area=make_area("310107014", name="旧街道", parent=district),
        lift=True,
    )
    room = make_room(name="旧间", former_names="旧室", center=center, step_free=True)
    service = Service.objects.create(code="haircut", name="旧发", synonyms="旧剃;旧剪")
    amenities = {
        code: Amenity.objects.create(code=code, name=name, group="comfort")
        for code, name in (("wifi", "旧网"), ("lift", "旧梯"), ("step_free", "旧坡"))
    }
    ServiceOffer.objects.create(center=center, service=service)
    CenterAmenity.objects.create(center=center, amenity=amenities["wifi"])
    RoomAmenity.objects.create(room=room, amenity=amenities["wifi"])
    return room


def found_by(words: str) -> tuple[bool, bool]:
    """Whether words find a center, and whether they find a room."""
    return Center.objects.matching(words).exists(), Room.objects.matching(words).exists()


def rename(column: str, text: str) -> Callable[[object], None]:
    def act(row: object) -> None:
        setattr(row, column, text)
        row.save()  # type: ignore[attr-defined]

    return act


# The row that is changed, its column, what finds it before and after, and what is found by it.
CHANGES = [
    ("center", "name", "旧名", "新名", (True, True)),
    ("center", "name_en", "旧名", "Newtown", (True, True)),
    ("center", "former_names", "旧称", "更早", (True, True)),
    ("center", "address", "旧路", "新路", (True, True)),
    ("center", "address_en", "旧路", "Newroad", (True, True)),
    ("center", "summary", "旧话", "新话", (True, False)),
    ("center.area", "name", "旧街", "新街", (True, True)),
    ("center.area.parent", "name", "旧区", "新区", (True, True)),
    ("center.serviceoffer_set.get().service", "name", "旧发", "新发", (True, False)),
    ("center.serviceoffer_set.get().service", "synonyms", "旧剪", "新剪", (True, False)),
    ("roomamenity_set.get().amenity", "name", "旧网", "新网", (True, True)),
    ("self", "name", "旧间", "新间", (False, True)),
    ("self", "former_names", "旧室", "更早", (False, True)),
]


def reached(room: Room, path: str) -> object:
    found: object = room
    for step in path.split("."):
        if step != "self":
            name, called, _ = step.partition("()")
            found = getattr(found, name)() if called else getattr(found, name)
    return found


@pytest.mark.parametrize(("path", "column", "before", "after", "holding"), CHANGES)
def test_a_saved_change_is_found(room, path, column, before, after, holding) -> None:
    assert found_by(before) == holding
    row = reached(room, path)
    old = getattr(row, column)
    rename(column, after)(row)
    assert found_by(after) == holding
    gone = column not in ("name_en", "address_en")
    assert found_by(before) == ((False, False) if gone else holding)
    type(row).objects.filter(pk=row.pk).update(**{column: old})
    assert found_by(before) == holding
    assert found_by(after) == (False, False)


def test_facts_that_are_columns_are_found_as_amenities_are(room) -> None:
    assert found_by("旧梯") == (True, False)
    assert found_by("旧坡") == (False, True)
    rename("lift", False)(room.center)
    rename("step_free", None)(room)
    assert found_by("旧梯") == found_by("旧坡") == (False, False)


def test_a_renamed_fact_is_found(room) -> None:
    rename("name", "新梯")(Amenity.objects.get(code="lift"))
    rename("name", "新坡")(Amenity.objects.get(code="step_free"))
    assert found_by("新梯") == (True, False)
    assert found_by("新坡") == (False, True)
    assert found_by("旧梯") == found_by("旧坡") == (False, False)


def test_what_is_stated_to_be_absent_is_not_found(room) -> None:
    rename("present", False)(room.center.centeramenity_set.get())
    assert found_by("旧网") == (False, True)
    room.roomamenity_set.update(present=False)
    assert found_by("旧网") == (False, False)


def test_a_detail_that_moves_is_found_where_it_went(room) -> None:
    other = make_center()
    rename("center_id", other.pk)(room.center.serviceoffer_set.get())
    assert list(Center.objects.matching("旧发")) == [other]
    other.serviceoffer_set.update(center=room.center)
    assert list(Center.objects.matching("旧发")) == [room.center]


def test_a_room_that_moves_is_found_by_its_new_center(room) -> None:
    rename("center_id", make_center(name="别处").pk)(room)
    assert found_by("旧间 别处") == (False, True)
    assert found_by("旧间 旧名") == (False, False)


@pytest.mark.parametrize("one_by_one", [True, False])
def test_a_deleted_detail_is_found_no_more(room, one_by_one) -> None:
    for rows in (
        room.center.serviceoffer_set.all(),
        room.center.centeramenity_set.all(),
        room.roomamenity_set.all(),
    ):
        if one_by_one:
            rows.get().delete()
        else:
            rows.delete()
    assert found_by("旧发") == found_by("旧网") == (False, False)


def test_django_s_own_lists_of_many_keep_keys_too(room) -> None:
    room.center.services.clear()
    room.amenities.clear()
    assert found_by("旧发") == (False, False)
    assert found_by("旧网") == (True, False)
    room.center.services.add("haircut")
    room.amenities.set(["wifi"])
    assert found_by("旧发") == (True, False)
    assert found_by("旧网") == (True, True)


def test_many_made_at_once_are_found() -> None:
    Center.objects.bulk_create(
        [Center(slug=f"c{n}", name=f"新{n}号", address="路") for n in (1, 2)]
    )
    assert found_by("新2号") == (True, False)
    centers = list(Center.objects.all())
    for center in centers:
        center.name = "改名"
    Center.objects.bulk_update(centers, ["name"])
    assert Center.objects.matching("改名").count() == 2
    assert found_by("新2号") == (False, False)


@pytest.mark.parametrize("one_by_one", [True, False])
def test_a_deleted_listing_leaves_no_words_behind(room, one_by_one) -> None:
    if one_by_one:
        room.center.delete()
    else:
        Center.objects.all().delete()
    assert (CenterKey.objects.count(), RoomKey.objects.count()) == (0, 0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for listing in ("center", "room"):
                cursor.execute(f"SELECT count(*) FROM centers_{listing}key_words")  # noqa: S608
                assert cursor.fetchone() == (0,)


def test_an_import_is_found(tmp_path: Path) -> None:
    sheet = tmp_path / "centers.csv"
    sheet.write_text("slug,name,address\none,旧名,旧路1号\n", encoding="utf-8")
    import_file(tmp_path, WORKBOOK)
    assert found_by("旧名") == (True, False)
    sheet.write_text("slug,name,address\none,新名,旧路1号\n", encoding="utf-8")
    import_file(tmp_path, WORKBOOK)
    assert (found_by("旧名"), found_by("新名")) == ((False, False), (True, False))
    (tmp_path / "rooms.csv").write_text("center,slug,name\none,a,新间\n", encoding="utf-8")
    import_file(tmp_path, WORKBOOK)
    assert found_by("新间") == (False, True)


def test_a_write_that_fails_leaves_the_words_as_they_were(room) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Center.objects.update(name="新名", latitude=91, longitude=0)
    assert (found_by("旧名"), found_by("新名")) == ((True, True), (False, False))


def test_gathered_writes_renew_each_key_once(room) -> None:
    with CaptureQueriesContext(connection) as queries, keeping.gathered():
        for n in range(5):
            rename("name", f"新名{n}")(room.center)
    written = [query["sql"] for query in queries if "INTO centers_centerkey " in query["sql"]]
    assert len(written) == 1
    assert found_by("新名4") == (True, True)
    assert found_by("新名3") == (False, False)


def test_a_table_is_known_to_give_something_to_keys_or_nothing() -> None:
    names = {model.__name__ for model in apps.get_app_config("centers").get_models(True)}
    assert names - UNKEYED == keeping.OWNED.keys() | keeping.SHARED.keys()


def test_every_table_that_gives_words_keeps_them_when_many_rows_are_written() -> None:
    for name in keeping.OWNED | keeping.SHARED:
        manager = apps.get_model("centers", name)._default_manager
        assert isinstance(manager.all(), keeping.KeptQuerySet), name


def test_keys_are_made_anew_by_a_command(room, capsys) -> None:
    CenterKey.objects.all().delete()
    RoomKey.objects.update(names="")
    edition = Edition.objects.number()
    for _ in range(2):
        call_command("rebuild_search")
        assert found_by("旧名") == (True, True)
        assert CenterKey.objects.get().names == "|旧名|jiuming|旧称|jiucheng|oldhall|jm|jc|"
        assert RoomKey.objects.get().names == "|旧间|jiujian|旧室|jiushi|jj|js|"
    assert Edition.objects.number() == edition + 8
    assert (
        capsys.readouterr().out.splitlines()
        == ["Made the search keys of 1 centers and 1 rooms."] * 2
    )
