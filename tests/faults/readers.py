"""Readers who go on reading while something breaks."""

import itertools
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from .servers import Answer, Site


@contextmanager
def reading(site: Site, addresses: Sequence[str], readers: int = 3) -> Iterator[list[Answer]]:
    """What some readers are answered who read these pages in turn until the block ends."""
    answers: list[Answer] = []
    ends = threading.Event()

    def read(first: int) -> None:
        for address in itertools.islice(itertools.cycle(addresses), first, None):
            if ends.is_set():
                return
            answers.append(site.get(address))
            time.sleep(0.01)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        ends.set()
        for thread in threads:
            thread.join()
