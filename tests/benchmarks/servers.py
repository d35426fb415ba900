"""Servers of the site on free ports of this machine, started as production starts them."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PRODUCT, BARE = "config.wsgi:application", "tests.benchmarks.bare:application"
WAIT_SECONDS = 60
# Set here, nothing is read from a `.env` that lies about.
SETTINGS = {
    "SECRET_KEY": "only-for-benchmarks-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "127.0.0.1",
    "DEBUG": "off",
    "HTTPS": "off",
    "STAFF": "off",
    "LOG_LEVEL": "INFO",
    "TIME_ZONE": "Asia/Shanghai",
}


def environment(**settings: str) -> dict[str, str]:
    """The environment of a process of the site; make must not think it was started by itself."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MA")}
    return inherited | SETTINGS | settings


class Answer(NamedTuple):
    """What a server answered, and how long it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


class Server:
    """A server that runs."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def get(self, path: str, timeout: float = 30, **headers: str) -> Answer:
        """The answer to a reader who takes gzip, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            sent = {"Accept-Encoding": "gzip"} | headers
            started = time.perf_counter()
            connection.request("GET", path, headers=sent)
            response = connection.getresponse()
            body = response.read()
            seconds = time.perf_counter() - started
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, body, seconds)
        finally:
            connection.close()

    def wait_until(self, path: str) -> None:
        """Wait until an address is answered with 200."""
        ends = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                if self.get(path).status == 200:
                    return
            except OSError:
                pass
            if time.monotonic() > ends or self.process.poll() is not None:
                raise RuntimeError(f"The server does not answer {path}.")
            time.sleep(0.01)

    def workers(self) -> list[int]:
        """The processes that answer."""
        parents: dict[int, list[int]] = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                pid, rest = status.read_text().split(" ", 1)
            except OSError:
                continue
            parents.setdefault(int(rest.rpartition(")")[2].split()[1]), []).append(int(pid))
        here = [self.process.pid]
        while len(here) == 1 and here[0] in parents:
            here = parents[here[0]]
        return sorted(here)

    def megabytes(self) -> float:
        """The memory that is of each worker alone, and its share of what they have together."""
        return sum(megabytes_of(pid) for pid in self.workers()) / len(self.workers())


def megabytes_of(pid: int) -> float:
    """The proportional set size of a process."""
    rolled = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in rolled if line.startswith("Pss:")) / 1000


def free_port() -> int:
    """A port of the loopback on which nobody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def serving(application: str, *, workers: int = 2, **settings: str) -> Iterator[Server]:
    """A server by `make serve`, which ends with the block."""
    port = free_port()
    command = ["make", "serve", f"PORT={port}", f"WORKERS={workers}", f"APPLICATION={application}"]
    with running(command, port, **settings) as server:
        yield server


@contextmanager
def running(command: list[str], port: int, **settings: str) -> Iterator[Server]:
    """A server by a command, which ends with the block, and all that it started."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(**settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        server = Server(process, port)
        server.wait_until("/livez")
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
