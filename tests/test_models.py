"""What cannot be is refused twice: by the database, and before it in a sentence."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import UniqueConstraint

from centers.models import (
    Area,
    CalendarDay,
    Center,
    Edition,
    FormerSlug,
    Phone,
    Room,
    SpecialDay,
    WeeklyHours,
)
from centers.search.keeping import gathered
from tests.factories import make_center, make_room
from tests.refusals import MONDAY, ONE_DAY, REFUSED, World

pytestmark = pytest.mark.django_db

every_constraint = pytest.mark.parametrize(
    ("name", "make", "said"), REFUSED, ids=[f"{n}-{case[0]}" for n, case in enumerate(REFUSED)]
)


@pytest.fixture(scope="module")
@gathered()
def world(standing):
    return World()


def constraints():
    models = apps.get_app_config("centers").get_models()
    return {each.name: each for model in models for each in model._meta.constraints}


def stored_as(name):
    """How the database calls it when it refuses; SQLite tells the columns of a unique one."""
    constraint = constraints()[name]
    if connection.vendor != "sqlite" or not isinstance(constraint, UniqueConstraint):
        return name
    if constraint.condition:
        return "UNIQUE constraint failed"
    return f".{constraint.fields[0]}"


def test_every_constraint_has_a_case_here():
    assert set(constraints()) == {name for name, *_ in REFUSED}


@every_constraint
def test_the_database_refuses(world, name, make, said):
    row = make(world)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        type(row)._base_manager.bulk_create([row])
    assert stored_as(name) in str(refused.value)


@every_constraint
def test_a_sentence_says_beside_the_field_what_is_wrong(world, name, make, said):
    with pytest.raises(ValidationError) as refused:
        make(world).full_clean()
    assert refused.value.message_dict == said


def test_columns_that_stand_once_are_refused(world):
    CalendarDay.objects.create(date=date(2026, 10, 1), kind="holiday", name="国庆节", source="通知")
    for row in (
        CalendarDay(date=date(2026, 10, 1), kind="workday", name="国庆节", source="通知"),
        Center(slug=world.center.slug, name="新中心"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
        with pytest.raises(ValidationError):
            row.full_clean()


@pytest.mark.parametrize("model", [WeeklyHours, SpecialDay, Phone, FormerSlug])
def test_a_detail_is_refused_a_room_of_another_center(world, model):
    fields = {WeeklyHours: MONDAY, SpecialDay: ONE_DAY, Phone: {"number": "1"}}
    row = model(center=make_center(), room=world.room, **fields.get(model, {"slug": "other"}))
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict == {"room": ["This room belongs to another center."]}


def test_the_code_of_an_area_is_of_digits_and_begins_with_its_parents():
    district = Area.objects.create(code="310107", name="普陀区", level="district")
    refusals = {
        "31O107": "Write digits only, 2 to 12 of them.",
        "3": "Write digits only, 2 to 12 of them.",
    }
    for code, sentence in refusals.items():
        with pytest.raises(ValidationError) as refused:
            Area(code=code, name="区", level="district").full_clean()
        assert refused.value.message_dict == {"code": [sentence]}
    with pytest.raises(ValidationError) as refused:
        Area(code="310104001", name="街道", level="street", parent=district).full_clean()
    sentence = "The code must begin with the parent's code."
    assert refused.value.message_dict == {"code": [sentence]}


@pytest.mark.parametrize(
    "fields",
    [
        {"opens_minute": 0, "closes_minute": 1440},
        {"opens_minute": 0, "closes_minute": 1},
        {"opens_minute": 1439, "closes_minute": 2878},
        {"opens_minute": 1320, "closes_minute": 1560},
    ],
)
def test_every_span_that_two_times_can_say_is_kept(world, fields):
    row = WeeklyHours(center=world.center, weekday=1, **fields)
    row.full_clean()
    row.save()
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in fields} == fields


def test_zero_is_a_value(world):
    center = make_center(latitude=0, longitude=0)
    room = make_room(center=center, notice_days=0, furthest_days=0)
    center.full_clean()
    room.full_clean()
    stored = Room.objects.values_list("center__latitude", "notice_days").get(pk=room.pk)
    assert stored == (0, 0)


def test_saving_and_deleting_make_the_next_edition_and_reading_does_not(world):
    before = Edition.objects.number()
    phone = Phone.objects.create(center=world.center, number="021-0000 0009")
    phone.save()
    phone.delete()
    Center.objects.get(pk=world.center.pk)
    assert Edition.objects.number() == before + 3


def test_an_edit_that_fails_makes_no_edition(world):
    before = Edition.objects.number()
    with pytest.raises(IntegrityError), transaction.atomic():
        Phone.objects.create(center=world.center, number="021-0000 0001")
    assert Edition.objects.number() == before
