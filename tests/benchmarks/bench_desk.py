"""The desk among 10,000 centers: `python -m tests.benchmarks.bench_desk [CENTERS]`.

A superuser, to whom all of them belong, and a keeper of one, on SQLite in memory. Queries of a
request and the middle of nine times, templates and static files as in the tests.
"""

import logging
import os
import statistics
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from centers.desk.models import Membership  # noqa: E402
from centers.importing.catalogs import load_catalogs  # noqa: E402
from centers.models import Center, Room  # noqa: E402

CENTERS = 10_000
ROUNDS = 9


def signed_in(name: str, *, of: Center | None = None) -> Client:
    user = User.objects.create_user(name, is_staff=True, is_superuser=of is None)
    if of is not None:
        Membership.objects.create(user=user, role="keeper", center=of)
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
    return client


def measure(client: Client, who: str, what: str, address: str) -> None:
    client.get(address)
    seconds = []
    for _ in range(ROUNDS):
        with CaptureQueriesContext(connection) as asked:
            starts = time.perf_counter()
            answer = client.get(address)
            seconds.append(time.perf_counter() - starts)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    median = statistics.median(seconds) * 1e3
    print(f"{who}, {what}: {len(asked)} queries, {median:.0f} ms, {len(answer.content) // 1024} KB")


def main() -> None:
    logging.disable(logging.WARNING)
    call_command("migrate", verbosity=0)
    load_catalogs()
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else CENTERS
    call_command("make_city", centers=wanted, verbosity=0)
    print(f"{Center.objects.count():,} centers, {Room.objects.count():,} rooms")
    center = Center.objects.order_by("pk")[wanted // 2]
    room = center.rooms.order_by("pk")[0]
    pages = {
        "first page": "/staff/",
        "list of centers": "/staff/centers/center/",
        "page of a center": f"/staff/centers/center/{center.pk}/change/",
        "page of a room": f"/staff/centers/room/{room.pk}/change/",
        "week of a room": f"/staff/centers/room/{room.pk}/occupied/",
        "preview": f"/staff/centers/center/{center.pk}/preview/",
        "copy": f"/staff/centers/center/{center.pk}/copy/",
    }
    for who, client in (
        ("superuser", signed_in("superuser")),
        ("keeper", signed_in("keeper", of=center)),
    ):
        for what, address in pages.items():
            measure(client, who, what, address)


if __name__ == "__main__":
    main()
