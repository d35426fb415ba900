"""The pages that a process keeps, in a bounded number of bytes."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

import brotli

# Of the bytes, how many in a hundred are for pages that were asked for again.
PROTECTED_PERCENT = 80
# What a page takes beside its bodies: its headers, its address, and Python's own.
OVERHEAD = 2000


@dataclass(slots=True)
class Page:
    """A page as it was made: its tag, when, its headers, and its body once in each encoding."""

    tag: str
    made_at: float
    headers: list[tuple[str, str]]
    bodies: dict[str, bytes] = field(default_factory=dict)

    def body(self, encoding: str) -> bytes:
        """The body in an encoding, which is kept if it is a compressed one."""
        if encoding in self.bodies:
            return self.bodies[encoding]
        plain = gzip.decompress(self.bodies["gzip"])
        if encoding == "br":
            self.bodies["br"] = brotli.compress(plain, quality=5)
            return self.bodies["br"]
        return plain

    @property
    def size(self) -> int:
        """About how many bytes it takes, with room for the other encoding."""
        return OVERHEAD + 2 * len(self.bodies["gzip"])


class Shelf:
    """Keeps the pages that are asked for again; a page asked for once makes way for others.

    Pages wait in one row, in which the oldest goes first. One that is asked for there again moves
    to the other row, which no stream of addresses that nobody asks for twice can touch.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.rows: tuple[OrderedDict[Hashable, Page], OrderedDict[Hashable, Page]]
        self.rows = OrderedDict(), OrderedDict()
        self.bytes = [0, 0]
        self.lock = threading.Lock()

    def get(self, key: Hashable) -> Page | None:
        """The page kept under a key, of whichever edition."""
        waiting, protected = self.rows
        with self.lock:
            if page := protected.get(key):
                protected.move_to_end(key)
            elif page := waiting.get(key):
                self.take(0, key)
                self.place(1, key, page)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        """Keep a page instead of the one under its key; one too large is not kept."""
        with self.lock:
            row = 1 if key in self.rows[1] else 0
            self.take(row, key)
            if page.size <= self.most_bytes // 10:
                self.place(row, key, page)

    def take(self, row: int, key: Hashable) -> None:
        """Take a page from its row, if it is there."""
        if page := self.rows[row].pop(key, None):
            self.bytes[row] -= page.size

    def place(self, row: int, key: Hashable, page: Page) -> None:
        """Place a page at the end of a row; what has no room there any more leaves at its front."""
        self.rows[row][key] = page
        self.bytes[row] += page.size
        most = self.most_bytes * PROTECTED_PERCENT // 100
        limit = most if row else self.most_bytes - most
        while self.bytes[row] > limit:
            first, oldest = next(iter(self.rows[row].items()))
            self.take(row, first)
            if row:
                self.place(0, first, oldest)
