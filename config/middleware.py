"""What stands around every request: the access log, the language of the address, reading only."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from centers.models.reference import reference, sharing

from . import errors

Handler = Callable[[HttpRequest], HttpResponseBase]
READING = ("GET", "HEAD", "OPTIONS")
# What the door before Django notes in a request: that the database does not answer; and that it
# wants to know which edition the page is made from.
GONE, EDITION = "directory.gone", "directory.edition"

access = logging.getLogger("access")


def access_log(handle: Handler) -> Handler:
    """Log a line for each request: method, path, status and milliseconds, never its query."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        response = handle(request)
        facts = {
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "duration_ms": round((time.perf_counter() - started) * 1000, 1),
        }
        access.info("%s %s", request.method, request.path, extra=facts)
        return response

    return middleware


def language_of_path(handle: Handler) -> Handler:
    """Speak the language that the address begins with, else Chinese.

    Django's own middleware also looks at cookies and headers; here a page depends on its address
    alone, so that one stored copy serves every reader.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = language_in(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = handle(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return middleware


def without_database(handle: Handler) -> Handler:
    """Say at once that the directory cannot be reached, while that is known."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return errors.unavailable(request) if request.META.get(GONE) else handle(request)

    return middleware


def one_reference(handle: Handler) -> Handler:
    """Let a page be made from one reading of the small tables; a request that writes reads anew."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING:
            return handle(request)
        with sharing():
            if EDITION in request.META:
                # It comes first and on the page's own connection: what follows is no older.
                request.META[EDITION] = reference().edition
            return handle(request)

    return middleware


def for_other_sites(handle: Handler) -> Handler:
    """Let scripts of any site read public data; it is the same for all and needs no cookie."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = handle(request)
        is_public = hasattr(getattr(request.resolver_match, "func", None), "reads")
        if is_public and not response.get("Content-Type", "").startswith("text/html"):
            response["Access-Control-Allow-Origin"] = "*"
        return response

    return middleware


def kept_by_nobody(handle: Handler) -> Handler:
    """Let no browser and no cache keep what depends on who is signed in."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = handle(request)
        if request.session.accessed:
            add_never_cache_headers(response)
        return response

    return middleware


def language_in(path: str) -> str:
    """The language that a path begins with, else Chinese."""
    prefix = path.removeprefix("/").partition("/")[0]
    return prefix if prefix in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class ReadOnlyMiddleware:
    """Public addresses answer GET, HEAD and OPTIONS; whatever else is asked of them gets 405."""

    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.handle(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        args: object,
        kwargs: object,
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match and "admin" in match.app_names:
            return None
        if request.method not in READING:
            return errors.not_allowed(request, READING)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(READING)})
        return None
