"""The answers to what went wrong: they help, in the language of the address, and leak nothing."""

import sys
from collections.abc import Sequence

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from centers.clock import BadMoment

RETRY_SECONDS = 10


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request cannot be read."""
    if isinstance(exception, BadMoment):
        return answer(request, 400, str(exception), wrong="as_of")
    return answer(request, 400, _("We cannot read this request"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this may not be done."""
    return answer(request, 403, _("You may not do this"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form of the staff desk came too late, or from elsewhere."""
    return answer(request, 403, _("You may not do this"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing stands at this address."""
    return answer(request, 404, _("There is nothing at this address"))


def not_allowed(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    """405: the directory is only read, by these methods."""
    response = answer(request, 405, _("This page can only be read"), wrong="method")
    response.headers["Allow"] = ", ".join(methods)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own mistake. Its page asks nothing of the database or of the request."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return answer(request, 500, _("Something went wrong on our side"))


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database cannot be asked; soon it can again."""
    response = answer(request, 503, _("The directory cannot be reached just now"))
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def answer(
    request: HttpRequest, status: int, title: str, *, wrong: str = "address"
) -> HttpResponse:
    """The page of a status, or JSON at an address of data, which names what is wrong."""
    if request.path.endswith(".json") or "/hsds/" in request.path:
        facts, readable = {"errors": {wrong: [title]}}, {"ensure_ascii": False}
        return JsonResponse(facts, status=status, json_dumps_params=readable)
    asking = None if status >= 500 else request
    return render(asking, f"{status}.html", {"title": title}, status=status)
