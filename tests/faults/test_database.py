"""A database that is gone costs readers no page that is kept, and no wait; it heals by itself."""

import os
import signal
from contextlib import contextmanager

import psycopg

from .readers import reading
from .servers import soon

KEPT = ("/centers/tea/", "/en/centers/tea/", "/areas/", "/centers.json")


def test_a_database_that_is_killed_under_load_and_comes_back(postgres, site):
    assert [site.get(address).status for address in KEPT] == [200] * 4
    with reading(site, KEPT) as answers:
        postgres.kill()
        first = site.get("/rooms/")
        assert (first.status, first.headers["Retry-After"]) == (503, "10")
        assert first.seconds < 3
        soon(lambda: site.get("/rooms/").seconds < 0.2)
        others = [site.get(f"/en/rooms/?people={n}") for n in range(5)]
        assert {(one.status, one.headers["Retry-After"]) for one in others} == {(503, "10")}
        assert "The directory cannot be reached just now" in others[0].text
        assert max(one.seconds for one in others) < 0.5
        assert [site.get(one).status for one in ("/livez", "/readyz")] == [200, 503]
        postgres.start()
        soon(lambda: site.get("/rooms/").status == 200, seconds=5)
    assert {one.status for one in answers} == {200}
    assert max(one.seconds for one in answers) < 3
    assert [site.get(one).status for one in ("/readyz", *KEPT)] == [200] * 5


def test_connections_that_broke_while_they_waited_cost_no_reader_an_answer(postgres, site):
    new = [f"/rooms/?people={n}" for n in range(1, 500)]
    with reading(site, new[:400]) as answers:
        soon(lambda: len(answers) > 20)
    with psycopg.connect(postgres.url) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchall()
    assert len(ended) > 1
    assert [site.get(address).status for address in new[400:410]] == [200] * 10


def test_a_database_that_hangs_keeps_no_reader_of_a_kept_page_waiting(postgres, site):
    kept, new = "/about/", [f"/en/rooms/?people={n}" for n in range(600, 640)]
    assert site.get(kept).status == 200
    with reading(site, new, readers=12) as answers, hanging(postgres):
        assert site.get("/en/rooms/?people=700").status == 503
        again = [site.get(kept) for _ in range(20)]
    assert {one.status for one in again} == {200}
    assert max(one.seconds for one in again) < 1
    assert {one.status for one in answers} <= {200, 503}
    soon(lambda: site.get("/en/rooms/?people=701").status == 200, seconds=5)


@contextmanager
def hanging(postgres):
    """Let every process of a server stand still while the block runs."""
    with psycopg.connect(postgres.url) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
        )
        pids = [pid for (pid,) in rows]
        pids.append(int((postgres.data / "postmaster.pid").read_text().split()[0]))
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)


def test_a_table_that_somebody_holds_keeps_no_reader_waiting_long(postgres, site):
    assert site.get("/rooms.json").status == 200
    with psycopg.connect(postgres.url) as connection:
        connection.execute("LOCK TABLE centers_room IN ACCESS EXCLUSIVE MODE")
        answer = site.get("/rooms.json?people=77")
        assert (answer.status, answer.headers["Retry-After"]) == (503, "10")
        assert answer.seconds < 4
        assert site.get("/about/").status == 200
    assert site.get("/rooms.json?people=77").status == 200
