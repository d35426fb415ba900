"""What is printed: the notice on a door, the booklet of an area."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centers.models import SpecialDay, WeeklyHours
from centers.search.keeping import gathered
from centers.templatetags.paper import week_lines

from .factories import make_area, make_center, make_offer, make_phone, make_room
from .reading import read

pytestmark = pytest.mark.django_db

MONDAY = "2026-11-30T10:00"


@pytest.fixture
@gathered()
def tea():
    """A center that is open on weekdays, but not next Friday, with a room."""
    area = make_area("310107", name_en="Putuo")
    center = make_center(
        slug="tea", name_en="Tea", area=area, address_en="1 Tea Road", checked_on="2026-11-20"
    )
    for weekday in range(1, 6):
        WeeklyHours.objects.create(
            center=center, weekday=weekday, opens_minute=540, closes_minute=1020
        )
    SpecialDay.objects.create(
        center=center, starts_on="2026-12-04", ends_on="2026-12-04", reason="检修"
    )
    make_phone("021-0000 0001", of=center, answered="1-5 09:00-17:00")
    make_offer(center, "canteen")
    make_room(center=center, slug="hall", name_en="Hall", people=12, notice_days=2)
    return center


FORTNIGHT = (
    "The coming two weeks Opening hours "
    + "".join(f"{day} 09:00–17:00 " for day in ("Mon 30 Nov", "Tue 1 Dec", "Wed 2 Dec"))
    + "Thu 3 Dec 09:00–17:00 Fri 4 Dec closed 检修 Sat 5 Dec closed Sun 6 Dec closed "
    + "".join(f"{day} 09:00–17:00 " for day in ("Mon 7 Dec", "Tue 8 Dec", "Wed 9 Dec"))
    + "Thu 10 Dec 09:00–17:00 Fri 11 Dec 09:00–17:00 Sat 12 Dec closed Sun 13 Dec closed "
)
REST = (
    "Phone 021-0000 0001answered Monday–Friday 09:00–17:00 "
    "With your phone: today’s hours and more "
    "Printed on 30 Nov 2026: what changes later stands online only. Hours checked 20 Nov "
)
HINT = "Print this page: it fits one A4 sheet. Back to the listing "


def test_the_notice_of_a_center_is_for_its_door(get_as_of, tea):
    answer = get_as_of(MONDAY, "/en/centers/tea/notice/")
    assert read(answer) == (
        f"{HINT}Putuo Tea 1 Tea Road {FORTNIGHT}"
        "Rooms to borrow Hall · up to 12 people Ask at the counter or by phone. "
        f"{REST}http://testserver/en/centers/tea/"
    )
    assert answer.content.decode().count("<svg viewBox") == 1


def test_the_notice_of_a_room_says_how_to_borrow_it(get_as_of, tea):
    assert read(get_as_of(MONDAY, "/en/rooms/tea/hall/notice/")) == (
        f"{HINT}Tea Hall 1 Tea Road {FORTNIGHT}"
        "How to borrow it Most people 12 Fee not confirmed For whom not confirmed, please ask "
        "Ask not confirmed, please ask Notice at least 2 working days Longest use not confirmed "
        f"{REST}http://testserver/en/rooms/tea/hall/"
    )


def test_the_booklet_of_an_area_tells_of_each_center(get_as_of, tea):
    make_center(slug="else", name="别处", area=make_area("310101"))
    assert read(get_as_of(MONDAY, "/en/areas/310107/booklet/")) == (
        "Print these pages and lay them out where people come by. 区310107 区310107 1 center "
        "With your phone: today’s hours and more Printed on 30 Nov 2026: what changes later stands"
        " online only. What nobody has stated is shown as not confirmed: please phone. "
        "Putuo Tea Address 1 Tea Road Phone 021-0000 0001 "
        "Opening hours Monday–Friday 09:00–17:00Saturday–Sunday closed "
        "Not as usual 4 Dec closed 检修 "
        "Services Canteen Rooms to borrow Hall (up to 12 people) checked 20 Nov 2026"
    ).replace("区310107", "Putuo")


def test_a_booklet_of_many_takes_no_more_queries_than_one_of_one(client, tea):
    def queries():
        client.get("/areas/310107/booklet/")  # Reads timetables that nobody has asked for.
        with CaptureQueriesContext(connection) as asked:
            client.get("/areas/310107/booklet/")
        return len(asked)

    one = queries()
    for _ in range(8):
        make_offer(make_room(center=make_center(area=tea.area)).center, "canteen")
    assert (queries(), one <= 12) == (one, True)


def test_a_week_of_no_stated_hours_is_not_told_as_closed(tea):
    assert week_lines([]) == []


@pytest.mark.parametrize("address", ["/centers/tea/", "/rooms/tea/hall/", "/areas/310107/"])
def test_each_page_leads_to_what_is_printed_of_it(client, tea, address):
    kind = "booklet" if "areas" in address else "notice"
    assert f'href="{address}{kind}/"' in client.get(address).content.decode()
