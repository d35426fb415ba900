"""Stands before Django: answers with a page that is kept, or lets Django make it once."""

import gzip
import hashlib
import logging
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..middleware import EDITION, GONE
from .addresses import Address, address_of
from .editions import Known, drop_broken
from .shared import Shared
from .shelf import Page, Shelf
from .standing import standing_in

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]
Headers = list[tuple[str, str]]

# How long a kept page stands in for one that cannot be made: one that tells of the present soon
# tells of the past.
STALE_SECONDS, STALE_NOW_SECONDS = 86_400, 600
FOR_READERS = "public, max-age=0, s-maxage=1, stale-while-revalidate=15, stale-if-error={}"
# How often whoever waits for a page to be made looks whether the database still answers.
WAKES_SECONDS = 0.5
# A page that failed sooner than this many seconds did not fail for want of a connection.
PATIENCE = 1.0
REPLACED = {"etag", "cache-control", "content-length", "vary", "content-encoding"}
OF_READERS = {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}

access = logging.getLogger("access")


def release_of(folder: Path) -> str:
    """What tells this release from others: its code, its templates, its words."""
    digest = hashlib.sha256()
    for part in ("centers", "config", "templates", "static"):
        for path in sorted((folder / part).rglob("*")):
            if path.suffix in {".py", ".html", ".po", ".csv", ".css", ".js"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()


class Door:
    """A WSGI application that keeps the public pages of another."""

    def __init__(
        self,
        application: Application,
        edition: Callable[[], Known],
        shelf: Shelf,
        release: str,
        clock: Callable[[], float] = time.time,
        shared: Shared | None = None,
        makers: int = 4,
        downloads: int = 2,
    ) -> None:
        self.application, self.edition = application, edition
        self.shelf, self.shared = shelf, shared
        self.release, self.clock = release, clock
        self.turns: dict[Address, list[Any]] = {}
        self.lock = threading.Lock()
        self.makers = threading.BoundedSemaphore(makers)
        self.downloads = threading.BoundedSemaphore(downloads)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        address = address_of(environ)
        if address is None:
            return self.application(environ, start)
        known = self.edition()
        tag = self.tag_of(address, known.number)
        if known.is_fresh and tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            return self.not_modified(environ, start, address, tag)
        if address.reads.is_streamed:
            return self.streamed(environ, start, address, known)
        page = self.kept(address, tag, known)
        if page:
            return self.answer(environ, start, page, tag)
        with self.turn(address):
            # Whoever waited finds what is known by now.
            known = self.edition()
            tag = self.tag_of(address, known.number)
            page = self.kept(address, tag, known) or self.fetched(address, tag, known)
            if page:
                return self.answer(environ, start, page, tag)
            return self.made(environ, start, address, tag, known)

    def tag_of(self, address: Address, edition: int) -> str:
        """What a page is a function of, as an ETag."""
        minute = int(self.clock() // 60) if address.reads.tells_now else 0
        made_of = (self.release, *address[:3], edition, minute)
        digest = hashlib.blake2b(repr(made_of).encode(errors="surrogatepass"), digest_size=12)
        return f'W/"{digest.hexdigest()}"'

    def kept(self, address: Address, tag: str, known: Known) -> Page | None:
        """The page that this process keeps, if it is good."""
        page = self.shelf.get(address)
        return page if page and self.is_good(page, address, tag, known) else None

    def fetched(self, address: Address, tag: str, known: Known) -> Page | None:
        """The page that another process shares, if it is good; from then on it is kept here too."""
        page = self.shared.get(address) if self.shared else None
        if page is None or not self.is_good(page, address, tag, known):
            return None
        self.shelf.put(address, page)
        return page

    def is_good(self, page: Page, address: Address, tag: str, known: Known) -> bool:
        """Whether a page may be shown; one of before only while no newer one can be made."""
        return page.tag == tag or (not known.is_fresh and self.stands_in(page, address))

    def stands_in(self, page: Page, address: Address) -> bool:
        """Whether an older page may stand in for one that cannot be made."""
        return self.clock() - page.made_at <= longest_of(address)

    @contextmanager
    def turn(self, address: Address) -> Iterator[None]:
        """Let one reader at a time make a page; the others find it made.

        Few pages are made at once: of the threads of a process enough are left for kept ones.
        """
        with self.lock:
            turn = self.turns.setdefault(address, [threading.Semaphore(), 0])
            turn[1] += 1
        try:
            with self.holding(turn[0]), self.holding(self.makers):
                yield
        finally:
            with self.lock:
                turn[1] -= 1
                if not turn[1]:
                    del self.turns[address]

    @contextmanager
    def holding(self, lock: threading.Semaphore) -> Iterator[None]:
        """Hold a lock, which is waited for only while the database answers.

        Whoever holds it may hang with the database; without that nobody makes a page anyway.
        """
        is_held = False
        while not is_held and self.edition().is_fresh:
            is_held = lock.acquire(timeout=WAKES_SECONDS)
        try:
            yield
        finally:
            if is_held:
                lock.release()

    def made(
        self, environ: dict[str, Any], start: Start, address: Address, tag: str, known: Known
    ) -> Iterable[bytes]:
        """The page as Django makes it; kept if it is a good one, else one of before may do."""
        status, headers, body, edition = self.rendered(environ, address, known)
        if edition < known.number:
            # A server that lags behind the one whose edition is known: right, but not to be kept.
            tag = self.tag_of(address, edition)
        if status.startswith("200") and not {"set-cookie", "cache-control"} & names_of(headers):
            bodies = {"gzip": gzip.compress(body, 6, mtime=0)}
            page = Page(tag, self.clock(), headers_of(headers, address, tag), bodies)
            if edition >= known.number:
                self.keep(address, page)
            return self.answer(environ, start, page, tag, logged=True)
        older = self.shelf.get(address) if status.startswith("5") else None
        if older and self.stands_in(older, address):
            return self.answer(environ, start, older, tag, logged=True)
        start(status, headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    def rendered(
        self, environ: dict[str, Any], address: Address, known: Known
    ) -> tuple[str, Headers, bytes, int]:
        """What Django answers, and of which edition.

        It is asked twice if a connection breaks under it, as when a server is killed; not if it
        waited for one in vain.
        """
        started = time.monotonic()
        asked = request_of(environ, address, known)
        made = rendered(self.application, asked)
        if known.is_fresh and made[0].startswith("503") and time.monotonic() - started < PATIENCE:
            drop_broken()
            asked = request_of(environ, address, known)
            made = rendered(self.application, asked)
        return *made, asked[EDITION]

    def keep(self, address: Address, page: Page) -> None:
        """Keep a page here and, if there is a way, for others."""
        self.shelf.put(address, page)
        if self.shared:
            self.shared.put(address, page, longest_of(address))

    def streamed(
        self, environ: dict[str, Any], start: Start, address: Address, known: Known
    ) -> Iterable[bytes]:
        """A page that is sent while it is made, and is not kept.

        Each holds a connection as long as its reader takes; so few are sent at once, and whoever
        comes then is asked to come again.
        """

        def begin(status: str, headers: Headers, *more: Any) -> Any:
            if status.startswith("200"):
                encoded = [pair for pair in headers if pair[0].lower() == "content-encoding"]
                tag = self.tag_of(address, asked[EDITION])
                headers = headers_of(headers, address, tag) + encoded
            return start(status, headers, *more)

        asked = request_of(environ, address, known)
        asked["REQUEST_METHOD"] = environ["REQUEST_METHOD"]
        asked["HTTP_ACCEPT_ENCODING"] = environ.get("HTTP_ACCEPT_ENCODING", "")
        if not self.downloads.acquire(blocking=False):
            return self.application(asked | {GONE: True}, start)
        try:
            return Download(self.application(asked, begin), self.downloads.release)
        except BaseException:
            self.downloads.release()
            raise

    def answer(
        self, environ: dict[str, Any], start: Start, page: Page, tag: str, *, logged: bool = False
    ) -> Iterable[bytes]:
        """A page in an encoding that the reader takes."""
        age = []
        if page.tag != tag:
            page = standing_in(page, environ["PATH_INFO"])
            age = [("Age", str(int(self.clock() - page.made_at)))]
        encoding = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = page.body(encoding)
        headers = [*page.headers, *age, ("Content-Length", str(len(body)))]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        if not logged:
            log(environ, 200)
        start("200 OK", headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    def not_modified(
        self, environ: dict[str, Any], start: Start, address: Address, tag: str
    ) -> Iterable[bytes]:
        """The reader has the page already."""
        log(environ, 304)
        start("304 Not Modified", headers_of([], address, tag))
        return []


class Download:
    """What an application sends piece by piece; something is done once when that has ended.

    A server that a reader leaves may forget to say so; then it ends when nobody holds it any more.
    """

    def __init__(self, sent: Iterable[bytes], done: Callable[[], None]) -> None:
        self.sent = sent
        self.done = weakref.finalize(self, done)

    def __iter__(self) -> Iterator[bytes]:
        yield from self.sent

    def close(self) -> None:
        """End it, as servers do behind the last piece."""
        try:
            if close := getattr(self.sent, "close", None):
                close()
        finally:
            self.done()


def request_of(environ: dict[str, Any], address: Address, known: Known) -> dict[str, Any]:
    """The request for a page: its address, and nothing else that a reader sent."""
    asked = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") or name in OF_READERS
    }
    asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": address.query}
    # Who is sure to be told that the database is gone does not wait until that is found again.
    return asked | {GONE: not known.is_fresh, EDITION: known.number}


def rendered(application: Application, environ: dict[str, Any]) -> tuple[str, Headers, bytes]:
    """What an application answers: status, headers, and the whole body."""
    begun: list[Any] = []
    answer = application(environ, lambda *facts: begun.extend(facts))
    try:
        body = b"".join(answer)
    finally:
        if close := getattr(answer, "close", None):
            close()
    return begun[0], begun[1], body


def longest_of(address: Address) -> int:
    """How many seconds a page may stand in for one that cannot be made."""
    return STALE_NOW_SECONDS if address.reads.tells_now else STALE_SECONDS


def names_of(headers: Headers) -> set[str]:
    """The names of headers, in small letters."""
    return {name.lower() for name, _value in headers}


def headers_of(headers: Headers, address: Address, tag: str) -> Headers:
    """The headers of a page, with those that tell browsers and caches how long it is good."""
    own = [(name, value) for name, value in headers if name.lower() not in REPLACED]
    caching = FOR_READERS.format(longest_of(address))
    return [*own, ("ETag", tag), ("Cache-Control", caching), ("Vary", "Accept-Encoding")]


def encoding_for(accepted: str) -> str:
    """The best encoding that a reader takes: br, gzip or none."""
    taken = {part.partition(";")[0].strip(): part for part in accepted.lower().split(",")}
    good = [name for name, part in taken.items() if "q=0" not in part or "q=0." in part]
    return next((name for name in ("br", "gzip") if name in good), "")


def log(environ: dict[str, Any], status: int) -> None:
    """Log a line for an answer that Django knows nothing of, as `access_log` does."""
    path = environ.get("PATH_INFO", "").encode("latin-1").decode(errors="replace")
    method = environ["REQUEST_METHOD"]
    facts = {"method": method, "path": path, "status": status, "duration_ms": 0.0}
    access.info("%s %s", method, path, extra=facts)
