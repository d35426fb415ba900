"""The servers of these tests: real processes, each on a free port, ended whatever happens."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.environment import ROOT, UNTOUCHED
from tests.postgres import pgserver, server_in

SETTINGS = UNTOUCHED | {"ALLOWED_HOSTS": "127.0.0.1", "STAFF": "off", "LOG_LEVEL": "ERROR"}


class Answer(NamedTuple):
    """What a reader was answered, and after how many seconds."""

    status: int
    headers: Message
    text: str
    seconds: float


class Site:
    """The site as a reader sees it."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, address: str, **headers: str) -> Answer:
        """The answer to one request."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        started = time.monotonic()
        with closing(connection):
            connection.request("GET", address, headers={"Host": "127.0.0.1"} | headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        return Answer(answer.status, answer.headers, text, time.monotonic() - started)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def soon(happened, seconds=10.0):
    """What a function returns as soon as that is true, asked again and again for some seconds."""
    until = time.monotonic() + seconds
    while True:
        try:
            if found := happened():
                return found
        except OSError:
            found = None
        assert time.monotonic() < until, f"not within {seconds} seconds: {found}"
        time.sleep(0.02)


@contextmanager
def process(
    *command: str, output: int = subprocess.PIPE, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """A process that ends with the block, and with it whatever it started."""
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=output,
        text=True,
    )
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


@contextmanager
def serving(**settings: str) -> Iterator[Site]:
    """The site in one worker, as production starts it, when it answers."""
    port = free_port()
    command = ("make", "--silent", "serve", f"PORT={port}", "WORKERS=1")
    with process(*command, output=subprocess.DEVNULL, **SETTINGS | settings):
        site = Site(port)
        soon(lambda: site.get("/livez").status == 200, seconds=20)
        yield site


def at_the_desk(program: str, url: str):
    """A process that runs a program on a database, as staff may."""
    start = f"import django; django.setup()\n{program}"
    return process(sys.executable, "-c", start, **UNTOUCHED | {"DATABASE_URL": url})


class Postgres:
    """A PostgreSQL in a folder of its own, which can be killed and started again.

    Where these tests run as root it runs as another user, to whom the folder then belongs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.tools = server_in(self.data, start=False)
        self.data.chmod(0o700)
        if user := self.tools.system_user:
            shutil.chown(folder, user)
            shutil.chown(self.data, user)

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def run(self, command: str, *arguments: str | Path) -> None:
        """Run one of the commands that come with the server, on its data."""
        texts = ["-D", *map(str, (self.data, *arguments))]
        pgserver.pgexec.pgexec(command, texts, self.tools.bin_path, user=self.tools.system_user)

    def make(self) -> None:
        """Make an empty server."""
        self.run("initdb", "-U", "postgres", "--auth=trust", "--encoding=utf8", "--no-sync")

    def follow(self, primary: "Postgres") -> None:
        """Make a standby of another server."""
        whence = f"host={primary.folder} user=postgres"
        self.run("pg_basebackup", "-R", "-X", "stream", "-c", "fast", "--no-sync", "-d", whence)

    def start(self) -> None:
        """Start, again where it stopped."""
        options = f'-F -h "" -k {self.folder}'
        self.run("pg_ctl", "start", "-w", "-o", options, "-l", self.folder / "log")

    def kill(self) -> None:
        """Stop at once, as after a power cut."""
        self.run("pg_ctl", "stop", "-w", "-m", "immediate")


@contextmanager
def postgres(primary: Postgres | None = None) -> Iterator[Postgres]:
    """A PostgreSQL, empty or a standby of another, that ends with the block."""
    with TemporaryDirectory(prefix="directory-faults-") as folder:
        server = Postgres(Path(folder))
        if primary:
            server.follow(primary)
        else:
            server.make()
        server.start()
        try:
            yield server
        finally:
            with suppress(subprocess.CalledProcessError):
                server.kill()
