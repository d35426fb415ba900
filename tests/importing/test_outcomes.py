"""What becomes of the rows of a file: created, changed, unchanged, merged, rejected; and gone."""

from pathlib import Path
from typing import Any

import pytest

from centers.importing.standing import read_directory
from centers.models import Center, Edition, Phone, Room, RoomLayout, ServiceOffer, SpecialDay

from .workbooks import center, counts, hours, import_tables, make_catalogs, room

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogs(db: None) -> None:
    make_catalogs()


def phone(number: str, **values: Any) -> dict[str, Any]:
    return {"center": "changfeng", "room": "", "number": number, **values}


EVERYTHING: dict[str, list[dict[str, Any]]] = {
    "centers": [
        center(
            name_en="Changfeng",
            area="长风新村街道",
            latitude="31.17530398364597",
            longitude="121.531541859215",
            datum="gcj02",
            on_holidays="闭馆",
            lift="否",
            hearing_loop="",
            amenities="whiteboard;!投影仪",
        )
    ],
    "rooms": [
        room(
            kind="会议室",
            area_m2="30.50",
            people="３０",
            layouts="rows:60;classroom",
            audiences="居民;business",
            fee="免费",
            notice_days="0",
            ask_by="phone;上门",
            amenities="projector:2=要预约",
        )
    ],
    "hours": [hours(1, "9:00", "17:00"), hours(5, "22:00", "02:00", room="hall")],
    "special_days": [{"center": "changfeng", "from": "2026-12-31", "reason": "盘点"}],
    "phones": [phone("021-0000 0001", label="总台")],
    "services": [{"center": "changfeng", "service": "理发", "audiences": "rider"}],
    "occupied": [
        {
            "center": "changfeng",
            "room": "hall",
            "starts": "2026-12-01 14:00",
            "ends": "2026-12-01 16:00",
        }
    ],
}


def test_a_workbook_fills_every_table(tmp_path: Path) -> None:
    report = import_tables(tmp_path, **EVERYTHING)
    assert (report.counts, report.warnings) == (counts(created=8), [])
    found = Center.objects.get()
    assert (found.area_id, found.on_holidays, found.lift, found.hearing_loop) == (
        "310107014",
        "closed",
        False,
        None,
    )
    assert (found.latitude, found.longitude) == (31.1774276, 121.5272106)
    assert (found.imported_from, found.status) == ("workbook", "published")
    hall = Room.objects.get()
    assert (hall.people, str(hall.area_m2), hall.fee, hall.notice_days) == (30, "30.50", "free", 0)
    assert (hall.ask_by_phone, hall.ask_in_person, hall.ask_online) == (True, True, False)
    assert [(row.layout, row.people) for row in hall.layouts.all()] == [
        ("rows", 60),
        ("classroom", None),
    ]
    assert {audience.pk for audience in hall.audiences.all()} == {"business", "resident"}
    assert SpecialDay.objects.get().opens_minute is None
    (hours_of_hall,) = hall.weeklyhours_set.all()
    assert (hours_of_hall.opens_minute, hours_of_hall.closes_minute) == (22 * 60, 26 * 60)
    assert hall.occupied_set.get().starts.isoformat() == "2026-12-01T06:00:00+00:00"
    assert ServiceOffer.objects.get().audiences.get().pk == "rider"


def test_importing_again_changes_nothing_not_even_the_edition(tmp_path: Path) -> None:
    import_tables(tmp_path, **EVERYTHING)
    edition = Edition.objects.number()
    report = import_tables(tmp_path, **EVERYTHING)
    assert (report.counts, report.changed) == (counts(unchanged=8), False)
    assert Edition.objects.number() == edition


def test_an_import_that_changes_something_makes_one_edition(tmp_path: Path) -> None:
    edition = Edition.objects.number()
    import_tables(tmp_path, **EVERYTHING)
    assert Edition.objects.number() == edition + 1


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    edition = Edition.objects.number()
    dry = import_tables(tmp_path, dry_run=True, **EVERYTHING)
    assert not Center.objects.exists()
    assert Edition.objects.number() == edition
    wet = import_tables(tmp_path, **EVERYTHING)
    assert (dry.counts, dry.by_table, dry.gone) == (wet.counts, wet.by_table, wet.gone)


