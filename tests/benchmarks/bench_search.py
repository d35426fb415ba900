"""Searches in a big directory: `python -m tests.benchmarks.bench_search [NAMES ...]`.

Centers by so many names, 10,000 and 100,000 if none is given, in a database of its own: SQLite in
a file; PostgreSQL when run by `python -m tests.postgres -- python -m …`. More than 10,000 are
copies of so many, made in the database (`multiplying`).
Each figure is the middle one of several runs, in milliseconds, or of what takes a second the
second. First pages are read as the site reads them: those of long lists part after part.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from itertools import product
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

FOLDER = tempfile.TemporaryDirectory(prefix="directory-bench-")
os.environ.setdefault("TEST_DATABASE_URL", f"sqlite:///{FOLDER.name}/bench.sqlite3")
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from centers.forms.near import Place  # noqa: E402
from centers.forms.reach import Circle  # noqa: E402
from centers.importing.catalogs import load_catalogs  # noqa: E402
from centers.models import Area, Center, Service, ServiceOffer, WeeklyHours  # noqa: E402
from centers.models.reference import reference, sharing  # noqa: E402
from centers.querysets import CenterQuerySet  # noqa: E402
from centers.rules.places import Point  # noqa: E402
from centers.search.index import look_again  # noqa: E402
from centers.search.keeping import rebuild  # noqa: E402
from centers.search.turns import LONG, InTurn  # noqa: E402
from centers.suggesting import did_you_mean, suggestions  # noqa: E402
from centers.wording.moments import Asked  # noqa: E402
from tests.benchmarks.multiplying import multiply  # noqa: E402

FIRST = "长风云锦星光梧桐松园九曲清溪安康永宁和平曙光明珠金桥银杏丹桂玉兰紫藤芳草"
SECOND = "新村里弄湾浜桥塘泾港苑坊亭台楼阁园林川原"
KINDS = ("党群服务中心", "邻里中心", "社区食堂", "睦邻点", "邻里汇", "文化活动中心")
RUNS = 7
# From how many seconds on something runs twice only.
SLOW = 1
SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = (datetime(2026, 11, 30, 10, tzinfo=SHANGHAI), datetime(2026, 11, 29, 19, tzinfo=SHANGHAI))
# So many are made as staff would, with hours, which the circle alone asks for; more are copies.
ORIGINALS = 10_000
# Hours of services in words: most have none, some can be read.
OWN_HOURS = ("", "", "", "周一至周五 10:45–13:00", "周末")
PEOPLES_SQUARE = (31.230, 121.473)
PLACES = ("长风新村邻里中心", "长风", "changfeng", "cfw", "228", "查无此地")
WORDS = (*PLACES, "中心", "服务", "l", "理发", "普陀 理发")


def names() -> list[str]:
    """Names in a mixed order, each once for every number."""
    pairs = ["".join(pair) for pair in product(FIRST, FIRST)]
    made = [f"{pair}{end}{kind}" for pair in pairs for end in SECOND for kind in KINDS]
    random.Random(2026).shuffle(made)
    return made


def fill(count: int) -> None:
    """So many published centers, spread over the city, each with an area and three services."""
    draw, known = random.Random(2026), names()
    areas = list(Area.objects.filter(level="street").values_list("pk", flat=True))
    services = list(Service.objects.values_list("pk", flat=True))
    for start in range(0, count, 5000):
        centers = [
            Center(
                slug=f"c{number}",
                name=known[number % len(known)],
                area_id=draw.choice(areas),
                address=f"{draw.choice(FIRST)}{draw.choice(SECOND)}路{draw.randrange(1, 2000)}号",
                latitude=draw.gauss(31.2, 0.15),
                longitude=draw.gauss(121.45, 0.2),
                status="published",
                step_free_entrance=draw.choice((True, False, None)),
            )
            for number in range(start, min(start + 5000, count))
        ]
        QuerySet.bulk_create(Center.objects.all(), centers, batch_size=500)
        offers = [
            ServiceOffer(center=center, service_id=service, hours=draw.choice(OWN_HOURS))
            for center in centers
            for service in draw.sample(services, 3)
        ]
        QuerySet.bulk_create(ServiceOffer.objects.all(), offers, batch_size=500)
        spans = [
            WeeklyHours(center=center, weekday=weekday, opens_minute=540, closes_minute=closes)
            for center in centers
            for closes in [draw.choice((1020, 1080, 1200))]
            for weekday in range(1, draw.choice((6, 7, 8)))
        ]
        QuerySet.bulk_create(WeeklyHours.objects.all(), spans, batch_size=500)


def milliseconds(act: Callable[[], object]) -> float:
    """How long something takes: the middle of several runs after a first that is not counted."""
    starts = time.perf_counter()
    act()
    runs = RUNS if time.perf_counter() - starts < SLOW else 1
    taken = []
    for _ in range(runs):
        starts = time.perf_counter()
        act()
        taken.append((time.perf_counter() - starts) * 1000)
    return median(taken)


def page(found: CenterQuerySet) -> Callable[[], object]:
    return lambda: list(found[:20])


def page_in_turn(rows: CenterQuerySet, parts: list[CenterQuerySet]) -> Callable[[], object]:
    return lambda: list(InTurn(rows, parts)[:20])


def page_of_words(words: str, found: int) -> Callable[[], object]:
    """The first page for words that so many centers have."""
    listings = Center.objects.published()
    if found <= LONG:
        return page(listings.matching(words).by_relevance(words))
    return page_in_turn(listings.by_relevance(words), listings.relevance_in_turn(words))


def page_of_nearest(found: int) -> Callable[[], object]:
    """The first page of everything, the nearest first, when there is so much."""
    listings = Center.objects.published()
    if found <= LONG:
        return page(listings.near(*PEOPLES_SQUARE))
    return page_in_turn(listings.near(*PEOPLES_SQUARE), listings.near_in_turn(*PEOPLES_SQUARE))


def offers_of(words: str) -> Callable[[], object]:
    """What is offered to who types words, in a request, which knows the edition already."""

    def offers() -> object:
        with sharing():
            reference()
            return suggestions(words)

    return offers


def empty_query() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchall()


def circle_at(hour: datetime) -> Callable[[], object]:
    """The 15-minute circle around the middle of the city."""
    place = Place("31.230,121.473", Point(*PEOPLES_SQUARE), "")
    return lambda: Circle(place, Asked(hour, is_now=False)).services


def size_of_index() -> int:
    """The bytes of keys and their index."""
    if connection.vendor == "sqlite":
        sql = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'centers_centerkey%%'"
    else:
        sql = "SELECT pg_total_relation_size('centers_centerkey')"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def measure(count: int) -> None:
    call_command("flush", interactive=False, verbosity=0)
    load_catalogs()
    originals, copies = min(count, ORIGINALS), count // ORIGINALS - 1
    fill(originals)
    starts = time.perf_counter()
    rebuild("center")
    seconds = time.perf_counter() - starts
    print(
        f"\n{connection.vendor}, {count:,} names: {originals:,} keys made in {seconds:.1f} s",
        end="",
    )
    if copies > 0:
        print(f", all others copied in {multiply(copies, copies + 1):.0f} s", end="")
        look_again()
    print(f", {size_of_index() / 1e6:.0f} MB")
    print(f"  a query for nothing {milliseconds(empty_query):.2f}")
    for words in WORDS:
        matching = Center.objects.published().matching(words)
        found = matching.count()
        first = milliseconds(page_of_words(words, found))
        counted, offered = milliseconds(matching.count), milliseconds(offers_of(words))
        print(f"  {words}: {found:,} found, page {first:.1f}, count {counted:.1f}", end="")
        print(f", suggestions {offered:.1f}")
    filtered = Center.objects.published().offering("haircut").with_amenity("step_free")
    for within_km in (1, 5, None):
        near = filtered.in_area("310107").near(*PEOPLES_SQUARE, within_km=within_km)
        everything = Center.objects.published().near(*PEOPLES_SQUARE, within_km=within_km)
        first = page(everything) if within_km else page_of_nearest(count)
        print(f"  within {within_km} km: {milliseconds(first):.1f}", end="")
        print(f", count {milliseconds(everything.count):.1f}", end="")
        print(f", with three filters {milliseconds(page(near)):.1f}", flush=True)
    by_name = Center.objects.published().by_name()
    print(f"  by name: page {milliseconds(page(by_name)):.1f}", end="")
    if count <= ORIGINALS:
        monday, sunday = (milliseconds(circle_at(hour)) for hour in HOURS)
        print(f"; circle on Monday at 10 {monday:.0f}, on Sunday at 19 {sunday:.0f}", end="")
    print()
    starts = time.perf_counter()
    meant = did_you_mean("长封湾邻里中心")
    first = (time.perf_counter() - starts) * 1000
    again = milliseconds(lambda: did_you_mean("chnagfengwan"))
    print(f"  did you mean {meant[0].title if meant else '-'}: first {first:.0f}, then {again:.0f}")


def main() -> None:
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).unlink(missing_ok=True)
    call_command("migrate", verbosity=0)
    for count in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        measure(count)


if __name__ == "__main__":
    main()
