"""Pages are shared by way of a cache server; when it dies readers notice nothing."""

import signal
import socket
import sqlite3
from contextlib import closing, contextmanager
from itertools import count

import pytest
import redis

from .readers import reading
from .servers import free_port, process, serving, soon


@pytest.fixture
def port():
    return free_port()


@contextmanager
def cache(port, folder):
    """A Redis server that keeps nothing on disk."""
    command = ("redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "")
    with process(*command, "--dir", str(folder)) as server:
        soon(lambda: socket.create_connection(("127.0.0.1", port), 1).close() is None)
        yield server


class Pair:
    """Two processes that share their pages, beside the database that they read."""

    def __init__(self, one, other, database):
        self.one, self.other, self.database = one, other, database
        self.numbers = count(1000)
        self.address = self.name = ""

    def shares(self):
        """Whether one shows the page that the other made before a room was renamed."""
        self.make()
        return self.is_shown(self.address, self.name)

    def make(self):
        """Let one make a page, and rename the room past every edition, so that nobody knows."""
        number = next(self.numbers)
        self.address, self.name = f"/rooms.json?people={number}", f"room {number}"
        self.rename(self.name)
        assert self.name in self.one.get(self.address).text
        self.rename("renamed")

    def is_shown(self, address, name):
        """Whether the other shows a page with a name."""
        return name in self.other.get(address).text

    def finds_what_was_shared(self, server):
        """Whether a server that takes nothing more, being full, still tells what it has."""
        self.make()
        earlier = self.address, self.name
        server.config_set("maxmemory", 1)
        refused = self.shares()
        server.config_set("maxmemory", 0)
        return self.is_shown(*earlier) and not refused

    def rename(self, name):
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute("UPDATE centers_room SET name = ?", [name])


@pytest.fixture
def url(port):
    return f"valkey://127.0.0.1:{port}/0"


@pytest.fixture
def pair(sqlite, url):
    settings = {"DATABASE_URL": sqlite, "CACHE_URL": url}
    with serving(**settings) as one, serving(**settings) as other:
        yield Pair(one, other, sqlite.removeprefix("sqlite:///"))


def test_pages_are_shared_until_the_server_dies_and_when_it_is_back(pair, port, url, tmp_path):
    with cache(port, tmp_path) as server:
        soon(pair.shares)
        soon(lambda: pair.finds_what_was_shared(redis.Redis(port=port)))
        new = [f"/rooms/?people={n}" for n in range(1, 500)]
        with reading(pair.one, new) as answers:
            server.send_signal(signal.SIGSTOP)
            soon(lambda: len(answers) > 30)
            server.kill()
            soon(lambda: len(answers) > 60)
    assert {answer.status for answer in answers} == {200}
    # Those who met it hanging waited for a quarter of a second, and nobody after them.
    assert len([one for one in answers if one.seconds > 0.25]) < len(answers) / 3
    assert not pair.shares()
    with cache(port, tmp_path):
        soon(pair.shares)
        # Whoever starts while the database is gone finds there what others made.
        with serving(DATABASE_URL="postgres://nobody@127.0.0.1:1/none", CACHE_URL=url) as late:
            answer = late.get(pair.address)
            assert (answer.status, pair.name in answer.text) == (200, True)
            assert int(answer.headers["Age"]) < 600
            assert late.get("/rooms.json?people=1").status == 503
