"""Whatever is written, and however, makes the next edition; what is rolled back makes none."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from centers.models import Audience, CalendarDay, Center, Edition, Phone, Room
from centers.search.keeping import gathered
from tests.factories import make_audience, make_center, make_room

pytestmark = pytest.mark.django_db


def raised_by(act):
    """By how much something that is done raises the edition."""
    before = Edition.objects.number()
    act()
    return Edition.objects.number() - before


def tables():
    """Every table of the directory, those between two others included."""
    models = apps.get_app_config("centers").get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if model is not Edition]


def test_every_table_there_is_or_will_be_raises_it_whatever_writes() -> None:
    def empty(table):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)} WHERE 1 = 0")  # noqa: S608

    raised = {table: raised_by(lambda table=table: empty(table)) for table in tables()}
    assert raised == dict.fromkeys(tables(), 1)


def test_every_way_of_writing_rows_raises_it() -> None:
    room = make_room()
    make_audience("business")
    phones = [Phone(center=room.center, number=f"021-0000 000{n}") for n in range(2)]
    ways = {
        "save": room.save,
        "create": lambda: Phone.objects.create(center=room.center, number="021-0000 0009"),
        "delete": lambda: Phone.objects.get().delete(),
        "bulk_create": lambda: Phone.objects.bulk_create(phones),
        "bulk_update": lambda: Phone.objects.bulk_update(Phone.objects.all(), ["number"]),
        "update": lambda: Phone.objects.update(label="x"),
        "delete many": lambda: Phone.objects.all().delete(),
        "add": lambda: room.audiences.add("business"),
        "set": lambda: room.audiences.set([]),
        "update_or_create": lambda: Audience.objects.update_or_create({"name": "x"}, code="y"),
        "by hand": lambda: connection.cursor().execute("update centers_room set name = 'x'"),
        "cascade": Center.objects.get().delete,
    }
    assert [name for name, way in ways.items() if raised_by(way) < 1] == []


def test_every_command_that_writes_raises_it_once_it_changes_something() -> None:
    commands = {
        "load_catalogs": [],
        "load_calendar": ["2026"],
        "load_sample": [],
        "rebuild_search": [],
        "make_city --centers": ["1"],
    }
    raised = [
        raised_by(
            lambda name=name, more=more: call_command(*name.split(), *more, stdout=StringIO())
        )
        for name, more in commands.items()
    ]
    assert [times > 0 for times in raised] == [True] * len(commands)


def test_writes_that_are_gathered_make_one_edition() -> None:
    def write():
        with gathered():
            make_room(center=make_center())
            CalendarDay.objects.all().delete()
            Room.objects.update(name="x")

    assert raised_by(write) == 1


def test_what_is_rolled_back_raises_nothing() -> None:
    def write_and_think_better_of_it():
        with transaction.atomic():
            Room.objects.update(name="x")
            Audience.objects.bulk_create([Audience(code="x", name="x")])
            transaction.set_rollback(True)

    def write_what_is_refused():
        with pytest.raises(IntegrityError), gathered():
            Center.objects.update(latitude=91, longitude=0)

    make_room()
    acts = [write_and_think_better_of_it, write_what_is_refused]
    assert [raised_by(act) for act in acts] == [0, 0]


def test_reading_raises_nothing() -> None:
    make_room()
    assert raised_by(lambda: list(Room.objects.published().with_page_facts())) == 0
