"""WSGI servers beside one another: `python -m tests.benchmarks.bench_servers [CENTERS]`.

The same site on each, over a city in SQLite: a kept page, one with nothing kept, and how long
the kept page takes a reader while others have pages made. gunicorn, waitress and uWSGI are measured
where they are installed; the site does not need them. In turns, the middle of three.
"""

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles

from .cities import build, new_file
from .pages import FRESH, KEPT, TIMELESS
from .servers import BARE, PRODUCT, Server, free_port, running
from .wrk import ask

ROUNDS = 3
GZIP = {"Accept-Encoding": "gzip"}
BIN = Path(sys.executable).parent
GRANIAN = "granian --interface wsgi --no-ws --no-access-log --log-level error --workers 2 --port"
GUNICORN = "gunicorn --workers 2 --log-level error --bind 127.0.0.1:"
COMMANDS = {
    "granian, 1 thread": f"{GRANIAN} {{port}} --blocking-threads 1 {{app}}",
    "granian, 4 threads": f"{GRANIAN} {{port}} --blocking-threads 4 {{app}}",
    "granian, 32 threads": f"{GRANIAN} {{port}} --blocking-threads 32 {{app}}",
    "granian, 32 threads, runtime mt": (
        f"{GRANIAN} {{port}} --blocking-threads 32 --runtime-mode mt --runtime-threads 2 {{app}}"
    ),
    "gunicorn gthread, 4 threads": f"{GUNICORN}{{port}} --threads 4 {{app}}",
    "gunicorn gthread, 32 threads": f"{GUNICORN}{{port}} --threads 32 {{app}}",
    "waitress, 1 process, 32 threads": (
        "waitress-serve --listen 127.0.0.1:{port} --threads 32 {app}"
    ),
    "uWSGI, 32 threads": (
        "uwsgi --http 127.0.0.1:{port} --http-keepalive --processes 2 --threads 32 --master"
        " --need-app --disable-logging --die-on-term --module {app}"
    ),
}


def installed() -> dict[str, str]:
    """The servers that this environment has."""
    return {name: line for name, line in COMMANDS.items() if (BIN / line.split()[0]).exists()}


def start(line: str, application: str, stack: ExitStack, url: str, **settings: str) -> Server:
    """A server that runs until the stack is left."""
    port = free_port()
    program, *rest = line.format(port=port, app=application).split()
    command = [str(BIN / program), *rest]
    return stack.enter_context(running(command, port, DATABASE_URL=url, **settings))


def while_others_wait(server: Server) -> float:
    """Milliseconds, of 95 in 100, for a page that is kept while lists are made for others."""
    server.get(TIMELESS)
    with ThreadPoolExecutor(1) as pool:
        others = pool.submit(ask, server.port, FRESH["list"], 3, GZIP)
        taken = []
        while not others.done():
            taken.append(server.get(TIMELESS).seconds * 1000)
    return quantiles(taken, n=20)[-1]


def figures(line: str, url: str) -> Iterator[float]:
    """What a server does: bare views, kept and fresh pages a second, and the wait of a reader."""
    with ExitStack() as stack:
        bare = start(line, BARE, stack, url)
        yield ask(bare.port, ["/bare"], 2, GZIP).per_second
    with ExitStack() as stack:
        kept = start(line, PRODUCT, stack, url)
        ask(kept.port, [KEPT["list"]], 1, GZIP)
        yield ask(kept.port, [KEPT["list"]], 2, GZIP).per_second
        yield while_others_wait(kept)
        yield kept.megabytes()
    with ExitStack() as stack:
        fresh = start(line, PRODUCT, stack, url, PAGES_MB="0")
        ask(fresh.port, FRESH["list"], 1, GZIP)
        yield ask(fresh.port, FRESH["list"], 3, GZIP).per_second


def main() -> None:
    centers = int(sys.argv[1]) if sys.argv[1:] else 1_000
    with tempfile.TemporaryDirectory(prefix="directory-bench-") as folder:
        url = new_file(Path(folder), "city")
        build(url, centers)
        turns: dict[str, list[list[float]]] = {name: [] for name in installed()}
        for _ in range(ROUNDS):
            for name in turns:
                turns[name].append(list(figures(COMMANDS[name], url)))
    print("| | bare, a second | kept, a second | kept beside others, ms | MB | fresh, a second |")
    print("|---|---|---|---|---|---|")
    for name, rounds in turns.items():
        middle = [median(values) for values in zip(*rounds, strict=True)]
        print(f"| {name} | {' | '.join(f'{value:,.0f}' for value in middle)} |")


if __name__ == "__main__":
    main()
