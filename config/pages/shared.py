"""Pages shared with other processes and machines, by way of a Redis or Valkey server."""

import gzip
import hashlib
import json
import logging
import threading
import time
import zlib
from collections.abc import Callable
from typing import Any

from .addresses import Address
from .shelf import Page

# A server that is slow is no help to a reader; one that is lost is looked for again each second.
PATIENCE_SECONDS = 0.25
LOOKS_AGAIN_SECONDS = 1.0
LARGEST_BYTES = 1_000_000
# What bytes that are no page may be to whoever reads them as one.
MALFORMED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)

log = logging.getLogger(__name__)


class Shared:
    """The shelf of many processes. While its server is lost nobody asks it, and nobody waits."""

    def __init__(self, url: str, release: str) -> None:
        # Whoever shares nothing is spared some megabytes of a library.
        import redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        self.client = redis.Redis.from_url(
            url,
            protocol=2,
            socket_timeout=PATIENCE_SECONDS,
            socket_connect_timeout=PATIENCE_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        self.release, self.failures = release, (redis.RedisError, OSError)
        self.refusals = redis.ResponseError
        self.lock = threading.Lock()
        self.is_lost = False

    def get(self, address: Address) -> Page | None:
        """The page that anybody made last for an address, of whichever edition."""
        found = self.ask(lambda: self.client.get(self.key(address)))
        return page_of(found) if found else None

    def put(self, address: Address, page: Page, seconds: int) -> None:
        """Share a page for some time; one too large is not shared."""
        data = data_of(page)
        if len(data) <= LARGEST_BYTES:
            self.ask(lambda: self.client.set(self.key(address), data, ex=seconds))

    def key(self, address: Address) -> str:
        """What a page is kept under: its address, in this release of the site."""
        made_of = repr((self.release, *address[:4])).encode(errors="surrogatepass")
        return f"directory:page:{hashlib.blake2b(made_of, digest_size=16).hexdigest()}"

    def ask(self, question: Callable[[], Any]) -> Any:
        """What the server says to a question; nothing while it is lost.

        A server that refuses is not lost: when it is full, it still tells what it has.
        """
        if self.is_lost:
            return None
        try:
            return question()
        except self.refusals as refusal:
            log.warning("A page is not shared: %s", refusal)
        except self.failures as failure:
            self.lose(failure)
        return None

    def lose(self, failure: Exception) -> None:
        """Ask nothing more until a thread of its own has found the server again."""
        with self.lock:
            if self.is_lost:
                return
            self.is_lost = True
        log.warning("Pages are not shared for now: %s", failure)
        threading.Thread(target=self.find_again, daemon=True).start()

    def find_again(self) -> None:
        """Look for the server until it answers."""
        while self.is_lost:
            time.sleep(LOOKS_AGAIN_SECONDS)
            try:
                self.client.ping()
            except self.failures:
                continue
            self.is_lost = False
            log.warning("Pages are shared again.")


def data_of(page: Page) -> bytes:
    """A page as bytes: a line of JSON that tells of it, then its compressed bodies."""
    bodies = dict(page.bodies)
    sizes = {encoding: len(body) for encoding, body in bodies.items()}
    facts = {"tag": page.tag, "made_at": page.made_at, "headers": page.headers, "sizes": sizes}
    return b"\n".join([json.dumps(facts).encode(), b"".join(bodies.values())])


def page_of(data: bytes) -> Page | None:
    """The page that bytes tell of; none if they are not whole."""
    line, _, rest = data.partition(b"\n")
    try:
        facts = json.loads(line)
        headers = [(str(name), str(value)) for name, value in facts["headers"]]
        page = Page(str(facts["tag"]), float(facts["made_at"]), headers)
        for encoding, size in facts["sizes"].items():
            page.bodies[encoding], rest = rest[:size], rest[size:]
        gzip.decompress(page.bodies["gzip"])
        whole = facts["sizes"] == {name: len(body) for name, body in page.bodies.items()}
    except MALFORMED:
        return None
    return page if whole and not rest else None