def test_changed_rows_change_what_they_say_and_nothing_else(tmp_path: Path) -> None:
    import_tables(tmp_path, **EVERYTHING)
    Center.objects.update(checked_by="王")
    before = read_directory()
    report = import_tables(
        tmp_path,
        centers=[{"slug": "changfeng", "name": "长风"}],
        rooms=[{"center": "changfeng", "slug": "hall", "layouts": "rows:80", "amenities": ""}],
    )
    assert report.counts == counts(changed=2)
    after = read_directory()
    expected = before["centers"][0].values | {"name": "长风"}
    assert after["centers"][0].values == expected
    assert after["rooms"][0].values == before["rooms"][0].values | {
        "layouts": after["rooms"][0].values["layouts"],
        "amenities": (),
    }
    assert [(row.layout, row.people) for row in RoomLayout.objects.all()] == [("rows", 80)]
    assert Center.objects.get().checked_by == "王"


@pytest.mark.parametrize("checked_on", ["2026-11-03", ""])
def test_a_check_on_another_day_is_nobodys_that_is_known(checked_on: str, tmp_path: Path) -> None:
    old = {"checked_on": "2026-10-01"}
    import_tables(tmp_path, centers=[center(**old)], rooms=[room(**old)])
    for listing in (Center, Room):
        listing.objects.update(checked_by="王")
    import_tables(tmp_path, centers=[center(**old)], rooms=[room(checked_on=checked_on)])
    assert (Center.objects.get().checked_by, Room.objects.get().checked_by) == ("王", "")


def test_an_empty_cell_is_not_stated_and_a_column_left_out_is_untouched(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center(operator="街道", wechat="长风号", lift="是")])
    import_tables(tmp_path, centers=[center(operator="", lift="")])
    found = Center.objects.get()
    assert (found.operator, found.lift, found.wechat) == ("", None, "长风号")


def test_a_sheet_left_out_is_untouched(tmp_path: Path) -> None:
    import_tables(tmp_path, **EVERYTHING)
    report = import_tables(tmp_path, retire_missing=True, centers=[center()])
    assert report.gone == []
    assert Room.objects.filter(status="published").count() == 1


def test_details_are_matched_by_what_they_are(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center()], phones=[phone("1", label="甲"), phone("2")])
    first = Phone.objects.get(number="1").pk
    report = import_tables(
        tmp_path, phones=[phone("3"), phone("２"), phone("1", label="乙")], retire_missing=True
    )
    assert report.counts == counts(created=1, changed=1, unchanged=1)
    assert Phone.objects.get(number="1", label="乙").pk == first


def test_a_special_day_of_the_same_dates_is_changed(tmp_path: Path) -> None:
    row = {"center": "changfeng", "room": "", "from": "2026-12-31", "until": "2026-12-31"}
    closed = {**row, "opens": "", "closes": "", "reason": "盘点"}
    import_tables(tmp_path, centers=[center()], special_days=[closed])
    report = import_tables(tmp_path, special_days=[{**closed, "opens": "9:00", "closes": "12:00"}])
    assert report.counts == counts(changed=1)
    assert SpecialDay.objects.get().times == "09:00–12:00"


def test_rows_left_out_are_told_as_gone_and_kept(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center("a"), center("b")], phones=[phone("1", center="a")])
    report = import_tables(tmp_path, centers=[center("b")], phones=[phone("2", center="b")])
    assert report.gone == [
        {"table": "centers", "what": "a", "name": "长风湾", "key": {"slug": "a"}, "removed": False},
        {
            "table": "phones",
            "what": "a 1",
            "name": "",
            "key": {"center": "a", "room": "", "number": "1"},
            "removed": False,
        },
    ]
    assert Center.objects.get(slug="a").status == "published"
    assert Phone.objects.count() == 2


