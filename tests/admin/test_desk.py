"""Every table stands on the desk, in both languages, for those who may see it and no others."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from centers.models import (
    Amenity,
    Area,
    Audience,
    CalendarDay,
    Center,
    CenterAmenity,
    CenterKey,
    Edition,
    FormerSlug,
    Occupied,
    Phone,
    Room,
    RoomAmenity,
    RoomKey,
    RoomLayout,
    Service,
    ServiceOffer,
    SpecialDay,
    StatedTimetable,
    WeeklyHours,
)
from centers.search.keeping import gathered
from tests.admin.makers import MAKERS
from tests.admin.pages import filled_in, save
from tests.factories import make_room

TABLES = sorted(MAKERS, key=lambda model: model._meta.model_name)
LANGUAGES = {"": "zh-hans", "/en": "en"}

every_table = pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.model_name)
both_languages = pytest.mark.parametrize("prefix", LANGUAGES, ids=LANGUAGES.values())


def desk(model, prefix="/en"):
    return f"{prefix}/staff/centers/{model._meta.model_name}/"


#: What the site writes itself, and what is typed within the page of its center or room alone.
WRITTEN_BY_ITSELF = {Edition, CenterKey, RoomKey, StatedTimetable}
DETAILS = {Phone, WeeklyHours, SpecialDay, Occupied, ServiceOffer, CenterAmenity, RoomAmenity}
DETAILS |= {RoomLayout}


def test_every_table_is_on_the_desk_or_within_a_page_of_it(rf, staff):
    registered = {model for model in admin.site._registry if model._meta.app_label == "centers"}
    tables = set(apps.get_app_config("centers").get_models())
    assert registered == tables - WRITTEN_BY_ITSELF - DETAILS == set(MAKERS)
    rows = {row.model for one in (Center, Room) for row in admin.site._registry[one].inlines}
    # Occupied times have a week of their own, see test_occupying.
    assert rows - {Room} == DETAILS - {Occupied}
    for model in DETAILS:
        assert staff.get(desk(model)).status_code == 404


@both_languages
@every_table
def test_every_page_of_a_table_answers_in_the_language_of_its_address(staff, model, prefix):
    row = MAKERS[model]()
    pages = ["", "add/", f"{row.pk}/change/", f"{row.pk}/history/", f"{row.pk}/delete/"]
    answers = [staff.get(desk(model, prefix) + page) for page in pages]
    language = LANGUAGES[prefix]
    assert [(answer.status_code, answer.headers["Content-Language"]) for answer in answers] == [
        (200, language)
    ] * len(pages)
    assert all(f'<html lang="{language}"' in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("model", sorted(set(TABLES) - {FormerSlug}, key=str), ids=str)
def test_a_row_saved_untouched_stays_as_it_is(staff, model):
    row = MAKERS[model]()
    before = model.objects.filter(pk=row.pk).values().get()
    answer = save(staff, f"{desk(model)}{row.pk}/change/")
    assert (answer.status_code, answer.url) == (302, desk(model))
    assert model.objects.filter(pk=row.pk).values().get() == before
    assert LogEntry.objects.get().change_message == "[]"


@every_table
def test_a_list_asks_the_same_number_of_questions_for_one_row_and_for_nine(
    staff, model, django_assert_num_queries, django_assert_max_num_queries
):
    MAKERS[model]()
    staff.get(desk(model))
    with django_assert_max_num_queries(10) as asked:
        staff.get(desk(model))
    for _ in range(8):
        MAKERS[model]()
    with django_assert_num_queries(len(asked)):
        answer = staff.get(desk(model))
    assert len(answer.context["cl"].result_list) >= 9


@every_table
def test_a_list_is_searched(staff, model):
    MAKERS[model]()
    answer = staff.get(desk(model) + "?q=%E4%B8%8D%E5%AD%98%E5%9C%A8xyz")
    assert (answer.status_code, list(answer.context["cl"].result_list)) == (200, [])


@pytest.mark.parametrize("model", sorted(set(TABLES) - {Center, Room}, key=str), ids=str)
def test_deleting_chosen_rows_makes_one_edition(staff, model):
    row = (
        Area.objects.create(code="31", name="上海市", level="district")
        if model is Area
        else MAKERS[model]()
    )
    before = Edition.objects.number()
    answer = staff.post(
        desk(model), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    )
    assert (answer.status_code, answer.url) == (302, desk(model))
    assert model.objects.filter(pk=row.pk).count() == 0
    assert Edition.objects.number() == before + 1


@both_languages
def test_the_desk_names_itself_and_leads_to_the_other_language_and_to_the_site(staff, prefix):
    page = staff.get(f"{prefix}/staff/centers/center/?q=%E9%95%BF").content.decode()
    other = "/staff/" if prefix else "/en/staff/"
    assert f'href="{other}centers/center/?q=%E9%95%BF"' in page
    assert f'<a href="{prefix}/">' in page


def test_the_english_desk_has_its_name_in_its_title(staff):
    page = staff.get("/en/staff/").content.decode()
    assert "| Neighborhood Centers – staff desk</title>" in page


@both_languages
def test_the_sign_in_page_is_in_the_language_of_its_address_and_leads_to_the_other(client, prefix):
    answer = client.get(f"{prefix}/staff/", follow=True)
    assert answer.redirect_chain == [(f"{prefix}/staff/login/?next={prefix}/staff/", 302)]
    page = answer.content.decode()
    other = "/staff/login/?next=" if prefix else "/en/staff/login/?next="
    assert f'<html lang="{LANGUAGES[prefix]}"' in page
    assert f'href="{other}' in page


@every_table
def test_a_stranger_is_asked_to_sign_in_and_changes_nothing(client, db, model):
    row = MAKERS[model]()
    pages = ["", "add/", f"{row.pk}/change/", f"{row.pk}/history/", f"{row.pk}/delete/"]
    before = Edition.objects.number()
    for page in pages:
        url = desk(model) + page
        answers = [client.get(url), client.post(url, {"post": "yes"})]
        assert [(answer.status_code, answer.url) for answer in answers] == [
            (302, f"/en/staff/login/?next={url}")
        ] * 2
    assert (Edition.objects.number(), model.objects.filter(pk=row.pk).count()) == (before, 1)


@every_table
def test_staff_without_rights_are_refused(client, db, model):
    client.force_login(User.objects.create_user("newcomer", is_staff=True))
    row = MAKERS[model]()
    pages = ["", "add/", f"{row.pk}/change/", f"{row.pk}/delete/"]
    answers = [ask(desk(model) + page) for page in pages for ask in (client.get, client.post)]
    assert [answer.status_code for answer in answers] == [403] * len(answers)


@pytest.mark.parametrize("model", [Amenity, Area])
def test_a_code_is_typed_once(staff, model):
    row = MAKERS[model]()
    url = f"{desk(model)}{row.pk}/change/"
    shown = filled_in(staff.get(url))
    assert "code" not in shown
    staff.post(url, {**shown, "code": "99", "name": "新名字"})
    row.refresh_from_db()
    assert (row.name, model.objects.filter(pk="99").count()) == ("新名字", 0)


def test_an_area_begins_with_the_code_of_its_parent(staff):
    Area.objects.create(code="310107", name="普陀区", level="district")
    answer = save(
        staff, desk(Area) + "add/", code="310104001", name="街道", level="street", parent="310107"
    )
    assert answer.context["adminform"].form.errors == {
        "code": ["The code must begin with the parent's code."]
    }


def test_a_former_address_is_added_or_deleted_and_never_changed(staff):
    one, other = MAKERS[FormerSlug](), MAKERS[FormerSlug]()
    fields = {"slug": "before", "center": other.center_id}
    answer = save(staff, f"{desk(FormerSlug)}add/", **fields, room=one.room_id)
    assert answer.context["adminform"].form.errors == {
        "room": ["This room belongs to another center."]
    }
    assert staff.post(f"{desk(FormerSlug)}{one.pk}/change/", fields).status_code == 403
    assert FormerSlug.objects.filter(slug="before").count() == 0


@gathered()
def fill(center, room, numbers):
    """A row for each number of everything that the pages of a center and of its room hold."""
    for n in numbers:
        place = {"center": center, "room": None if n % 2 else room}
        Phone.objects.create(number=f"021-0000 00{n:02}", **place)
        WeeklyHours.objects.create(
            weekday=1, opens_minute=n * 60, closes_minute=n * 60 + 30, **place
        )
        day = date(2026, 10, 1) + timedelta(days=n)
        SpecialDay.objects.create(starts_on=day, ends_on=day, **place)
        starts = datetime(2126, 10, 1, n, tzinfo=UTC)
        Occupied.objects.create(room=room, starts=starts, ends=starts + timedelta(hours=1))
        CenterAmenity.objects.create(center=center, amenity=MAKERS[Amenity]())
        RoomAmenity.objects.create(room=room, amenity=MAKERS[Amenity]())
        offer = ServiceOffer.objects.create(center=center, service=MAKERS[Service]())
        offer.audiences.add(MAKERS[Audience]())
        make_room(center=center)


@pytest.mark.parametrize("model", [Center, Room], ids=["center", "room"])
def test_a_page_asks_the_same_number_of_questions_for_few_rows_and_for_many(
    staff, model, django_assert_num_queries, django_assert_max_num_queries
):
    room = MAKERS[Room]()
    listing = room.center if model is Center else room
    url = f"{desk(model)}{listing.pk}/change/"
    fill(room.center, room, range(2))
    staff.get(url)
    with django_assert_max_num_queries(30) as asked:
        few = staff.get(url)
    fill(room.center, room, range(2, 9))
    with django_assert_num_queries(len(asked)):
        many = staff.get(url)
    assert len(filled_in(many)) > len(filled_in(few)) + 50


@every_table
def test_every_column_can_be_filled_in(staff, model):
    shown = staff.get(f"{desk(model)}add/").context["adminform"]
    columns = {
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if (
            field.editable
            and not field.auto_created
            and getattr(field, "remote_field", None) is None
        )
        or field.name in {"center", "room", "area", "parent", "amenity", "service", "audiences"}
    }
    typed = {*shown.form.fields, *shown.readonly_fields}
    assert columns - typed == set()


def test_an_audience_that_listings_name_cannot_be_deleted(staff):
    room = make_room()
    used, free = (Audience.objects.create(code=code, name=code) for code in ("resident", "rider"))
    room.audiences.add(used)
    for audience in (used, free):
        staff.post(f"{desk(Audience)}{audience.pk}/delete/", {"post": "yes"})
    assert list(Audience.objects.values_list("code", flat=True)) == ["resident"]


def test_who_corrects_a_day_that_was_loaded_is_named(staff):
    row = CalendarDay.objects.create(
        date=date(2026, 10, 8), kind="holiday", name="国庆节", source="chinesecalendar 1.11.0"
    )
    page = f"{desk(CalendarDay)}{row.pk}/change/"
    save(staff, page, kind="ordinary")
    row.refresh_from_db()
    assert (row.kind, row.source) == ("ordinary", "corrected by lina")
