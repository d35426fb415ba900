"""Few write at once: they wait for one another anyway, and readers need connections meanwhile."""

from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]

WRITING = BoundedSemaphore(max(1, settings.DATABASE_CONNECTIONS // 4))


def in_turn(view: View) -> View:
    """A view that writes with few others; whoever waits, as behind an import, holds no connection.

    If all of them held one, a process would have none left for its public pages.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not WRITING.acquire(blocking=False):
            if not connection.in_atomic_block:
                connection.close()
            WRITING.acquire()
        try:
            return view(request, *args, **kwargs)
        finally:
            WRITING.release()

    return inner
