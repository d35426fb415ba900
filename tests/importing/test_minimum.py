"""What staff's workbook publishes says the least that the desk asks for, or is not published."""

import pytest

from centers.importing.sources import WORKBOOK
from centers.models import Center
from tests.factories import make_center, make_phone

from .workbooks import center, counts, hours, import_tables

pytestmark = pytest.mark.django_db

NO_ADDRESS = "it is not published: a public center has an address"
NO_WAY = "it is not published: a public center can be asked by phone, e-mail, website or WeChat"
NO_HOURS = "it is published without hours: visitors read that they are not confirmed"
KEPT = "a public center needs this; it keeps what it has"


def told(report):
    """What the rows of centers are told, by line."""
    assert report.rejections == []
    return [(each["line"], each["column"], each["reason"]) for each in report.warnings]


def imported(folder, **tables):
    return told(import_tables(folder, source=WORKBOOK, **tables))


def statuses():
    return dict(Center.objects.values_list("slug", "status"))


def phone(slug, **values):
    return {"center": slug, "room": "", "number": "021-0000 0001", **values}


def test_a_new_center_below_the_minimum_is_a_draft_and_told_why(tmp_path):
    remarks = imported(
        tmp_path,
        centers=[
            center("whole", email="a@example.org"),
            center("by-phone"),
            center("no-address", address="", area="", latitude=31.2, longitude=121.4),
            center("no-way"),
            center("phone-of-room"),
            center("no-hours", website="https://example.org/"),
            center("draft", address="路", status="draft"),
            center("brought", imported_from="elsewhere"),
        ],
        rooms=[{"center": "phone-of-room", "slug": "hall", "name": "大厅"}],
        hours=[
            hours(1, "9:00", "17:00", center=slug) for slug in ("whole", "by-phone", "no-address")
        ],
        phones=[phone("by-phone"), phone("no-address"), phone("phone-of-room", room="hall")],
    )
    assert remarks == [
        (4, "status", NO_ADDRESS),
        (5, "status", NO_WAY),
        (6, "status", NO_WAY),
        (7, "status", NO_HOURS),
    ]
    assert statuses() == {
        "whole": "published",
        "by-phone": "published",
        "no-address": "draft",
        "no-way": "draft",
        "phone-of-room": "draft",
        "no-hours": "published",
        "draft": "draft",
        "brought": "published",
    }


def test_what_stands_already_counts_and_a_status_that_cannot_be_stays(tmp_path):
    ready, bare, retired = (
        make_center(slug=slug, name=slug, address="路", status=status)
        for slug, status in (("ready", "draft"), ("bare", "draft"), ("retired", "retired"))
    )
    make_phone("021-0000 0001", of=ready)
    for each in (ready, bare, retired):
        each.weeklyhours_set.create(weekday=1, opens_minute=540, closes_minute=1020)
    publish = [{"slug": slug, "name": slug, "status": "published"} for slug in ("ready", "bare")]
    publish += [{"slug": "retired", "name": "retired", "status": "closed", "summary": "新"}]
    report = import_tables(tmp_path, source=WORKBOOK, centers=publish)
    assert told(report) == [(3, "status", NO_WAY), (4, "status", NO_WAY)]
    assert report.counts == counts(changed=2, unchanged=1)
    assert statuses() == {"ready": "published", "bare": "draft", "retired": "retired"}
    assert Center.objects.get(slug="retired").summary == "新"


def test_a_public_center_keeps_its_address_and_the_last_way_to_ask(tmp_path):
    for slug in ("by-mail", "by-phone", "silent"):
        make_center(slug=slug, name=slug, address="路", email=f"{slug}@example.org")
    make_phone("021-0000 0001", of=Center.objects.get(slug="by-phone"))
    Center.objects.filter(slug="silent").update(email="")
    rows = [
        {"slug": slug, "name": slug, "address": "", "email": "", "summary": "新"}
        for slug in ("by-mail", "by-phone", "silent")
    ]
    Center.objects.update(latitude=31.2, longitude=121.4)
    assert imported(tmp_path, centers=rows) == [
        (2, "address", KEPT),
        (2, "email", KEPT),
        (3, "address", KEPT),
        (4, "address", KEPT),
    ]
    assert list(Center.objects.order_by("slug").values_list("address", "email", "summary")) == [
        ("路", "by-mail@example.org", "新"),
        ("路", "", "新"),
        ("路", "", "新"),
    ]
