"""One cell: the text, number, date or time that somebody wrote in it, however they wrote it."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..rules.clock import MINUTES_A_DAY, read_minute

INVISIBLE = " \t\n\u00a0\u200b\u2060\u3000\ufeff"
LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,20})?(e[+-]?\d{1,2})?", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(\D|$))")
DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00)?)?"
)
INSTANT = re.compile(r"(.*\d日?)[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:\d{2})?")
EXCEL_DAYS = range(20_000, 80_000)
LARGEST_NUMBER = 10**15
#: Text as it mostly is, which needs no cleaning.
PLAIN = re.compile(r"(?:[!-~一-龥가-힣](?:[ -~一-龥가-힣，。、；：（）]*[!-~一-龥가-힣。）])?)?")
NO_INSTANT = _("this is no date and time; write them as 2026-11-03T14:00")
YES = {"yes", "y", "true", "1", "是", "有", "√", "✓"}
NO = {"no", "n", "false", "0", "否", "无", "×"}


class UnreadableError(Exception):
    """A cell that does not say what its column asks for. ``reason`` is in plain words."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


class SpoiledCell(str):
    """What a spreadsheet shows where a formula failed; empty where none was ever computed."""

    @property
    def reason(self) -> Promise:
        """Why it says nothing, in plain words."""
        if self:
            return _("a formula failed here; what the directory says is kept")
        return _(
            "this formula was never computed; open the file in a spreadsheet and save it. "
            "What the directory says is kept"
        )


def shown(cell: Any) -> str:
    """The cell as text, as a person would write it; an empty cell is an empty text."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def clean(text: str) -> str:
    """The text without what nobody can see: control characters, blanks around it."""
    if PLAIN.fullmatch(text):
        return text
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text)).strip(INVISIBLE)


def read_text(cell: Any) -> str:
    """The words in a cell, their lines ending alike."""
    return clean(shown(cell))


def read_token(cell: Any) -> str:
    """A code, number or address: the same, with full-width letters and digits made narrow."""
    text = shown(cell)
    return clean(text if text.isascii() else unicodedata.normalize("NFKC", text))


def read_number(cell: Any) -> Decimal:
    """A number, be it a number or the text of one."""
    text = THOUSANDS.sub("", read_token(cell))
    is_number = NUMBER.fullmatch(text) and not isinstance(cell, bool)
    if not is_number or abs(Decimal(text)) > LARGEST_NUMBER:
        raise UnreadableError(_("this is no number"))
    return Decimal(text)


def read_whole(cell: Any) -> int:
    """A number without a fraction."""
    number = read_number(cell)
    if number != int(number):
        raise UnreadableError(_("this is no whole number"))
    return int(number)


def read_yes_no(cell: Any) -> bool:
    """Yes or no, in English, Chinese, or as the logical value of a spreadsheet."""
    word = read_token(cell).casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise UnreadableError(_("this is neither yes nor no"))


def read_date(cell: Any) -> date:
    """A date, as a spreadsheet keeps it or as 2026-11-03, 2026/11/3 or 2026年11月3日."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and EXCEL_DAYS.start <= cell < EXCEL_DAYS.stop:
        return date(1899, 12, 30) + timedelta(int(cell))
    return dated(read_token(cell))


def dated(text: str) -> date:
    """The date that a text writes."""
    match = DATE.fullmatch(text)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    raise UnreadableError(_("this is no date; write it as 2026-11-03"))


def read_minute_of_day(cell: Any) -> int:
    """A time of day in minutes after midnight; 24:00 is 1440."""
    minutes = spreadsheet_minutes(cell)
    if minutes is None:
        return written_minutes(cell)
    if 0 <= minutes <= MINUTES_A_DAY:
        return minutes
    raise UnreadableError(_("this is no time of day; write it as 09:00"))


def written_minutes(cell: Any) -> int:
    """The minutes that the text of a cell writes."""
    try:
        return read_minute(read_token(cell))
    except ValueError:
        raise UnreadableError(_("this is no time of day; write it as 09:00")) from None


def spreadsheet_minutes(cell: Any) -> int | None:
    """The minutes in a spreadsheet's own time, span of time or fraction of a day, if it is one."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / 60)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell <= 1:
        return round(cell * MINUTES_A_DAY)
    return None


def read_instant(cell: Any) -> datetime:
    """An instant: local time, unless it is written with an offset from UTC."""
    moment = cell if isinstance(cell, datetime) else written_instant(read_token(cell))
    instant = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
    try:
        # At the ends of the calendar a time may exist here and not in UTC, or the other way round.
        timezone.localtime(instant.astimezone(UTC))
    except OverflowError:
        raise UnreadableError(NO_INSTANT) from None
    return instant


def written_instant(text: str) -> datetime:
    """The date and time that a text writes, as 2026-11-03T14:00."""
    match = INSTANT.fullmatch(text)
    try:
        if match:
            return datetime.fromisoformat(f"{dated(match[1])}T{match[2].zfill(5)}{match[3] or ''}")
    except ValueError:
        pass
    raise UnreadableError(NO_INSTANT)


def write_instant(instant: datetime) -> str:
    """Its local time; with the offset from UTC where clocks show that time twice."""
    local = timezone.localtime(instant)
    exactness = "auto" if local.second or local.microsecond else "minutes"
    text = local.replace(tzinfo=None).isoformat(timespec=exactness)
    return text if read_instant(text) == instant else local.isoformat(timespec=exactness)


def write_number(number: Decimal | float | None) -> Decimal | float | str:
    """The number without zeros at its end; an empty text for none."""
    if isinstance(number, Decimal):
        return int(number) if number == int(number) else number.normalize()
    return "" if number is None else number


def write_yes_no(fact: bool | None) -> str:  # noqa: FBT001 (it is the value of a column)
    """The word for a fact; an empty text for one that nobody stated."""
    return "" if fact is None else "yes" if fact else "no"
