"""The process tells whether it lives and whether it can serve, and nothing else."""

import time

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.environment import told

DEAD_DATABASES = {
    "a file that cannot be": "sqlite:////proc/nowhere/directory.sqlite3",
    "a server that is not there": "postgres://nobody:secret@127.0.0.1:1/nothing",
}
ASK = """
import django; django.setup()
from django.test import Client
for address in ("/livez", "/readyz", "/readyz"):
    answer = Client().get(address)
    print(answer.status_code, answer.content)
"""


def whole(answer):
    return (
        answer.status_code,
        answer.content,
        answer.headers["Content-Type"],
        answer.headers["Cache-Control"],
    )


NEVER_STORED = "max-age=0, no-cache, no-store, must-revalidate, private"
FINE = (200, b"ok\n", "text/plain", NEVER_STORED)
NOT_READY = (503, b"not ready\n", "text/plain", NEVER_STORED)


def test_livez_asks_no_database(client):
    # Without the `db` mark any question to the database fails the test.
    assert whole(client.get("/livez")) == FINE


@pytest.mark.django_db
def test_readyz_is_fine_on_the_newest_migration(client):
    assert whole(client.get("/readyz")) == FINE


@pytest.mark.django_db
def test_readyz_waits_for_a_migration_that_is_not_applied(client):
    recorder = MigrationRecorder(connection)
    newest = max(name for app, name in recorder.applied_migrations() if app == "centers")
    recorder.record_unapplied("centers", newest)
    assert whole(client.get("/readyz")) == NOT_READY
    assert whole(client.get("/livez")) == FINE
    recorder.record_applied("centers", newest)
    assert whole(client.get("/readyz")) == FINE


@pytest.mark.parametrize("url", DEAD_DATABASES.values(), ids=DEAD_DATABASES)
def test_with_a_dead_database_it_lives_and_is_soon_found_not_ready(url):
    started = time.monotonic()
    lines = told(ASK, DATABASE_URL=url)
    # The pool logs that it cannot connect.
    assert [line for line in lines if not line.startswith("{")] == [
        r"200 b'ok\n'",
        r"503 b'not ready\n'",
        r"503 b'not ready\n'",
    ]
    assert time.monotonic() - started < 20
