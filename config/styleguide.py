"""The style guide: every part of a page in all its states. Only development serves it."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path

from centers.forms import CenterSearchForm, RoomSearchForm
from centers.models import Phone, WeeklyHours
from centers.rules.calendar import Calendar, CalendarDay, DateKind
from centers.rules.decision import Answer
from centers.rules.hours import Hours
from centers.rules.timetable import Closure, Policy, SpecialDay, Timetable, WeeklySpan
from centers.wording.lending.told import Told, headline
from centers.wording.lending.ways import Way, WayKind
from centers.wording.moments import Asked
from centers.wording.needs import NEEDS
from centers.wording.openings import Opening

TODAY = date(2026, 11, 10)
ZONE = ZoneInfo("Asia/Shanghai")
TEN = datetime.combine(TODAY, time(10), ZONE)
HOLIDAY = Calendar({TODAY: CalendarDay(DateKind.HOLIDAY, "国庆节", "National Day")})
# Which rule of the stylesheet holds the colors of each scheme.
SCHEMES = {"light": 0, "dark": 1}
RULE = re.compile(r":root \{[^}]*--paper[^}]*\}")
COLOR = re.compile(r"--([\w-]+): (?:#|rgb)")


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part, in the colors of the device or, with ``scheme``, in those of light or dark."""
    scheme = request.GET.get("scheme")
    context = {
        "scheme": scheme if scheme in SCHEMES else "device",
        "schemes": SCHEMES,
        "colors": colors(),
        "needs": NEEDS,
        "openings": list(openings()),
        "answers": [answer(one) for one in Answer],
        "phones": [Phone(number="021-0000 0001", label="前台", answered="1-5 09:00-17:00")],
        "hours": [WeeklyHours(weekday=2, opens_minute=540, closes_minute=1020)],
        "form": CenterSearchForm(QueryDict("q=%E8%8C%B6&open=now"), TEN),
        "bad": RoomSearchForm(QueryDict("people=abc"), TEN),
    }
    return render(request, "styleguide.html", context)


def scheme_css(request: HttpRequest, scheme: str) -> HttpResponse:
    """A patch of each color, and with a scheme its colors on every device."""
    rules = [f".patch.{name} {{ background: var(--{name}) }}" for name in colors()]
    if scheme in SCHEMES:
        rules += [tokens_of(scheme), f":root {{ color-scheme: {scheme} }}"]
    return HttpResponse("\n".join(rules), content_type="text/css")


def tokens_of(scheme: str) -> str:
    """The rule of the stylesheet that sets the colors of a scheme."""
    sheet = Path(str(finders.find("centers/site.css"))).read_text(encoding="utf-8")
    return str(RULE.findall(sheet)[SCHEMES[scheme]])


def colors() -> list[str]:
    """The names of the colors."""
    return COLOR.findall(tokens_of("dark"))


def openings() -> Iterator[Opening]:
    """A place open, closing soon, always open, closed now, on a holiday, for long; in doubt."""
    week = tuple(WeeklySpan(weekday, 540, 1020) for weekday in range(1, 8))
    drill = (SpecialDay(TODAY, TODAY, 540, 630, "消防演练"),)
    all_day = tuple(WeeklySpan(weekday, 0, 1440) for weekday in range(1, 8))
    closure = Closure(TODAY, date(2026, 12, 24), "装修")
    yield opening(Timetable(week))
    yield opening(Timetable(week, drill))
    yield opening(Timetable(all_day))
    yield opening(Timetable((WeeklySpan(2, 780, 1020),)))
    yield opening(Timetable(week, on_holidays=Policy.CLOSED), HOLIDAY)
    yield opening(Timetable(week, closure=closure))
    yield opening(Timetable(week), HOLIDAY)
    yield Opening(Hours(Timetable(), Calendar(), ZONE), Asked(TEN), None)


def opening(timetable: Timetable, calendar: Calendar | None = None) -> Opening:
    """What is told of a place's hours on that Tuesday at ten."""
    hours = Hours(timetable, calendar or Calendar(), ZONE)
    return Opening(hours, Asked(TEN), date(2026, 11, 3))


def answer(one: Answer) -> Told:
    """An answer of the room finder, with what to do."""
    call: Any = Way(WayKind.PHONE, "021-0000 0001", "tel:02100000001", "021-0000 0001")
    ways = () if one is Answer.NO else (call,)
    return Told(one, headline(one), (), (), None, "", ways)


urlpatterns = [
    path("styleguide/", styleguide, name="styleguide"),
    path("styleguide/<slug:scheme>.css", scheme_css, name="styleguide_css"),
]
