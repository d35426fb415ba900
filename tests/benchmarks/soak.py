"""The site under everything at once for some minutes: `make soak [MINUTES=10] [DATABASE=postgres]`.

Readers ask for all kinds of pages without a pause, while another process edits through the models
and a worker of the server is killed every minute. It ends with a report, and fails if an answer was
wrong that no kill explains, an edit was not seen within a second, or memory grew.
"""

import argparse
import gzip
import itertools
import json
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median, quantiles
from subprocess import Popen
from typing import NamedTuple

from tests.faults.servers import at_the_desk, soon
from tests.postgres import throwaway_server

from .cities import build, new_database, new_file
from .pages import KEPT, filtered, wish
from .servers import PRODUCT, Server, megabytes_of, serving

CENTERS = 300
# Of these few are sent at once; whoever comes then is asked to come again.
DOWNLOAD = "/centers.geojson"
EDITED = [f"city-{number}" for number in range(0, 40, 2)]
READERS = 4
SHELF_MB = 8
KILL_SECONDS, SAMPLE_SECONDS = 60, 5
# What was in flight when a worker was killed fails within this time.
AFTER_KILL_SECONDS = 5
LATEST_SECONDS = 1.0
MOST_GROWTH = 1.1
EDITS = f"""
import itertools, select, sys, time
from centers.models import Center

centers = list(Center.objects.filter(slug__in={EDITED!r}))
Center.objects.filter(slug__in={EDITED!r}).update(status="published")
for number in itertools.count(1):
    center = centers[number % len(centers)]
    center.name = f"edit {{number}}."
    center.save()
    print(center.slug, number, time.time(), flush=True)
    if select.select([sys.stdin], [], [], 0.5)[0]:
        break
"""


class Edit(NamedTuple):
    """A center has a name that tells a number from a moment on."""

    number: int
    committed: float


class Fault(NamedTuple):
    """What went wrong, where and when."""

    moment: float
    path: str
    what: str


