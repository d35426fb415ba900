"""How fast pages are beside the least that Django does: `make bench`.

A city in SQLite and the same in a throwaway PostgreSQL; the server as in production, asked by wrk
on the loopback. Every figure of the table comes from one run, in short turns, medians of them:
other work on the machine slows both sides of a ratio.
"""

import argparse
import os
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tests.postgres import throwaway_server

from .cities import build, new_database, new_file, raise_edition
from .pages import FRESH, KEPT, TIMELESS, filtered
from .servers import BARE, PRODUCT, Server, serving
from .wrk import CONNECTIONS, Load, ask

ROUNDS = 3
GZIP = {"Accept-Encoding": "gzip"}
SMALL_SHELF_MB = 8
# How far a search near a point looks, and how much longer it may take in the larger directory.
REACHES = {"near, on foot": ("&walk=30", "≤ 3"), "near, however far": ("", "")}


class Figure(NamedTuple):
    """A line of the table for one database."""

    name: str
    aim: str
    value: float
    told: str


class Target(NamedTuple):
    """What wrk asks of a server."""

    server: Server
    paths: list[str]
    seconds: float
    headers: dict[str, str]


def in_turns(targets: dict[str, Target]) -> dict[str, Load]:
    """What each target does in a second, the middle of several turns."""
    loads: dict[str, list[Load]] = {name: [] for name in targets}
    for _ in range(ROUNDS):
        for name, target in targets.items():
            loads[name].append(ask(target.server.port, *target[1:]))
    for name, turns in loads.items():
        if failed := sum(load.failed for load in turns):
            print(f"{name}: {failed} answers failed", file=sys.stderr)
    return {name: sorted(turns)[ROUNDS // 2] for name, turns in loads.items()}


def there(server: Server, paths: list[str], wanted: int) -> list[str]:
    """The first of the paths that are pages; in a city some centers are not published."""
    pages = (path for path in paths if server.get(path).status == 200)
    return list(islice(pages, wanted))


def pages_kept(kept: Server, bare: Server) -> Iterator[Figure]:
    """Pages that are kept, and those that the reader has, beside a bare view."""
    tag = kept.get(TIMELESS).headers["etag"]
    targets = {"bare": Target(bare, ["/bare"], 1, GZIP)}
    for name, path in KEPT.items():
        targets[name] = Target(kept, there(kept, [path], 1), 1, GZIP)
    targets["304"] = Target(kept, [TIMELESS], 1, GZIP | {"If-None-Match": tag})
    loads = in_turns(targets)
    least = loads.pop("bare").per_second
    for name, load in loads.items():
        title = "304" if name == "304" else f"kept page: {name}"
        told = f"{load.per_second:,.0f} ÷ {least:,.0f} a second"
        yield Figure(f"{title} ÷ bare view", "≥ 1.0", load.per_second / least, told)


def pages_made(fresh: Server, bare: Server) -> Iterator[Figure]:
    """Pages that are made, beside a page of the same size with one query and twenty rows."""
    targets = {}
    for name, paths in FRESH.items():
        asked = there(fresh, paths, 100) if name == "center" else paths
        size = len(fresh.get(asked[0], **{"Accept-Encoding": ""}).body)
        targets[name] = Target(fresh, asked, 3, GZIP)
        least = [f"/minimal/{size}/{number}" for number in range(300)]
        targets[f"minimal {name}"] = Target(bare, least, 1, GZIP)
    loads = in_turns(targets)
    for name, aim in zip(FRESH, ("≥ 0.5", "≥ 0.3", "", ""), strict=True):
        made, least = loads[name].per_second, loads[f"minimal {name}"].per_second
        told = f"{made:,.0f} ÷ {least:,.0f} a second"
        yield Figure(f"fresh page: {name} ÷ minimal view", aim, made / least, told)


def page_after_edit(fresh: Server, url: str) -> Iterator[Figure]:
    """The first page of an edition beside any fresh page, for one reader."""
    first, shown = [], []
    with serving(PRODUCT, workers=1, DATABASE_URL=url) as kept:
        for _ in range(9):
            tag = kept.get("/centers/").headers["etag"]
            raise_edition(url)
            edited = time.perf_counter()
            while (answer := kept.get("/centers/", **{"If-None-Match": tag})).status == 304:
                time.sleep(0.002)
            first.append(answer.seconds)
            shown.append(time.perf_counter() - edited)
    made = median(fresh.get("/centers/").seconds for _ in range(9))
    told = f"{median(first) * 1e3:.0f} ÷ {made * 1e3:.0f} ms"
    yield Figure("first page after an edit ÷ fresh page", "", median(first) / made, told)
    yield Figure("an edit is seen after, seconds", "≤ 1", max(shown), "the slowest of nine")


def starting(url: str) -> Iterator[Figure]:
    """From the command to the first page."""
    taken: dict[str, list[float]] = {PRODUCT: [], BARE: []}
    for _ in range(ROUNDS):
        for application, path in ((PRODUCT, "/"), (BARE, "/bare")):
            begun = time.perf_counter()
            with serving(application, DATABASE_URL=url) as server:
                server.get(path)
                taken[application].append(time.perf_counter() - begun)
    product, bare = (median(seconds) for seconds in taken.values())
    yield Figure("start-up ÷ bare view", "", product / bare, f"{product:.1f} ÷ {bare:.1f} s")


def memory(bare: Server, url: str) -> Iterator[Figure]:
    """What a process takes before it keeps pages, and when it can keep no more."""
    with serving(PRODUCT, workers=1, DATABASE_URL=url, PAGES_MB=str(SMALL_SHELF_MB)) as server:
        for path in KEPT.values():
            server.get(path)
        idle = server.megabytes()
        pages = there(server, FRESH["center"], 800)
        for path in pages:
            server.get(path)
        full = server.megabytes()
    least = bare.megabytes()
    yield Figure("memory, idle ÷ bare view", "", idle / least, f"{idle:.0f} ÷ {least:.0f} MB")
    told = f"{full - idle:.0f} ÷ {SMALL_SHELF_MB} MB"
    yield Figure("memory of kept pages ÷ PAGES_MB", "", (full - idle) / SMALL_SHELF_MB, told)


def growth(urls: dict[int, str]) -> list[Figure]:
    """How much longer a search near a point takes where there are more centers."""
    (small, less), (large, more) = [(size, slowest(urls[size])) for size in sorted(urls)]
    return [
        Figure(
            f"growth: {reach}, three filters, a time: {large:,} ÷ {small:,} centers",
            aim,
            more[reach] / less[reach],
            f"{more[reach] * 1e3:.0f} ÷ {less[reach] * 1e3:.0f} ms, 95 % of pages",
        )
        for reach, (_query, aim) in REACHES.items()
    ]


def slowest(url: str) -> dict[str, float]:
    """The seconds in which 95 % of the pages of searches near a point are made, by their reach."""
    found = {}
    with serving(PRODUCT, DATABASE_URL=url, PAGES_MB="0") as server:
        for reach, (query, _aim) in REACHES.items():
            pages = [server.get(filtered(number) + query) for number in range(60)]
            found[reach] = quantiles([page.seconds for page in pages[10:]], n=20)[-1]
    return found


def figures(urls: dict[int, str], centers: int) -> list[Figure]:
    """All figures of a database."""
    url = urls[centers]
    with ExitStack() as stack:
        enter = stack.enter_context
        kept = enter(serving(PRODUCT, DATABASE_URL=url))
        fresh = enter(serving(PRODUCT, DATABASE_URL=url, PAGES_MB="0"))
        bare = enter(serving(BARE, DATABASE_URL=url))
        found = [*pages_kept(kept, bare), *pages_made(fresh, bare)]
        found += [*page_after_edit(fresh, url), *memory(bare, url)]
    return [*found, *starting(url), *(growth(urls) if len(urls) > 1 else ())]


def machine() -> str:
    """What all this ran on."""
    info = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(": ")[2] for line in info if "model name" in line), "")
    return f"{os.cpu_count()} × {model or platform.machine()}, Python {platform.python_version()}"


