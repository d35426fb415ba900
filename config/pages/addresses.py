"""The address of a page in its one normal form."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation

from centers.views.reads import Reads

from ..middleware import language_in

LONGEST = 2000
STARTS = {"page": "1"}


class Address(NamedTuple):
    """A public page: who is asked, in which normal form, and what the page depends on."""

    scheme: str
    host: str
    path: str
    query: str
    reads: Reads

    @property
    def is_long(self) -> bool:
        """Whether it would take more room than the page itself: nobody finds it twice."""
        return sum(map(len, self[:4])) > LONGEST


def address_of(environ: dict[str, Any]) -> Address | None:
    """The public page that is asked for, if it is one."""
    query = environ.get("QUERY_STRING", "")
    path = environ.get("PATH_INFO", "").encode("latin-1").decode(errors="replace")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or len(path) > LONGEST:
        return None
    reads = reads_of(path)
    if reads is None:
        return None
    try:
        asked = short_normal(query, reads) if len(query) <= LONGEST else normal(query, reads)
    except TooManyFieldsSent:
        return None
    return Address(scheme_of(environ), environ.get("HTTP_HOST", ""), path, asked, reads)


def may_be_of_staff(environ: dict[str, Any]) -> bool:
    """Whether a page may be asked for as staff alone see it; Django knows whether it is so."""
    if not settings.STAFF or "as_of=" not in environ.get("QUERY_STRING", ""):
        return False
    return settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")


def scheme_of(environ: dict[str, Any]) -> str:
    """How the reader came: as the proxy says, where there is one to be believed."""
    came: str = environ["wsgi.url_scheme"]
    if settings.SECURE_PROXY_SSL_HEADER:
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        told = environ.get(header, came).partition(",")[0].strip()
        return "https" if told == secure else "http"
    return came


@lru_cache(maxsize=4096)
def reads_of(path: str) -> Reads | None:
    """What the page at a path declares that it reads; none if no page of the public is there."""
    with translation.override(language_in(path)):
        try:
            return getattr(resolve(path).func, "reads", None)
        except Resolver404:
            return None


def normal(query: str, reads: Reads) -> str:
    """Known parameters in one order, without empty values and those that go without saying.

    Bytes that were not encoded are read as Django reads them.
    """
    asked = QueryDict(query.encode("latin-1"), encoding="utf-8")
    kept = QueryDict(mutable=True)
    for name in reads.names:
        values = list(dict.fromkeys(asked.getlist(name)))
        if name in reads.many:
            values.sort()
        elif name not in reads.listed:
            values = asked.getlist(name)[-1:]
        kept.setlist(name, [value for value in values if value and value != STARTS.get(name)])
    return kept.urlencode(safe=":,")


short_normal = lru_cache(maxsize=4096)(normal)
