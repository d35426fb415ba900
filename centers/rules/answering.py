"""When a phone is answered: texts such as ``1-5 09:00-17:00; 6 09:00-12:00`` read as hours.

A text is one or more parts, each some weekdays and some times. Weekdays are the digits 1 to 7,
Monday first, or 周一 to 周日, 每天 (every day), 工作日 (Monday to Friday), 周末 (weekend). Signs
may be full-width.
"""

import re
import unicodedata

from .clock import read_span
from .hours import Hours
from .timetable import Timetable, WeeklySpan

_DASHES = str.maketrans(dict.fromkeys("–—−~〜至到", "-") | dict.fromkeys("、和及", ","))
_GROUPS = {"每天": "1-7", "每日": "1-7", "工作日": "1-5", "双休日": "6-7", "周末": "6-7"}
_WEEKDAYS = dict(zip("一二三四五六日天", "12345677", strict=True))
_GROUP = re.compile("|".join(_GROUPS))
_WEEKDAY = re.compile("(?:周|星期|礼拜)?([一二三四五六日天])")

_DAYS = r"[1-7](?:\s*-\s*[1-7])?"
_DAY_LIST = rf"{_DAYS}(?:\s*,\s*{_DAYS})*"
_TIMES = r"\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}"
_TIME_LIST = rf"{_TIMES}(?:\s*,\s*{_TIMES})*"
_PART = re.compile(rf"\s*({_DAY_LIST})\s+({_TIME_LIST})\s*(?:[;,\n]|$)")


def answering_hours(text: str, center: Hours) -> Hours | None:
    """The hours in which a center's phone is answered; None if no readable text states them.

    `status` of these hours tells whether to call now or when it is answered again. The text says
    nothing of holidays and make-up workdays, so the center's policies hold for the phone as well.
    A center's closure and special days do not: somebody may answer while the doors are shut.
    """
    weekly = read_answering(text)
    if weekly is None:
        return None
    stated = center.timetable
    timetable = Timetable(
        weekly, on_holidays=stated.on_holidays, on_makeup_days=stated.on_makeup_days
    )
    return Hours(timetable, center.calendar, center.zone)


def read_answering(text: str) -> tuple[WeeklySpan, ...] | None:
    """The weekly spans of a text; None if it is empty, or any of it is not understood.

    Half a text would be worse than none: the other half may say when nobody answers.
    """
    text = _plain(text)
    rows: list[WeeklySpan] = []
    position = 0
    while part := _PART.match(text, position):
        position = part.end()
        try:
            rows += _weekly_spans(part[1], part[2])
        except ValueError:
            return None
    return tuple(rows) if rows and not text[position:].strip() else None


def _plain(text: str) -> str:
    """The same text with half-width signs and digits for weekdays."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    text = _GROUP.sub(lambda found: f" {_GROUPS[found[0]]} ", text)
    return _WEEKDAY.sub(lambda found: f" {_WEEKDAYS[found[1]]} ", text)


def _weekly_spans(days: str, times: str) -> list[WeeklySpan]:
    spans = [read_span(*span.split("-")) for span in times.split(",")]
    return [WeeklySpan(weekday, *span) for weekday in _weekdays(days) for span in spans]


def _weekdays(text: str) -> list[int]:
    """The weekdays of a list of days and ranges; 7-2 is Sunday to Tuesday."""
    weekdays: list[int] = []
    for part in text.split(","):
        days = [int(day) for day in part.split("-")]
        first, last = days[0], days[-1]
        weekdays += [(first + day - 1) % 7 + 1 for day in range((last - first) % 7 + 1)]
    return sorted(set(weekdays))
