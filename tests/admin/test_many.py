"""Many centers at once are closed, or given another's hours: looked over first, one's own alone."""

from datetime import UTC, datetime, timedelta

import pytest

from centers.models import Occupied, SpecialDay, WeeklyHours
from tests.admin.pages import filled_in
from tests.admin.people import SECRET, THEIRS, make_places, sign_in
from tests.factories import make_center, make_room

pytestmark = pytest.mark.django_db

LIST = "/en/staff/centers/center/"
DAYS = {"starts_on": "2126-10-01", "ends_on": "2126-10-03", "reason": "国庆节"}


def copy_of(center):
    return f"{LIST}{center.pk}/copy/"


def close(client, centers, stage="", **fields):
    chosen = {"action": "add_special_day", "_selected_action": [each.pk for each in centers]}
    return client.post(LIST, {**chosen, **fields, **({"stage": stage} if stage else {})})


def days():
    columns = ("center__name", "starts_on", "ends_on", "opens_minute", "reason")
    rows = SpecialDay.objects.order_by("center__name").values_list(*columns)
    return [(name, str(first), str(last), *rest) for name, first, last, *rest in rows]


def test_many_centers_are_closed_after_a_look_at_who_is_touched(staff):
    one, two, says_so = (make_center(name=name) for name in ("一", "二", "三"))
    SpecialDay.objects.create(center=says_so, starts_on="2126-10-01", ends_on="2126-10-03")
    starts = datetime(2126, 10, 2, 2, tzinfo=UTC)
    Occupied.objects.create(
        room=make_room(center=one), starts=starts, ends=starts + timedelta(hours=1)
    )
    chosen = [one, two, says_so]
    assert [each in read_all(close(staff, chosen)) for each in ("一", "二", "三")] == [True] * 3
    looked = close(staff, chosen, "preview", **DAYS)
    text = read_all(looked)
    assert "3 centers; nothing is stored yet." in text
    assert "one time is taken on these dates" in text
    assert "stays as it is: these dates say something already" in text
    assert len(days()) == 1
    answer = staff.post(LIST, filled_in(looked, stage="apply"))
    assert (answer.status_code, answer.url) == (302, LIST)
    closed = ("2126-10-01", "2126-10-03", None)
    assert days() == [("一", *closed, "国庆节"), ("三", *closed, ""), ("二", *closed, "国庆节")]


def read_all(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"starts_on": ""}, "This field is required."),
        ({"starts_on": "2126-10-04"}, "It ends before it starts."),
        ({"opens_minute": "09:00"}, "Give both times, or neither if it is closed."),
        ({"opens_minute": "9", "closes_minute": "10"}, "Write a time such as 09:00"),
    ],
)
def test_a_special_day_that_cannot_be_is_refused(staff, fields, said):
    answer = close(staff, [make_center()], "apply", **{**DAYS, **fields})
    assert said in read_all(answer)
    assert days() == []


def test_hours_and_special_days_are_copied_to_chosen_centers(staff):
    source, other, left = (make_center(name=name) for name in ("甲中心", "乙中心", "丙中心"))
    for center, day in ((source, 1), (source, 2), (other, 6)):
        WeeklyHours.objects.create(center=center, weekday=day, opens_minute=540, closes_minute=1020)
    SpecialDay.objects.create(center=source, starts_on="2126-10-01", ends_on="2126-10-02")
    SpecialDay.objects.create(center=source, starts_on="2020-10-01", ends_on="2020-10-01")
    found = staff.get(copy_of(source) + "?q=乙").content.decode()
    assert ("乙中心" in found, "丙中心" in found) == (True, False)
    chosen = {"targets": [other.pk], "hours": "on", "special_days": "on", "stage": "preview"}
    looked = staff.post(copy_of(source), chosen)
    [touched] = looked.context["touched"]
    assert touched.now == "Saturday 09:00–17:00"
    assert touched.then.split("\n") == [
        "Monday 09:00–17:00",
        "Tuesday 09:00–17:00",
        "2126-10-01–2126-10-02 closed",
    ]
    assert other.weeklyhours_set.get().weekday == 6
    assert staff.post(copy_of(source), filled_in(looked, stage="apply")).status_code == 302
    assert [row.weekday for row in other.weeklyhours_set.all()] == [1, 2]
    assert [str(row.starts_on) for row in other.specialday_set.all()] == ["2126-10-01"]
    assert not left.weeklyhours_set.exists()
    assert source.weeklyhours_set.count() == 2


def test_what_is_no_longer_as_it_was_looked_over_is_looked_over_again(staff):
    source, other = make_center(name="甲中心"), make_center(name="乙中心")
    WeeklyHours.objects.create(center=source, weekday=1, opens_minute=540, closes_minute=1020)
    chosen = {"targets": [other.pk], "hours": "on", "stage": "preview"}
    copied = filled_in(staff.post(copy_of(source), chosen), stage="apply")
    closed = filled_in(close(staff, [other], "preview", **DAYS), stage="apply")
    WeeklyHours.objects.create(center=other, weekday=6, opens_minute=0, closes_minute=60)
    SpecialDay.objects.create(center=other, starts_on="2126-10-01", ends_on="2126-10-03")
    for address, sent in ((copy_of(source), copied), (LIST, closed)):
        again = staff.post(address, sent)
        assert "Centers were changed meanwhile. Look again." in read_all(again)
        assert len(again.context["touched"]) == 1
    assert (other.weeklyhours_set.get().weekday, len(days())) == (6, 1)
    copied = filled_in(staff.post(copy_of(source), chosen), stage="apply")
    assert staff.post(copy_of(source), copied).status_code == 302
    assert other.weeklyhours_set.get().weekday == 1


def test_nothing_is_copied_to_nobody(staff):
    answer = staff.post(copy_of(make_center()), {"stage": "apply"})
    assert answer.context["form"].errors == {
        "targets": ["This field is required."],
        "hours": ["Choose what to copy."],
    }


def test_others_centers_are_neither_closed_nor_copied_to_nor_seen():
    ours, theirs = make_places(), make_places(THEIRS, SECRET, status="draft")
    client = sign_in("keeper", ours["center"]).client
    before = list(theirs["center"].weeklyhours_set.values()), days()
    answer = close(client, [ours["center"], theirs["center"]], "apply", **DAYS)
    assert answer.status_code == 302
    assert theirs["center"].specialday_set.count() == 1
    assert ours["center"].specialday_set.count() == 2
    assert SECRET not in client.get(copy_of(ours["center"])).content.decode()
    sent = {"targets": [theirs["center"].pk], "hours": "on", "stage": "apply"}
    refused = client.post(copy_of(ours["center"]), sent)
    assert refused.context["form"].errors["targets"]
    assert SECRET not in refused.content.decode()
    for answer in (client.get(copy_of(theirs["center"])), client.post(copy_of(theirs["center"]))):
        assert answer.status_code in (403, 404)
    assert list(theirs["center"].weeklyhours_set.values()) == before[0]
