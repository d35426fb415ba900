"""The edition as this process knows it, read often enough to show a change within a second."""

import logging
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import Error, connection

from centers.models import Edition

EVERY_SECONDS, SOON_SECONDS = 0.25, 0.5
GONE_AFTER_SECONDS = 2.0

log = logging.getLogger(__name__)


class Known(NamedTuple):
    """The number of the edition, and whether it is known to be the newest."""

    number: int
    is_fresh: bool


def read_edition() -> int:
    """The edition in the database; gives the connection back."""
    try:
        return Edition.objects.number()
    except Error:
        drop_broken()
        raise
    finally:
        connection.close()


def drop_broken() -> None:
    """Look at all connections that wait in the pool, where there is one, after one broke.

    Otherwise each would cost the next reader an answer, or a wait.
    """
    if pool := getattr(connection, "pool", None):
        pool.check()


class Editions:
    """Reads the edition again and again in a thread of its own, so that no reader waits for it."""

    def __init__(self, read: Callable[[], int] = read_edition) -> None:
        self.read = read
        self.number, self.asked_at, self.read_at = 0, 0.0, 0.0
        self.tried = threading.Event()
        self.is_failing, self.news = True, threading.Condition()
        self.starting = threading.Lock()
        self.thread: threading.Thread | None = None

    def current(self) -> Known:
        """The edition; waits for the first reading, and for the next if the process stood still.

        Then nobody has asked the database for long, and it has not failed to answer.
        """
        if self.thread is None:
            self.start()
        if not self.read_at:
            self.tried.wait(GONE_AFTER_SECONDS)
        if not self.is_fresh() and self.is_expected():
            with self.news:
                self.news.wait_for(self.is_fresh, SOON_SECONDS)
        return Known(self.number, self.is_fresh())

    def is_fresh(self) -> bool:
        """Whether the edition was read lately."""
        return time.monotonic() - self.read_at < GONE_AFTER_SECONDS

    def is_expected(self) -> bool:
        """Whether an answer is to come: the last question got one, and the next is no old one."""
        is_asked = self.asked_at > self.read_at
        is_old = time.monotonic() - self.asked_at > SOON_SECONDS
        return not self.is_failing and not (is_asked and is_old)

    def start(self) -> None:
        """Begin to read, once; in the process that serves and not in one that it came from."""
        with self.starting:
            if self.thread is None:
                self.thread = threading.Thread(target=self.keep_reading, daemon=True)
                self.thread.start()

    def keep_reading(self) -> None:
        """Read for as long as the process lives."""
        while True:
            self.read_once()
            time.sleep(EVERY_SECONDS)

    def read_once(self) -> None:
        """Read the edition; without a database what was known stays, and grows old.

        Whatever else goes wrong must not end the thread, without which nothing would heal.
        """
        self.asked_at = time.monotonic()
        try:
            self.number = self.read()
            self.read_at, self.is_failing = self.asked_at, False
        except Exception as error:
            self.is_failing = True
            log.warning("The edition cannot be read: %s", error)
        self.tried.set()
        with self.news:
            self.news.notify_all()
