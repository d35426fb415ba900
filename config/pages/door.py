"""Stands before Django: answers with a page that is kept, or lets Django make it once."""

import gzip
import hashlib
import logging
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from centers.clock import MOMENT

from ..middleware import EDITION, GONE
from .addresses import Address, address_of, may_be_of_staff
from .downloads import Download
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
REFUSED = re.compile(r"q=0(\.0*)?")
# What a request tells of its body: nothing that a page may depend on.
OF_BODIES = {"CONTENT_TYPE", "CONTENT_LENGTH"}

access = logging.getLogger("access")


class Wanted(NamedTuple):
    """A page as it has to be now: its address, edition and moment, and the tag that they make."""

    address: Address
    edition: int
    is_fresh: bool
    moment: float
    tag: str


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
        if may_be_of_staff(environ):
            return self.for_staff(environ, start, address)
        wanted = self.wanted(address)
        if wanted.is_fresh and wanted.tag[2:] in environ.get("HTTP_IF_NONE_MATCH", ""):
            return self.not_modified(environ, start, wanted)
        if address.reads.is_streamed:
            return self.streamed(environ, start, wanted)
        page = self.kept(wanted)
        if page:
            return self.answer(environ, start, page, wanted.tag)
        with self.turn(address):
            # Whoever waited finds what is known by now.
            wanted = self.wanted(address)
            page = self.kept(wanted) or self.fetched(wanted)
            if page:
                return self.answer(environ, start, page, wanted.tag)
            return self.made(environ, start, wanted)

    def wanted(self, address: Address) -> Wanted:
        """A page as it has to be now."""
        known, moment = self.edition(), self.clock()
        return Wanted(address, *known, moment, self.tag_of(address, known.number, moment))

    def tag_of(self, address: Address, edition: int, moment: float) -> str:
        """What a page is a function of, as an ETag."""
        minute = int(moment // 60) if address.reads.tells_now else 0
        made_of = (self.release, *address[:4], edition, minute)
        digest = hashlib.blake2b(repr(made_of).encode(errors="surrogatepass"), digest_size=12)
        return f'W/"{digest.hexdigest()}"'

    def kept(self, wanted: Wanted) -> Page | None:
        """The page that this process keeps, if it is good."""
        page = self.shelf.get(wanted.address)
        return page if page and self.is_good(page, wanted) else None

    def fetched(self, wanted: Wanted) -> Page | None:
        """The page that another process shares, if it is good; from then on it is kept here too."""
        page = self.shared.get(wanted.address) if self.shared else None
        if page is None or not self.is_good(page, wanted):
            return None
        self.shelf.put(wanted.address, page)
        return page

    def is_good(self, page: Page, wanted: Wanted) -> bool:
        """Whether a page may be shown; one of before only while no newer one can be made."""
        return page.tag == wanted.tag or (
            not wanted.is_fresh and self.stands_in(page, wanted.address)
        )

    def stands_in(self, page: Page, address: Address) -> bool:
        """Whether an older page may stand in for one that cannot be made."""
        return abs(self.clock() - page.made_at) <= longest_of(address)

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

    def made(self, environ: dict[str, Any], start: Start, wanted: Wanted) -> Iterable[bytes]:
        """The page as Django makes it; kept if it is a good one, else one of before may do."""
        address, tag = wanted.address, wanted.tag
        status, headers, body, edition = self.rendered(environ, wanted)
        if edition < wanted.edition:
            # A server that lags behind the one whose edition is known: right, but not to be kept.
            tag = self.tag_of(address, edition, wanted.moment)
        if status.startswith("200") and not {"set-cookie", "cache-control"} & names_of(headers):
            bodies = {"gzip": gzip.compress(body, 6, mtime=0)}
            page = Page(tag, wanted.moment, headers_of(headers, address, tag), bodies)
            if edition >= wanted.edition and not address.is_long:
                self.keep(address, page)
            return self.answer(environ, start, page, tag, logged=True)
        older = self.shelf.get(address) if status.startswith("5") else None
        if older and self.stands_in(older, address):
            return self.answer(environ, start, older, tag, logged=True)
        start(status, headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    def rendered(self, environ: dict[str, Any], wanted: Wanted) -> tuple[str, Headers, bytes, int]:
        """What Django answers, and of which edition.

        It is asked twice if a connection breaks under it, as when a server is killed; not if it
        waited for one in vain.
        """
        started = time.monotonic()
        asked = request_of(environ, wanted)
        made = rendered(self.application, asked)
        if wanted.is_fresh and made[0].startswith("503") and time.monotonic() - started < PATIENCE:
            drop_broken()
            asked = request_of(environ, wanted)
            made = rendered(self.application, asked)
        return *made, asked[EDITION]

    def keep(self, address: Address, page: Page) -> None:
        """Keep a page here and, if there is a way, for others."""
        self.shelf.put(address, page)
        if self.shared:
            self.shared.put(address, page, longest_of(address))

    def streamed(self, environ: dict[str, Any], start: Start, wanted: Wanted) -> Iterable[bytes]:
        """A page that is sent while it is made, and is not kept.

        Each holds a connection as long as its reader takes; so few are sent at once, and whoever
        comes then is asked to come again.
        """

        def begin(status: str, headers: Headers, *more: Any) -> Any:
            if status.startswith("200"):
                encoded = [pair for pair in headers if pair[0].lower() == "content-encoding"]
                tag = self.tag_of(wanted.address, asked[EDITION], wanted.moment)
                headers = headers_of(headers, wanted.address, tag) + encoded
            return start(status, headers, *more)

        asked = request_of(environ, wanted)
        asked["REQUEST_METHOD"] = environ["REQUEST_METHOD"]
        asked["HTTP_ACCEPT_ENCODING"] = encoding_for(environ, ("gzip",))
        return self.sent(asked, begin)

    def sent(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """What Django sends piece by piece, if not too much is sent already."""
        if not self.downloads.acquire(blocking=False):
            return self.application(environ | {GONE: True}, start)
        try:
            return Download(self.application(environ, start), self.downloads.release)
        except BaseException:
            self.downloads.release()
            raise

    def for_staff(self, environ: dict[str, Any], start: Start, address: Address) -> Iterable[bytes]:
        """A page as staff see it, kept by nobody. Whoever only says so waits for a turn as well."""
        if address.reads.is_streamed:
            return self.sent(environ, start)
        with self.holding(self.makers):
            return self.application(environ, start)

    def answer(
        self, environ: dict[str, Any], start: Start, page: Page, tag: str, *, logged: bool = False
    ) -> Iterable[bytes]:
        """A page in an encoding that the reader takes."""
        age = []
        if page.tag != tag:
            page = standing_in(page, environ["PATH_INFO"])
            age = [("Age", str(max(0, int(self.clock() - page.made_at))))]
        encoding = encoding_for(environ, ("br", "gzip"))
        body = page.body(encoding)
        headers = [*page.headers, *age, ("Content-Length", str(len(body)))]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        if not logged:
            log(environ, 200)
        start("200 OK", headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    def not_modified(
        self, environ: dict[str, Any], start: Start, wanted: Wanted
    ) -> Iterable[bytes]:
        """The reader has the page already."""
        log(environ, 304)
        start("304 Not Modified", headers_of([], wanted.address, wanted.tag))
        return []


def request_of(environ: dict[str, Any], wanted: Wanted) -> dict[str, Any]:
    """The request for a page: its address, and nothing else that a reader sent."""
    asked = {
        name: value
        for name, value in environ.items()
        if name == "HTTP_HOST" or not (name.startswith("HTTP_") or name in OF_BODIES)
    }
    scheme, _host, _path, query, _reads = wanted.address
    asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": query, "HTTP_X_FORWARDED_PROTO": scheme}
    # Who is sure to be told that the database is gone does not wait until that is found again.
    return asked | {GONE: not wanted.is_fresh, EDITION: wanted.edition, MOMENT: wanted.moment}


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


def encoding_for(environ: dict[str, Any], known: tuple[str, ...]) -> str:
    """The first of the encodings known that a reader takes; "" for none."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "").lower()
    parts = (part.partition(";") for part in accepted.split(","))
    taken = {name.strip() for name, _, weight in parts if not REFUSED.fullmatch(weight.strip())}
    return next((name for name in known if name in taken), "")


def log(environ: dict[str, Any], status: int) -> None:
    """Log a line for an answer that Django knows nothing of, as `access_log` does."""
    path = environ.get("PATH_INFO", "").encode("latin-1").decode(errors="replace")
    method = environ["REQUEST_METHOD"]
    facts = {"method": method, "path": path, "status": status, "duration_ms": 0.0}
    access.info("%s %s", method, path, extra=facts)
