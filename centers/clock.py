"""What time it is: the one place of the application that asks a clock."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from .rules.clock import read_moment

# What the door before Django notes in a request: the moment, in seconds of the epoch, that the
# page is made and kept for.
MOMENT = "directory.moment"


class BadMoment(BadRequest):
    """A member of the staff asked for a moment that cannot be read; says so in a sentence."""


def now(request: HttpRequest) -> datetime:
    """The minute, on the clocks of the city, as of which a page answers.

    Raises BadMoment, see `as_of`.
    """
    moment = as_of(request) or present(request)
    return moment.replace(second=0, microsecond=0)


def present(request: HttpRequest) -> datetime:
    """The moment that a page is made for, on the clocks of the city; else what the clock says."""
    zone = timezone.get_default_timezone()
    told = request.META.get(MOMENT)
    return timezone.localtime(timezone=zone) if told is None else datetime.fromtimestamp(told, zone)


def as_of(request: HttpRequest) -> datetime | None:
    """The other moment, if any, as of which a signed-in member of the staff asks for a page.

    For anybody else the parameter does not exist, and without it nobody is asked who they are.
    Raises BadMoment for what is no moment.
    """
    text = request.GET.get("as_of")
    if not text or settings.SESSION_COOKIE_NAME not in request.COOKIES or not is_staff(request):
        return None
    try:
        return read_moment(text).replace(tzinfo=timezone.get_default_timezone())
    except ValueError:
        sentence = gettext("“as_of” is no moment we can read. Write it like 2026-12-03T19:00.")
        raise BadMoment(sentence) from None


def is_staff(request: HttpRequest) -> bool:
    """Whether a member of the staff is signed in; nobody is where there is no staff desk."""
    user = getattr(request, "user", None)
    return user is not None and user.is_active and user.is_staff