class Soak:
    """What happened so far."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.ends = threading.Event()
        self.edits: dict[str, list[Edit]] = defaultdict(list)
        self.kills: list[float] = []
        self.faults: list[Fault] = []
        self.answers: Counter[int] = Counter()
        self.seconds: list[float] = []
        self.memory: list[float] = []

    # --- what goes on ----------------------------------------------------------------------------

    def watch_edits(self, desk: "Popen[str]") -> None:
        """Note each edit that is committed."""
        assert desk.stdout
        for line in desk.stdout:
            slug, number, committed = line.split()
            self.edits[slug].append(Edit(int(number), float(committed)))

    def read(self, seed: int) -> None:
        """Ask for one page after the other, sometimes with what is known of it already."""
        draw, tags = random.Random(seed), dict[str, str]()
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        for number in itertools.count(seed * 1000):
            if self.ends.is_set():
                connection.close()
                return
            path = address(draw, number)
            headers = {"Accept-Encoding": "gzip"}
            if path in tags and draw.random() < 0.5:
                headers["If-None-Match"] = tags[path]
            begun = time.time()
            try:
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
                body = answer.read()
            except (OSError, HTTPException) as error:
                connection.close()
                self.faults.append(Fault(time.time(), path, repr(error)))
                continue
            self.answers[answer.status] += 1
            self.seconds.append(time.time() - begun)
            tags[path] = answer.headers.get("ETag", "")
            if wrong := self.wrong(path, answer.status, body, begun):
                self.faults.append(Fault(time.time(), path, wrong))

    def wrong(self, path: str, status: int, body: bytes, begun: float) -> str:
        """What is wrong with an answer; "" if nothing is."""
        if status == 304:
            return "a body beside 304" if body else ""
        if status == 503 and path == DOWNLOAD:
            return ""
        if status != 200:
            return f"status {status}"
        text = gzip.decompress(body).decode() if body.startswith(b"\x1f\x8b") else body.decode()
        if ".json" in path or ".geojson" in path:
            json.loads(text)
        elif "</html>" not in text:
            return "a page cut off"
        slug = path.removeprefix("/centers/").partition("/")[0].removesuffix(".json")
        return self.outdated(slug, text, begun) if slug in self.edits else ""

    def outdated(self, slug: str, text: str, begun: float) -> str:
        """Whether a page lacks an edit that was committed a second before it was asked for."""
        due = [e.number for e in list(self.edits[slug]) if e.committed < begun - LATEST_SECONDS]
        shown = re.search(r"edit (\d+)\.", text)
        if due and (shown is None or int(shown[1]) < due[-1]):
            return f"edit {shown and shown[1]} shown where {due[-1]} was due"
        return ""

    def kill_now_and_then(self) -> None:
        """Kill the younger worker every minute; the older one shows whether memory grows."""
        while not self.ends.wait(KILL_SECONDS):
            self.kills.append(time.time())
            os.kill(self.server.workers()[-1], signal.SIGKILL)
            soon(lambda: len(self.server.workers()) == 2)

    def measure_memory(self) -> None:
        """The memory of the worker that lives from the beginning to the end."""
        oldest = self.server.workers()[0]
        while not self.ends.wait(SAMPLE_SECONDS):
            self.memory.append(megabytes_of(oldest))

    # --- what came of it -------------------------------------------------------------------------

    def unexplained(self) -> list[Fault]:
        """The faults that are not of answers in flight when a worker was killed."""
        return [
            fault
            for fault in self.faults
            if not any(0 <= fault.moment - kill < AFTER_KILL_SECONDS for kill in self.kills)
            or not fault.what.endswith(")")
        ]

    def lost(self) -> list[str]:
        """The centers whose page does not tell their last edit."""
        pages = {slug: self.server.get(f"/centers/{slug}.json").body for slug in self.edits}
        plain = {slug: gzip.decompress(body).decode() for slug, body in pages.items()}
        return [slug for slug in plain if f"edit {self.edits[slug][-1].number}." not in plain[slug]]

    def growth(self) -> float:
        """The memory in the last third beside that in the second."""
        third = len(self.memory) // 3
        return median(self.memory[-third:]) / median(self.memory[third : 2 * third])

    def report(self) -> bool:
        """Print what came of it; whether all was well."""
        unexplained, lost, growth = self.unexplained(), self.lost(), self.growth()
        edits = sum(len(some) for some in self.edits.values())
        slow = quantiles(self.seconds, n=100)[-1]
        print(f"{sum(self.answers.values()):,} answers {dict(self.answers)},", end=" ")
        print(f"median {median(self.seconds) * 1e3:.0f} ms, 99 % under {slow * 1e3:.0f} ms")
        in_flight = len(self.faults) - len(unexplained)
        print(f"{len(self.kills)} workers killed, {in_flight} answers in flight lost")
        print(f"{edits} edits, {len(lost)} lost {lost}")
        print(f"memory of the oldest worker: {self.memory[0]:.0f} MB at first, then", end=" ")
        print(f"{self.memory[-1]:.0f} MB; the last third ÷ the second: {growth:.2f}")
        print(f"{len(unexplained)} wrong or failed answers that no kill explains")
        for fault in unexplained[:20]:
            print(
                f"  {time.strftime('%X', time.localtime(fault.moment))} {fault.path} {fault.what}"
            )
        return not unexplained and not lost and growth < MOST_GROWTH and edits > 0


def address(draw: random.Random, number: int) -> str:
    """One of the addresses that readers ask for."""
    center = draw.choice(EDITED)
    return draw.choice(
        [
            *KEPT.values(),
            f"/centers/{center}/",
            f"/centers/{center}.json",
            f"/en/centers/{center}/",
            f"/centers/?page={draw.randrange(1, 10)}",
            f"/en/centers/?q={draw.choice(['edit', 'service', 'jiuqu'])}",
            filtered(number),
            wish(number),
            "/areas/",
            "/changes/",
            f"/circle/?near=31.2{draw.randrange(10)}0,121.470",
            "/rooms.json",
            DOWNLOAD,
        ]
    )


@contextmanager
def together(*acts: threading.Thread) -> Iterator[None]:
    """Let things go on while the block runs; who runs it sees to it that they end."""
    for act in acts:
        act.start()
    yield
    for act in acts:
        act.join()


def soak(url: str, minutes: float) -> bool:
    """Whether all was well."""
    with (
        serving(PRODUCT, DATABASE_URL=url, PAGES_MB=str(SHELF_MB), LOG_LEVEL="ERROR") as server,
        at_the_desk(EDITS, url) as desk,
    ):
        going_on = Soak(server)
        soon(lambda: len(server.workers()) == 2)
        readers = [threading.Thread(target=going_on.read, args=(n,)) for n in range(READERS)]
        others = (going_on.kill_now_and_then, going_on.measure_memory)
        watching = threading.Thread(target=going_on.watch_edits, args=(desk,))
        watching.start()
        soon(lambda: len(going_on.edits) == len(EDITED), seconds=30)
        with together(*readers, *(threading.Thread(target=other) for other in others)):
            time.sleep(minutes * 60)
            going_on.ends.set()
        print(file=desk.stdin, flush=True)
        watching.join()
        time.sleep(LATEST_SECONDS)
        return going_on.report()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--database", choices=("postgres", "sqlite"), default="postgres")
    asked = parser.parse_args()
    # A polite request to end must still stop the servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="directory-soak-") as folder, throwaway_server() as pg:
        is_postgres = asked.database == "postgres"
        url = new_database(pg, "city") if is_postgres else new_file(Path(folder), "city")
        build(url, CENTERS)
        return 0 if soak(url, asked.minutes) else 1


if __name__ == "__main__":
    sys.exit(main())
