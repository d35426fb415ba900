"""Finding rooms for a wish: `python -m tests.benchmarks.bench_finder [CENTERS …]`.

Synthetic cities of 1,000 and 10,000 centers unless told otherwise, with three rooms each. SQLite in
memory, or the database of TEST_DATABASE_URL; what is saved there is taken back at the end.
"""

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
from django.db.models import QuerySet  # noqa: E402

from centers.importing.catalogs import load_catalogs  # noqa: E402
from centers.importing.city import make_city  # noqa: E402
from centers.models import Occupied, Room  # noqa: E402
from centers.models.lending import facts_of  # noqa: E402
from centers.rules.lending import decide  # noqa: E402
from centers.rules.wish import Wish  # noqa: E402
from tests.rules.places import CALENDAR, at  # noqa: E402

SIZES = (1_000, 10_000)
ROUNDS = 20
NOW = at("2026-11-24 10:00")
ROOM = {
    "people": 10,
    "layout": "rows",
    "amenities": ("projector",),
    "audience": "business",
    "free_only": True,
}
TIME = {"starts_minute": 600, "ends_minute": 720}


def measure(name: str, ask: Callable[[Wish], object], **wish: object) -> None:
    """Ask for one date after the other."""
    seconds = []
    for days in range(1, ROUNDS + 1):
        asked = Wish(date=NOW.date() + timedelta(days=days), **wish)
        starts = time.perf_counter()
        ask(asked)
        seconds.append(time.perf_counter() - starts)
    median, slow = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    print(f"{name}: median {median * 1e3:.0f} ms, 95 % under {slow * 1e3:.0f} ms")


def found(wish: Wish) -> QuerySet[Room]:
    rooms = Room.objects.published()
    return rooms.answering(wish, rooms.inquiry(NOW, CALENDAR))


def build(wish: Wish) -> None:
    """What Django takes to write the statement, before any database is asked."""
    str(found(wish).smallest_first().surest_first().query)


def count(wish: Wish) -> None:
    found(wish).count()


def first_page(wish: Wish) -> None:
    page = list(found(wish).smallest_first().surest_first().with_finding_facts(NOW.date())[:20])
    for facts in facts_of(page, CALENDAR).values():
        decide(wish, facts, NOW)


def measure_city(centers: int) -> None:
    with transaction.atomic():
        load_catalogs()
        starts = time.perf_counter()
        sum(make_city(centers, 1, NOW.date()))
        print(
            f"{connection.vendor}: {centers:,} centers in {time.perf_counter() - starts:.0f} s,"
            f" {Room.objects.count():,} rooms, {Occupied.objects.count():,} occupied times"
        )
        # As the database keeps statistics by itself where it runs for more than a moment.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for ask in (build, count, first_page):
            name = ask.__name__.replace("_", " ")
            measure(f"full wish, {name}", ask, **ROOM, **TIME)
            measure(f"some hour of a date, {name}", ask, **ROOM)
        transaction.set_rollback(True)


def main() -> None:
    if connection.vendor == "sqlite" or not connection.introspection.table_names():
        call_command("migrate", verbosity=0)
    for centers in [int(size) for size in sys.argv[1:]] or SIZES:
        measure_city(centers)


if __name__ == "__main__":
    main()
