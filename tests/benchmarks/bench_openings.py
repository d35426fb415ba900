"""Selecting by hours among 10,000 centers: `python -m tests.benchmarks.bench_openings`.

140,000 weekly spans, some special days and closures. SQLite in memory, or the database of
TEST_DATABASE_URL; what is saved there is taken back at the end.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from centers.models import Center, Room, SpecialDay, WeeklyHours  # noqa: E402
from centers.rules.timetable import Closure, Policy, Timetable  # noqa: E402
from tests.rules.places import CALENDAR, SHANGHAI, on, special, weekly  # noqa: E402
from tests.timetables import save_centers, save_rooms  # noqa: E402

CENTERS = 10_000
ROUNDS = 40
WEEKS = (
    weekly("1234567", "09:00-12:00 13:00-17:00"),
    weekly("1234567", "08:30-12:00 12:00-20:30"),
    weekly("1234567", "10:00-14:00 22:00-02:00"),
)


def drawn_timetables(draw: random.Random) -> Iterator[Timetable]:
    for _ in range(CENTERS):
        week = draw.choice(WEEKS)
        specials = special(on("10-01"), on("10-03"), "10:00-12:00") if draw.random() < 0.1 else ()
        closure = Closure(on("11-01"), on("11-30")) if draw.random() < 0.02 else None
        on_holidays, on_makeup_days = draw.choices(list(Policy), k=2)
        yield Timetable(week, specials, closure, on_holidays, on_makeup_days)


def save_city() -> None:
    draw = random.Random(2026)
    centers = save_centers(drawn_timetables(draw))
    save_rooms((center, Timetable()) for center in centers)
    rooms, spans = Room.objects.count(), WeeklyHours.objects.count()
    print(
        f"{connection.vendor}: {Center.objects.count():,} centers, {rooms:,} rooms,"
        f" {spans:,} weekly spans, {SpecialDay.objects.count():,} special days"
    )
    # As the database keeps statistics by itself where it runs for more than a moment.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(name: str, select: Callable[[datetime], QuerySet]) -> None:
    draw = random.Random(2026)
    for kind, read in (("count", _count), ("first page of 20", _first_page)):
        seconds = []
        for _ in range(ROUNDS):
            instant = datetime(2026, 9, 1, tzinfo=SHANGHAI) + timedelta(
                days=draw.randrange(120), minutes=draw.randrange(7 * 60, 22 * 60)
            )
            starts = time.perf_counter()
            read(select(instant))
            seconds.append(time.perf_counter() - starts)
        median, slow = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        print(f"{name}, {kind}: median {median * 1e3:.0f} ms, 95 % under {slow * 1e3:.0f} ms")


def _count(places: QuerySet) -> None:
    places.count()


def _first_page(places: QuerySet) -> None:
    list(places.order_by("-opening", "name", "pk")[:20])


def during(places: QuerySet, instant: datetime) -> QuerySet:
    """Two hours from an instant on."""
    starts = instant.hour * 60 + instant.minute
    return places.open_during(instant.date(), starts, starts + 120, CALENDAR)


def main() -> None:
    if connection.vendor == "sqlite" or not connection.introspection.table_names():
        call_command("migrate", verbosity=0)
    centers, rooms = Center.objects, Room.objects
    with transaction.atomic():
        save_city()
        measure("centers open_at", lambda instant: centers.open_at(instant, CALENDAR))
        measure("rooms open_at", lambda instant: rooms.open_at(instant, CALENDAR))
        measure("centers open_during", lambda instant: during(centers.all(), instant))
        measure("rooms open_during", lambda instant: during(rooms.all(), instant))
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