def test_with_retire_missing_listings_retire_and_details_go(tmp_path: Path) -> None:
    rooms = [room("r", center="a"), room("s", center="b")]
    import_tables(
        tmp_path,
        centers=[center("a"), center("b")],
        rooms=rooms,
        phones=[phone("1", center="a")],
    )
    report = import_tables(
        tmp_path,
        retire_missing=True,
        centers=[center("b")],
        rooms=rooms[1:],
        phones=[phone("2", center="b")],
    )
    assert [(gone["what"], gone["removed"]) for gone in report.gone] == [
        ("a", True),
        ("a r", True),
        ("a 1", True),
    ]
    assert dict(Center.objects.values_list("slug", "status")) == {"a": "retired", "b": "published"}
    assert dict(Room.objects.values_list("slug", "status")) == {"r": "retired", "s": "published"}
    assert [phone.number for phone in Phone.objects.all()] == ["2"]


def test_what_is_retired_is_not_gone_again(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center("a"), center("b")])
    import_tables(tmp_path, centers=[center("b")], retire_missing=True)
    report = import_tables(tmp_path, centers=[center("b")], retire_missing=True)
    assert (report.counts, report.gone, report.changed) == (counts(unchanged=1), [], False)


def test_a_retired_listing_comes_back_only_if_the_file_says_so(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center()], rooms=[room(status="retired")])
    report = import_tables(tmp_path, rooms=[room(status="")])
    assert report.counts == counts(unchanged=1)
    assert [(remark["column"], remark["reason"]) for remark in report.warnings] == [
        ("status", "this listing is retired and stays so; to bring it back, write a status")
    ]
    report = import_tables(tmp_path, rooms=[room(status="已发布")])
    assert (report.counts, report.warnings) == (counts(changed=1), [])
    assert Room.objects.get().status == "published"


def test_without_a_status_a_new_center_is_a_draft_and_a_new_room_published(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center(status="")], rooms=[room()])
    assert (Center.objects.get().status, Room.objects.get().status) == ("draft", "published")
    Room.objects.update(status="draft")
    import_tables(tmp_path, rooms=[room(status="")])
    assert Room.objects.get().status == "draft"


def test_a_repeat_is_merged_and_the_first_row_wins(tmp_path: Path) -> None:
    report = import_tables(
        tmp_path,
        centers=[
            center(operator="街道", wechat=""),
            center(operator="街道", wechat=""),
            center(operator="别人", wechat="长风号"),
        ],
    )
    assert report.counts == counts(created=1, merged=2)
    assert report.warnings == [
        {
            "sheet": "centers",
            "line": 4,
            "column": "operator",
            "value": "别人",
            "reason": "this repeats line 2, which says otherwise and is kept",
        }
    ]
    found = Center.objects.get()
    assert (found.operator, found.wechat) == ("街道", "长风号")


def test_the_same_hours_twice_are_merged(tmp_path: Path) -> None:
    report = import_tables(
        tmp_path, centers=[center()], hours=[hours(1, "9:00", "17:00"), hours(1, "09:00", "17:00")]
    )
    assert report.by_table["hours"] == counts(created=1, merged=1)


