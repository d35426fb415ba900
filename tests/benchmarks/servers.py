"""Servers of the site on free ports of this machine, started as production starts them."""

import http.client
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.faults.servers import SETTINGS, free_port, process, soon

PRODUCT, BARE = "config.wsgi:application", "tests.benchmarks.bare:application"


class Answer(NamedTuple):
    """What a server answered, and how long it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


class Server:
    """A server that runs."""

    def __init__(self, pid: int, port: int) -> None:
        self.pid, self.port = pid, port

    def get(self, path: str, **headers: str) -> Answer:
        """The answer to a reader who takes gzip, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        started = time.perf_counter()
        with closing(connection):
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"} | headers)
            answer = connection.getresponse()
            body = answer.read()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, named, body, time.perf_counter() - started)

    def workers(self) -> list[int]:
        """The processes that answer: those that nothing else was started by."""
        parents = parents_of_processes()
        started = {pid for pid in parents if self.pid in ancestors(pid, parents)}
        return sorted(started - set(parents.values())) or [self.pid]

    def megabytes(self) -> float:
        """The memory of a worker: its own, and its share of what it has with others."""
        workers = self.workers()
        return sum(megabytes_of(pid) for pid in workers) / len(workers)


def parents_of_processes() -> dict[int, int]:
    """Each process of this machine, and the one that started it."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = (line.split() for line in told.stdout.splitlines())
    return {int(pid): int(parent) for pid, parent in pairs}


def ancestors(pid: int, parents: dict[int, int]) -> Iterator[int]:
    """The process that started one, and so on."""
    while pid := parents.get(pid, 0):
        yield pid


def megabytes_of(pid: int) -> float:
    """The proportional set size of a process."""
    rolled = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in rolled if line.startswith("Pss:")) / 1000


@contextmanager
def serving(application: str, *, workers: int = 2, **settings: str) -> Iterator[Server]:
    """A server by `make serve`, which ends with the block."""
    port = free_port()
    command = ["make", "--silent", "serve", f"PORT={port}", f"WORKERS={workers}"]
    with running([*command, f"APPLICATION={application}"], port, **settings) as server:
        yield server


@contextmanager
def running(command: list[str], port: int, **settings: str) -> Iterator[Server]:
    """A server by a command, when it answers; it ends with the block."""
    settings = SETTINGS | {"LOG_LEVEL": "INFO"} | settings
    with process(*command, output=subprocess.DEVNULL, **settings) as started:
        server = Server(started.pid, port)
        soon(lambda: server.get("/livez").status == 200, seconds=60)
        yield server
