"""Who may look at the directory as of another moment, and what the others see."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from centers import clock

from .environment import told
from .factories import make_center, make_room
from .reading import read
from .rules.places import OFFICE, at
from .timetables import save_centers

pytestmark = pytest.mark.django_db

PAGES = ["/en/", "/en/centers/", "/en/rooms/", "/en/centers/tea/", "/en/rooms/tea/room/"]
NOTICE = "As of 3 Dec 2099 19:00"


@pytest.fixture
def tea():
    center = make_center(slug="tea")
    make_room(center=center, slug="room")
    return center


def test_the_present_is_the_minute_on_the_clocks_of_the_city():
    before = datetime.now(UTC)
    now = clock.now(RequestFactory().get("/"))
    assert (now.utcoffset(), now.second, now.microsecond) == (timedelta(hours=8), 0, 0)
    assert before - timedelta(minutes=1) < now <= datetime.now(UTC)


@pytest.mark.parametrize("address", PAGES)
def test_staff_see_any_page_as_of_a_moment_and_are_told_so(get_as_of, tea, address):
    answer = get_as_of("2099-12-03T19:00", address)
    page = answer.content.decode()
    assert NOTICE in page
    assert "no-store" in answer["Cache-Control"]
    assert f'<a href="{address}' in page


def test_the_way_back_to_the_present_keeps_the_search(get_as_of):
    page = get_as_of("2099-12-03T19:00", "/en/centers/?q=tea").content.decode()
    assert '<a href="/en/centers/?q=tea">Back to the present</a>' in page


def test_a_page_and_its_twin_tell_of_the_moment(get_as_of):
    [center] = save_centers([OFFICE])
    page = read(get_as_of("2026-11-10T16:30", f"/en/centers/{center.slug}/"))
    twin = get_as_of("2026-11-10T16:30", f"/en/centers/{center.slug}.json").json()
    said = "Closing soon, open until 17:00"
    assert f"{said} · hours never checked" in page
    assert (twin["as_of"], twin["sentence"]) == ("2026-11-10T16:30:00+08:00", said)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("moment", ["2099-12-03T19:00", "soon"])
def test_for_anybody_else_there_is_no_such_parameter(
    client, django_user_model, tea, address, moment
):
    plain = client.get(address).content
    pages = [client.get(f"{address}?as_of={moment}")]
    client.force_login(django_user_model.objects.create_user("visitor"))
    pages.append(client.get(f"{address}?as_of={moment}"))
    bare = [page.content.replace(f"?as_of={moment}".encode(), b"") for page in pages]
    assert bare == [plain, plain]
    assert [page.cookies for page in pages] == [{}, {}]


def test_nobody_is_asked_who_they_are_without_the_parameter(client, django_user_model, tea):
    client.force_login(django_user_model.objects.create_user("lina", is_staff=True))
    answers = [client.get(address) for address in PAGES]
    assert {answer.get("Vary") for answer in answers} == {"Accept-Encoding"}


def test_a_moment_that_cannot_be_read_is_told(get_as_of, tea):
    sentence = "“as_of” is no moment we can read. Write it like 2026-12-03T19:00."
    page, twin = (get_as_of("soon", f"/en/centers{end}") for end in ("/", ".json"))
    assert (page.status_code, read(page)[: len(sentence)]) == (400, sentence)
    assert (twin.status_code, twin.json()) == (400, {"errors": {"as_of": [sentence]}})


def test_there_is_no_other_time_without_a_staff_desk():
    request = RequestFactory().get("/?as_of=2099-12-03T19:00")
    assert clock.now(request) < at("2099-01-01 00:00")
    program = """
import django; django.setup()
from django.test import RequestFactory
from centers import clock
print(clock.as_of(RequestFactory().get("/?as_of=2099-12-03T19:00")))
"""
    assert told(program, STAFF="off") == ["None"]
