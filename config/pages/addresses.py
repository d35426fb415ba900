"""The address of a page in its one normal form."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation

from centers.views.reads import Reads

from ..middleware import language_in

LONGEST = 2000
STARTS = {"page": "1"}


class Address(NamedTuple):
    """A public page: who is asked, in which normal form, and what the page depends on."""

    host: str
    path: str
    query: str
    reads: Reads


def address_of(environ: dict[str, Any]) -> Address | None:
    """The page that is asked for; none if it is no public page, or one as staff alone see it."""
    query = environ.get("QUERY_STRING", "")
    path = environ.get("PATH_INFO", "").encode("latin-1").decode(errors="replace")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or len(path) + len(query) > LONGEST:
        return None
    reads = reads_of(path)
    if reads is None or ("as_of=" in query and is_of_staff(environ)):
        return None
    host = environ.get("HTTP_HOST", ""), environ.get("HTTP_X_FORWARDED_PROTO", "")
    return Address(" ".join(host), path, normal(query, reads) if query else "", reads)


def is_of_staff(environ: dict[str, Any]) -> bool:
    """Whether the reader may be signed in; Django alone knows whether it is so."""
    return settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")


@lru_cache(maxsize=4096)
def reads_of(path: str) -> Reads | None:
    """What the page at a path declares that it reads; none if no page of the public is there."""
    with translation.override(language_in(path)):
        try:
            return getattr(resolve(path).func, "reads", None)
        except Resolver404:
            return None


@lru_cache(maxsize=4096)
def normal(query: str, reads: Reads) -> str:
    """Known parameters in one order, without empty values and those that go without saying."""
    asked = QueryDict(query)
    kept = QueryDict(mutable=True)
    for name in reads.names:
        values = list(dict.fromkeys(asked.getlist(name)))
        if name in reads.many:
            values.sort()
        elif name not in reads.listed:
            values = asked.getlist(name)[-1:]
        kept.setlist(name, [value for value in values if value and value != STARTS.get(name)])
    return kept.urlencode(safe=":,")
