"""The start page: what do you need, and where?"""

import csv
import re

import pytest

from centers.importing.catalogs import FOLDER
from centers.models import Center, SpecialDay, WeeklyHours
from centers.wording.needs import NEEDS

from .factories import lend_to, make_area, make_center, make_offer, make_room
from .reading import read

pytestmark = pytest.mark.django_db

TUESDAY = "2026-11-10T10:00"


def open_daily(center: Center, opens: int, closes: int) -> None:
    """The same hours every day, in minutes after midnight."""
    for weekday in range(1, 8):
        WeeklyHours.objects.create(
            center=center, weekday=weekday, opens_minute=opens, closes_minute=closes
        )


def test_the_start_page_asks_and_opens_the_doors(get_as_of):
    center = make_center()
    make_offer(center, "haircut")
    make_offer(center, "origami")
    make_offer(make_center(status="draft"), "canteen")
    lend_to(make_room(), "business")
    page = get_as_of(TUESDAY, "/en/")
    assert (
        '<select name="for" id="for">\n<option value="">anybody</option>\n'
        '<option value="business">Business</option>\n</select>'
    ) in page.text
    assert read(page) == (
        "What do you need? What people come for Get a haircut Borrow a room, free of charge "
        "See them on the map "
        "All services Haircut Origami Open now 0 centers are open for certain now. Where are you? "
        "All that changes Borrow a room For how many, when, and with what? "
        "You see which rooms fit, whom to phone, and by when."
    )


def test_the_start_page_shows_what_is_open_for_certain_nearest_to_a_place(get_as_of):
    for name, latitude in (("far", 31.4), ("near", 31.21), ("nearest", 31.2)):
        center = make_center(name=name, latitude=latitude, longitude=121.4)
        open_daily(center, 540, 1020)
    open_daily(make_center(name="closed", latitude=31.2, longitude=121.4), 780, 1020)
    make_center(name="unknown", latitude=31.2, longitude=121.4)
    page = get_as_of(TUESDAY, "/en/?near=31.200,121.400")
    cards = re.findall(r"<h3><a[^>]*>(.*?)</a>", page.text, re.DOTALL)
    assert [re.sub("<[^>]*>", "", name) for name in cards] == ["nearest", "near", "far"]
    assert "Open now near the point 31.200,121.400" in read(page)
    assert '<input type="hidden" name="near" value="31.200,121.400">' in page.text


def test_the_doors_of_the_start_page_lead_on_from_the_place_chosen(client):
    center = make_center(area=make_area("310107", name="普陀区"), latitude=31.2, longitude=121.4)
    make_offer(center, "haircut")
    page = client.get("/?near=area:310107").text
    assert re.findall(r'<ul class="doorways">.*?<a href="([^"]*)"', page, re.DOTALL) == [
        "/centers/?near=area%3A310107&amp;service=haircut#found"
    ]
    assert re.findall(r'<a href="([^"]*)" aria-current="true">普陀区', page) == [
        "?near=area%3A310107"
    ]


def test_the_start_page_says_what_is_wrong_with_a_place(client):
    make_offer(make_center(), "haircut")
    page = client.get("/en/?near=nowhere")
    sentence = "Write a latitude and a longitude such as 31.230,121.470, or choose an area."
    assert (page.status_code, sentence in page.text) == (200, True)
    assert '<option value="nowhere"' not in page.text
    assert client.get("/?near=31.23041,121.47372").url == "/?near=31.230,121.474"


def test_the_start_page_of_an_empty_directory_promises_nothing(client):
    assert read(client.get("/")) == (
        "您想找什么？ 大家常来办的事 免费借场地 在地图上看 现在开放 "
        "现在确定开放的中心有 0 家。您在哪个区？ "
        "查看全部变动 借场地 几个人、什么时候、要什么设备？"
        "马上看到哪些场地合适、打哪个电话、最晚何时联系。"
    )


def test_the_start_page_tells_of_closures_in_the_next_two_weeks(get_as_of):
    tea, shut = make_center(name="tea"), make_center(name="shut", status="closed")
    hall = make_room(center=tea, name="hall")
    for center, room, date, opens in (
        (tea, None, "2026-11-12", None),
        (tea, None, "2026-11-13", 600),
        (tea, hall, "2026-11-14", None),
        (tea, None, "2026-11-25", None),
        (shut, None, "2026-11-12", None),
    ):
        SpecialDay.objects.create(
            center=center,
            room=room,
            starts_on=date,
            ends_on=date,
            opens_minute=opens,
            closes_minute=opens and 660,
            reason="drill",
        )
    assert (
        "Closed in the next two weeks 12 Nov 2026 tea drill 14 Nov 2026 tea · hall drill "
        "All that changes"
    ) in read(get_as_of(TUESDAY, "/en/"))


def test_every_need_is_met_by_a_service_of_the_catalog():
    with (FOLDER / "services.csv").open(encoding="utf-8") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert [need.service for need in NEEDS if need.service not in codes] == []
