"""What is sent piece by piece, and is known to have ended."""

import weakref
from collections.abc import Callable, Iterable, Iterator


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
