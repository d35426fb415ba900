"""The public face reads a standby: right while that lags, and served whichever server dies."""

import time

import psycopg
import pytest

from . import servers
from .readers import reading
from .servers import serving, soon

PAGE = "/centers/tea/"


@pytest.fixture
def standby(postgres):
    with servers.postgres(primary=postgres) as standby:
        yield standby


@pytest.fixture
def face(postgres, standby):
    hosts = f"host={standby.folder},{postgres.folder}&target_session_attrs=prefer-standby"
    with serving(READ_DATABASE_URL=f"postgresql://postgres@/postgres?{hosts}") as face:
        yield face


def rename(server, name):
    """Publish another name of the center, as an edit at the desk does."""
    with psycopg.connect(server.url) as connection:
        connection.execute("UPDATE centers_center SET name = %s WHERE slug = 'tea'", [name])
        connection.execute("UPDATE centers_edition SET number = number + 1")


def replay(standby, order):
    """Let a standby pause or resume to do what its primary did."""
    with psycopg.connect(standby.url) as connection:
        connection.execute(f"SELECT pg_wal_replay_{order}()")


def new_pages(first):
    """Addresses that nobody asked for before."""
    return [f"/rooms/?people={n}" for n in range(first, first + 400)]


def test_readers_of_a_standby(postgres, standby, face):
    # It lags: its own edition counts, and the page is of one piece with it.
    before = face.get("/areas/").headers["ETag"]
    replay(standby, "pause")
    rename(postgres, "oolong")
    time.sleep(0.5)
    assert "oolong" not in face.get(PAGE).text
    assert face.get("/areas/").headers["ETag"] == before
    replay(standby, "resume")
    soon(lambda: face.get("/areas/").headers["ETag"] != before, seconds=2)
    assert "oolong" in face.get(PAGE).text
    # The primary is killed: nobody who reads notices.
    with reading(face, [PAGE, *new_pages(1)]) as answers:
        postgres.kill()
        soon(lambda: len(answers) > 40)
    assert {(one.status, one.headers["Age"]) for one in answers} == {(200, None)}
    postgres.start()
    # The standby is killed while it lags: readers go over to the primary, and see what it knows.
    replay(standby, "pause")
    rename(postgres, "puer")
    with reading(face, [PAGE, *new_pages(401)]) as answers:
        soon(lambda: len(answers) > 10)
        standby.kill()
        soon(lambda: "puer" in face.get(PAGE).text, seconds=3)
    assert {one.status for one in answers} == {200}
