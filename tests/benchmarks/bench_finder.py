"""Finding rooms for a wish: `python -m tests.benchmarks.bench_finder [CENTERS …]`.

Synthetic cities of 1,000 and 10,000 centers unless told otherwise, with three rooms each; of more
than 10,000 the others are copies in the same city, made in the database (`multiplying`). SQLite in
memory, or the database of TEST_DATABASE_URL; what is saved there is taken back at the end.
"""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import QueryDict  # noqa: E402

from centers.forms import RoomSearchForm  # noqa: E402
from centers.forms.results import RoomResults  # noqa: E402
from centers.importing.catalogs import load_catalogs  # noqa: E402
from centers.importing.city import make_city  # noqa: E402
from centers.models import Center, Occupied, Room, reference  # noqa: E402
from tests.benchmarks.multiplying import multiply  # noqa: E402
from tests.rules.places import at  # noqa: E402
from tests.searches import forget_searches  # noqa: E402

SIZES = (1_000, 10_000)
# So many centers are drawn; more are copies of them.
DRAWN = 10_000
# Dates asked for; fewer in a city so large that twenty would take all day.
ROUNDS, FEWER_ROUNDS, LARGE = 20, 5, 50_000
NOW = at("2026-11-24 10:00")
ROOM = "people=10&layout=rows&amenity=projector&for=business&free=1"
TIME = "from=10:00&to=12:00"
NEAR = "near=31.230,121.470"
SEARCHES = {
    "full wish within 30 minutes on foot": f"{ROOM}&{TIME}&{NEAR}&walk=30",
    "full wish, the nearest first": f"{ROOM}&{TIME}&{NEAR}",
    "some hour of a date, the nearest first": f"{ROOM}&{NEAR}",
    "a date alone": "",
}
PARTS: dict[str, Callable[[RoomResults], object]] = {
    "count": lambda results: results.count,
    "first page": lambda results: (list(results.page), results.telling),
    "facets and what would help": lambda results: (results.facets, results.helps),
}


def measure(name: str, query: str, rounds: int) -> None:
    """Ask for one date after the other, thrice: each part of a page, and all of them."""
    days = range(1, rounds + 1)
    first = [sum(page(query, day).values()) for day in days]
    again = [page(query, day, is_new=True) for day in days]
    next_pages = [
        (page(query, day, is_new=True), sum(page(f"{query}&page=2", day).values())) for day in days
    ]
    for part in PARTS:
        tell(f"{name}, {part}", [seconds[part] for seconds in again])
    tell(f"{name}, all", [sum(seconds.values()) for seconds in again])
    tell(f"{name}, a date not asked before", first)
    tell(f"{name}, all of its second page", [seconds for _first, seconds in next_pages])


def page(query: str, days: int, *, is_new: bool = False) -> dict[str, float]:
    """The seconds that each part of a page takes, for a date some days from now.

    With ``is_new`` nobody has made that search in this minute.
    """
    if is_new:
        forget_searches()
    asked = QueryDict(f"{query}&date={NOW.date() + timedelta(days=days)}")
    seconds = {}
    last = time.perf_counter()
    results = RoomResults(RoomSearchForm(asked, NOW), Room.objects.published())
    for part, read in PARTS.items():
        read(results)
        seconds[part], last = time.perf_counter() - last, time.perf_counter()
    return seconds


def tell(name: str, seconds: list[float]) -> None:
    median, slow = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    print(f"{name}: median {median * 1e3:.0f} ms, 95 % under {slow * 1e3:.0f} ms", flush=True)


def measure_city(centers: int) -> None:
    with transaction.atomic():
        load_catalogs()
        starts = time.perf_counter()
        sum(make_city(min(centers, DRAWN), 1, NOW.date()))
        copies = centers // DRAWN - 1
        if copies > 0:
            multiply(copies, copies + 1)
        print(
            f"{connection.vendor}: {Center.objects.count():,} centers"
            f" in {time.perf_counter() - starts:.0f} s,"
            f" {Room.objects.count():,} rooms, {Occupied.objects.count():,} occupied times"
        )
        # As the database keeps statistics by itself where it runs for more than a moment.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        # As a process that serves pages does when it has started.
        gc.collect()
        gc.freeze()
        # The small tables are read once for an edition, as in a process that serves pages.
        with reference.sharing():
            for name, query in SEARCHES.items():
                measure(name, query, ROUNDS if centers < LARGE else FEWER_ROUNDS)
        transaction.set_rollback(True)
    # Else the rows that were taken back lie in the way of the next city.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")


def main() -> None:
    if connection.vendor == "sqlite" or not connection.introspection.table_names():
        call_command("migrate", verbosity=0)
    for centers in [int(size) for size in sys.argv[1:]] or SIZES:
        measure_city(centers)


if __name__ == "__main__":
    main()