def table(found: dict[str, list[Figure]]) -> Iterator[str]:
    """The figures as Markdown, a column for each database."""
    yield f"| | aim | {' | '.join(found)} |"
    yield f"|---|---|{'---|' * len(found)}"
    for row in zip(*found.values(), strict=True):
        cells = (f"**{one.value:.2f}** ({one.told})" for one in row)
        yield f"| {row[0].name} | {row[0].aim} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--centers", type=int, default=10_000, help="of the city that is asked")
    parser.add_argument("--beside", type=int, default=1_000, help="of another, to see the growth")
    parser.add_argument("--growth", action="store_true", help="that alone, on PostgreSQL alone")
    asked = parser.parse_args()
    sizes = sorted({asked.centers, asked.beside} - {0})
    # A polite request to end must still stop the servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="directory-bench-") as folder, throwaway_server() as pg:
        urls = {"PostgreSQL": {size: new_database(pg, f"city{size}") for size in sizes}}
        if not asked.growth:
            files = {size: new_file(Path(folder), f"city{size}") for size in sizes}
            urls = {"SQLite": files} | urls
        cities = [(url, size) for of in urls.values() for size, url in of.items()]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(build, *zip(*cities, strict=True)))
        built = time.perf_counter() - begun
        print(f"The cities stand after {built:.0f} seconds.", file=sys.stderr)
        found = {}
        for name, of in urls.items():
            found[name] = growth(of) if asked.growth else figures(of, asked.centers)
            since = time.perf_counter() - begun
            print(f"{name} is measured after {since:.0f} seconds.", file=sys.stderr)
    print(f"{asked.centers:,} centers, {asked.centers * 3:,} rooms; {machine()}.")
    print(f"wrk with {CONNECTIONS} connections. The cities took {built:.0f} s,", end=" ")
    print(f"all of it {time.perf_counter() - begun:.0f} s.\n")
    print(*table(found), sep="\n")


if __name__ == "__main__":
    main()
