"""In a directory of 100,000 centers no hot page reads a big table from end to end."""

import datetime
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from centers.importing.catalogs import load_catalogs
from centers.importing.city import make_city
from centers.models import Center, CenterKey, Phone, Room, RoomKey, SpecialDay, WeeklyHours
from centers.models.reference import Reference, reference
from centers.search.index import look_again

pytestmark = pytest.mark.django_db

DRAWN, COPIES, STEP = 100, 1000, 1_000_000
# What is many, and of which rows there are so many.
BIG: dict[type[models.Model], str] = {
    Center: "true",
    CenterKey: "true",
    Room: "slug = 'room-0'",
    RoomKey: "room_id IN (SELECT id FROM centers_room WHERE slug = 'room-0')",
}
NUMBERS = {
    "sqlite": "(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers"  # noqa: S608
    f" WHERE n < {COPIES - 1}) SELECT n FROM numbers) AS numbers",
    "postgresql": f"generate_series(1, {COPIES - 1}) AS numbers(n)",
}
WISH = "people=10&layout=rows&amenity=projector&for=business&date=2026-12-03&from=10:00&to=12:00"
NEAR = "near=31.230,121.470&walk=30"
HOT = {
    "list": "/centers/?page=3",
    "near": f"/centers/?{NEAR}",
    "near, filtered": f"/centers/?service=haircut&amenity=step_free&for=elder&{NEAR}",
    "words": "/centers/?q=书香",
    "area": "/areas/310107005/",
    "center": "/centers/city-1/",
    "room": "/rooms/city-1/room-0/",
    "finder": f"/rooms/?{WISH}&{NEAR}",
    "suggestions": "/suggest.json?q=书香",
}
# Pages that count the whole directory, which is done once for an edition, and how that reads.
WHOLE = {"list", "area"}
COUNTS = re.compile(r"COUNT\(|SELECT 1 ")


def copied(field: Any) -> str:
    """What a copy has in a column: keys of its own, everything else as it was."""
    column = f'"{field.column}"'
    if field.primary_key or (field.remote_field and field.remote_field.model in BIG):
        return f"{column} + n * {STEP}"
    if field.column in ("slug", "order", "order_en"):
        return f"substr({column}, 1, 20) || '-' || n"
    return column


def copy(model: type[models.Model], which: str) -> None:
    """Copy some rows of a table again and again."""
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    values = ", ".join(map(copied, model._meta.concrete_fields))
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT {values}"  # noqa: S608
            f" FROM {table}, {NUMBERS[connection.vendor]} WHERE {which}"
        )


def read_whole(statement: str) -> list[str]:
    """The big tables that a statement reads from end to end."""
    big = [model._meta.db_table for model in BIG]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
            (plans,) = cursor.fetchone()
            return [table for table in big if table in scanned(plans[0]["Plan"])]
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        scans = [re.fullmatch(r"SCAN (\w+)", row[3]) for row in cursor.fetchall()]
    names = {scan[1] for scan in scans if scan}
    return [t for t in big if t in names or names & set(re.findall(rf'"{t}" (\w+)', statement))]


def scanned(plan: dict[str, Any]) -> set[str]:
    """The tables that a plan of PostgreSQL reads in sequence."""
    here = {plan["Relation Name"]} if plan["Node Type"] == "Seq Scan" else set()
    return here.union(*map(scanned, plan.get("Plans", [])))


def statements_of(act: Callable[[], object]) -> list[str]:
    """What something asks of the database."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return [query["sql"] for query in queries if "SELECT" in query["sql"]]


def reference_statements() -> list[str]:
    """What is read once for an edition, whatever the page."""
    names = [name for name, value in vars(Reference).items() if isinstance(value, cached_property)]
    return statements_of(lambda: [getattr(reference(), name) for name in names])


def hot_statements(client: Client) -> list[tuple[str, str]]:
    """What each hot page asks, but for what counts the whole directory or is read once."""
    once = {*reference_statements()}
    return [
        (name, statement)
        for name, path in HOT.items()
        for statement in statements_of(lambda path=path: client.get(path))
        if statement not in once and not (name in WHOLE and COUNTS.search(statement))
    ]


def test_no_hot_page_of_a_large_directory_reads_a_big_table_from_end_to_end(client):
    load_catalogs()
    sum(make_city(DRAWN, 1, datetime.date(2026, 11, 28)))
    asked = hot_statements(client)
    for model, which in BIG.items():
        copy(model, which)
    look_again()
    assert {model.objects.count() >= DRAWN * COPIES for model in BIG} == {True}
    assert {name for name, _statement in asked} == set(HOT)
    assert [(*one, read_whole(one[1])) for one in asked if read_whole(one[1])] == []
    assert read_whole('SELECT * FROM "centers_center"') == ["centers_center"]


def test_no_index_leads_to_the_many_rows_that_are_of_no_room():
    kinds = (Phone, SpecialDay, WeeklyHours)

    assert [kind for kind in kinds if kind._meta.get_field("room").db_index] == []