def test_rows_that_can_be_no_listing_are_rejected_with_the_reason(tmp_path: Path) -> None:
    report = import_tables(
        tmp_path,
        centers=[
            center(),
            center("b", name=""),
            center("c", address=""),
            center("坏 代号"),
            center(""),
            center("d", name="长" * 201),
        ],
        rooms=[room(center="nowhere"), room(slug="")],
        phones=[phone(""), phone("1", room="nowhere")],
        services=[{"center": "changfeng", "service": "飞行"}],
        occupied=[
            {
                "center": "changfeng",
                "room": "",
                "starts": "2026-12-01 14:00",
                "ends": "2026-12-01 13:00",
            }
        ],
    )
    told = [
        (each["sheet"], each["line"], each["column"], each["reason"]) for each in report.rejections
    ]
    assert told == [
        ("centers", 3, "name", "this is empty"),
        ("centers", 4, "address", "a center needs a place: an address, an area or a point"),
        (
            "centers",
            5,
            "slug",
            "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
        ),
        ("centers", 6, "slug", "this is empty"),
        ("centers", 7, "name", "Ensure this value has at most 200 characters (it has 201)."),
        ("occupied", 2, "room", "this is empty"),
        ("phones", 2, "number", "this is empty"),
        ("phones", 3, "room", "this center has no room with this code"),
        ("rooms", 2, "center", "no center has this code"),
        ("rooms", 3, "slug", "this is empty"),
        ("services", 2, "service", "this code or name is in no catalog"),
    ]
    assert report.counts == counts(created=1, rejected=11)


def test_what_a_rejected_row_speaks_of_is_not_gone(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center()], hours=[hours(1, "9:00", "17:00")])
    report = import_tables(tmp_path, hours=[hours(1, "9:00", "17点")], retire_missing=True)
    assert (report.counts, report.gone) == (counts(rejected=1), [])
    report = import_tables(tmp_path, centers=[center(name="")], retire_missing=True)
    assert (report.counts, report.gone) == (counts(rejected=1), [])


def test_a_sheet_without_a_column_that_it_needs_says_so(tmp_path: Path) -> None:
    report = import_tables(tmp_path, centers=[center()], hours=[{"center": "changfeng"}])
    assert [each["column"] for each in report.rejections] == ["weekday"]
    assert report.rejections[0]["reason"] == "this column is missing"
    assert [(each["line"], each["column"], each["reason"]) for each in report.warnings] == [
        (1, "weekday", "this column is missing, so the whole table is left out")
    ]


def test_a_sheet_without_the_column_of_rooms_says_nothing_of_theirs(tmp_path: Path) -> None:
    import_tables(
        tmp_path,
        centers=[center()],
        rooms=[room()],
        phones=[phone("1"), phone("2"), phone("3", room="hall")],
    )
    report = import_tables(
        tmp_path, phones=[{"center": "changfeng", "number": "1"}], retire_missing=True
    )
    assert [gone["what"] for gone in report.gone] == ["changfeng 2"]
    assert set(Phone.objects.values_list("number", flat=True)) == {"1", "3"}


def test_the_former_address_of_a_listing_is_not_given_to_another(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center("old")], rooms=[room("hall", center="old")])
    for listing, slug in ((Center.objects.get(), "new"), (Room.objects.get(), "parlor")):
        listing.slug = slug
        listing.save()
    report = import_tables(
        tmp_path, centers=[center("old"), center("new")], rooms=[room("hall", center="new")]
    )
    assert [(each["value"], each["reason"]) for each in report.rejections] == [
        ("old", "This was the address of another listing before."),
        ("hall", "This was the address of another listing before."),
    ]
    assert report.counts == counts(unchanged=1, rejected=2)
    assert list(Room.objects.values_list("center__slug", "slug")) == [("new", "parlor")]


def test_nor_is_it_by_publishing_a_draft(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center("old")])
    listing = Center.objects.get()
    listing.slug = "new"
    listing.save()
    Center.objects.create(slug="old", name="长风湾", address="长风路1号", status="draft")
    assert import_tables(tmp_path, centers=[center("old", status="")]).counts == counts(unchanged=1)
    assert import_tables(tmp_path, centers=[center("old")]).counts == counts(rejected=1)


def test_one_end_of_a_closure_does_not_pass_the_other_that_stands(tmp_path: Path) -> None:
    import_tables(tmp_path, centers=[center(closed_from="2026-12-10")])
    report = import_tables(tmp_path, centers=[center(closed_until="2026-12-01")])
    assert [(each["column"], each["reason"]) for each in report.warnings] == [
        ("closed_until", "it ends before it starts")
    ]
    assert report.counts == counts(unchanged=1)
