"""What there is to do at the desk: conditions on centers and rooms, each with its words."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import CalendarDay, Phone, SpecialDay, WeeklyHours

OLD = timedelta(days=180)
SOON = timedelta(days=14)
HOLIDAYS_AHEAD = timedelta(days=60)


class Task(NamedTuple):
    """Something to do, and the part of a center's page where it is done."""

    key: str
    title: str | Promise
    anchor: str


CENTER_TASKS = [
    Task("never", _("never checked"), "id_checked_on"),
    Task("old", _("checked more than half a year ago"), "id_checked_on"),
    Task("closing", _("closing within two weeks"), "specialday_set-group"),
    Task("holiday", _("a holiday is near, and nobody says what it does then"), "id_on_holidays"),
    Task("hours", _("hours not stated"), "weeklyhours_set-group"),
    Task("ask", _("no phone and no other way to ask"), "phone_set-group"),
    Task("point", _("no coordinates: it is on no map"), "id_latitude"),
    Task("past", _("special days that are over"), "specialday_set-group"),
]
ROOM_TASKS = [
    Task("never", _("never checked"), "id_checked_on"),
    Task("old", _("checked more than half a year ago"), "id_checked_on"),
    Task("ask", _("no phone, and no other way to ask"), "phone_set-group"),
]


def kept(listings: Any) -> Any:
    """Those that somebody has to look after: all that are not retired."""
    return listings.exclude(status="retired")


def of_centers(today: date) -> dict[str, Q]:
    """The condition of each task of centers."""
    here: dict[str, Any] = {"center": OuterRef("pk"), "room": None}
    soon = (today, today + SOON)
    closed_soon = SpecialDay.objects.filter(**here, opens_minute=None, starts_on__range=soon)
    ways = Exists(Phone.objects.filter(**here)) | ~Q(email="", website="", wechat="")
    return {
        **checks(today),
        "closing": Q(Exists(closed_soon)) | Q(status="closed", closed_from__range=soon),
        "holiday": before_a_holiday(today),
        "hours": ~Q(Exists(WeeklyHours.objects.filter(**here))),
        "ask": ~Q(ways),
        "point": Q(latitude=None),
        "past": Q(Exists(SpecialDay.objects.filter(**here, ends_on__lt=today))),
    }


def of_rooms(today: date) -> dict[str, Q]:
    """The condition of each task of rooms."""
    phones = Phone.objects.filter(
        Q(room=OuterRef("pk")) | Q(room=None, center=OuterRef("center")),
        center=OuterRef("center"),
    )
    return {
        **checks(today),
        "ask": ~Q(Exists(phones)) & Q(ask_url="", ask_in_person=False),
    }


def checks(today: date) -> dict[str, Q]:
    """When somebody last made sure of it."""
    return {"never": Q(checked_on=None), "old": Q(checked_on__lt=today - OLD)}


def before_a_holiday(today: date) -> Q:
    """Those of which nobody says what they do on the next public holiday of these weeks."""
    ahead = CalendarDay.objects.filter(
        kind=CalendarDay.Kind.HOLIDAY, date__range=(today, today + HOLIDAYS_AHEAD)
    )
    day = ahead.order_by("date").values_list("date", flat=True).first()
    if day is None:
        return Q(pk__in=())
    said = SpecialDay.objects.filter(
        center=OuterRef("pk"), room=None, starts_on__lte=day, ends_on__gte=day
    )
    return Q(on_holidays="") & ~Q(Exists(said))


def counted(listings: Any, conditions: dict[str, Q]) -> dict[str, int]:
    """How many listings there are to look after, as "all", and how many with each task."""
    counts = {key: Count("pk", filter=condition) for key, condition in conditions.items()}
    found: dict[str, int] = listings.aggregate(all=Count("pk"), **counts)
    return found
