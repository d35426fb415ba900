"""Reads the wording of closed days: which weekdays, which holidays, and what no week can say."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from .entry import Doubt


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The days on which a place is closed, as far as its wording says."""

    #: ISO numbers of the weekdays on which it never opens.
    weekdays: frozenset[int] = frozenset()
    #: Closed on public holidays.
    holidays: bool = False
    #: Closed on some public holidays, such as New Year; nothing is said of the others.
    some_holidays: bool = False
    #: Closed on dates that no week can hold: every second Monday, 1 May, the whole winter.
    some_dates: bool = False
    #: Closed for the time being when the list was written.
    suspended: bool = False
    #: Said to be open all year.
    never: bool = False

    def __or__(self, other: "ClosedDays") -> "ClosedDays":
        return ClosedDays(
            self.weekdays | other.weekdays,
            self.holidays or other.holidays,
            self.some_holidays or other.some_holidays,
            self.some_dates or other.some_dates,
            self.suspended or other.suspended,
            self.never or other.never,
        )

    @property
    def on_holidays(self) -> str:
        """What the workbook says in the column of this name; empty is *not stated*."""
        if self.holidays:
            return "closed"
        return "normal" if self == ALL_YEAR else ""


WEEKDAYS = "월화수목금토일"
WORKDAYS = ClosedDays(frozenset(range(1, 6)))
WEEKEND = ClosedDays(frozenset({6, 7}))
HOLIDAYS = ClosedDays(holidays=True)
SUNDAYS_AND_HOLIDAYS = ClosedDays(frozenset({7}), holidays=True)
SOME_HOLIDAYS = ClosedDays(some_holidays=True)
SOME_DATES = ClosedDays(some_dates=True)
SUSPENDED = ClosedDays(suspended=True)
ALL_YEAR = ClosedDays(never=True)
#: Says nothing that takes a nameable day away: a reserve, a particle, a sign between words.
ASIDE = ClosedDays()

NOTHING_SAID = {"", "-", "."}
NTH = (
    r"(?:[첫두세네]번째|다섯번?째|첫째|둘[째재]|셋[째재]|[네넷]째|마지막|홀수|[1-5](?:번째|째)?)주?"
)

#: The words of a wording without its blanks; where several fit, the first wins.
WORDS: tuple[tuple[str, ClosedDays], ...] = (
    (r"휴관중|임시휴관\([\d.~]+\)|증축관련\d{4}년\d{1,2}월\d{1,2}일까지\(예정\)", SUSPENDED),
    (
        r"코로나(?:19)?(?:거리두기에따른|사태로인한|로인한)(?:휴관|잠정폐쇄중?|일시중단)",
        SUSPENDED,
    ),
    # Reserves: it may close, or open, on days that are told when they come.
    (r"시설사정에따라변경가능|행사에따라개방가능|행사시개방|예식장용도로개방", ASIDE),
    (r"공연등사정에따라휴관하지않을수있음|강의가있을시대관불가|민방위교육기간제외", ASIDE),
    (r"운영기관별도지정휴관일|기타지정일자|보수시|기타정비보수등이필요한때", ASIDE),
    (r"그밖의관리상필요한날|그외상주시장이필요하다고인정하여정하는휴관일", ASIDE),
    (r"도서관운영필요에따른기관장이정한날|안전점검및시설물보수기간", ASIDE),
    (r"수련원운영상필요한기간|코로나로인한부분개방|주말·공휴일만이용가능", ASIDE),
    # Days that hang on other days, seasons, days of a month, dates of the year.
    (r"월요일이(?:공휴일|휴관일)(?:인|일|이)?(?:경우|면),?그?(?:다음날|익일)(?:까지)?", SOME_DATES),
    (r"(?:국가|법정)?공휴일의?다음날|전[.·]?후3일|운영시간은동절기기준", SOME_DATES),
    (
        r"(?:겨울|동절기휴관)?\(?(?:매[년월])?\d{1,2}월?(?:하순)?[~-](?:익년)?\d{1,2}월?(?:하순)?",
        SOME_DATES,
    ),
    (r"안전점검의날\(월1회\)|근로자의?날|(?:공사|공단)?(?:창립|개관|개교)기념일", SOME_DATES),
    (r"1월1일|3\.1절", SOME_HOLIDAYS),
    (r"\d{1,2}월\d{1,2}일", SOME_DATES),
    (
        rf"(?:매월|매달|매주)?{NTH}(?:[,.+·?]?{NTH})*(?:[{WEEKDAYS}](?:요일)?(?:/일/공휴일)?|국?공휴일)",
        SOME_DATES,
    ),
    (r"1[./]1(?!\d)", SOME_HOLIDAYS),
    (r"\d{1,2}[./]\d{1,2}", SOME_DATES),
    # Public holidays. Sundays are such by law, and often excepted for that reason.
    (r"(?:토·)?일요일을제외한(?:법정)?공휴일|(?:국가)?공휴일\(일요일제외\)", SOME_HOLIDAYS),
    (r"관공서의공휴일에관한규정제3조에따른대체공휴일|명절공휴일", SOME_HOLIDAYS),
    (r"관공서휴일에관한규정에따름", SUNDAYS_AND_HOLIDAYS),
    (r"(?:\(대체\)|국가지정|국가|국정|법정|법적|국·?)?공휴일?|법정휴일", HOLIDAYS),
    (r"휴일|휴$", SUNDAYS_AND_HOLIDAYS),
    (r"대체공휴일|임시공휴일|국경일|신정|구정|설명절|설날?|추[석선]|명절", SOME_HOLIDAYS),
    (r"삼일절|광복절|개천절|한글날|어린이날|성탄절|석가탄신일|선거일", SOME_HOLIDAYS),
    (r"연휴기간은제외|연휴(?:기간|포함)?|당일|전일|익일|전날|다음날", ASIDE),
    (r"연[중주][무뮤]휴|무휴|휴관일없음|해당없음|없음|^무$|^N$", ALL_YEAR),
    (r"주말", WEEKEND),
    (r"평일|주중", WORKDAYS),
    (r"(?:정기)?휴[관무](?!일)|매[주년]|매(?!일)|이용가능|이용불가|미개방|은불가능|포함", ASIDE),
    (r"및|과|등|단(?=,)|다만|[,./·ㆍ+?()]", ASIDE),
)
COMPILED = [(re.compile(pattern), meaning) for pattern, meaning in WORDS]
RANGE = re.compile(rf"([{WEEKDAYS}])(?:요일)?~([{WEEKDAYS}])(?:요일)?")
#: A weekday's letter alone counts only where no other word begins with it.
DAY = re.compile(rf"([{WEEKDAYS}])(?:요일|(?=[^가-힣]|[{WEEKDAYS}]|및|정기|$))")


@lru_cache(maxsize=2048)
def read_closed_days(wording: str) -> ClosedDays:
    """The closed days of a wording such as ``매주 월요일, 법정공휴일``.

    Raises Doubt unless every word of it is understood and no two of them disagree.
    """
    text = re.sub(r"\s+", "", wording)
    found, position = ClosedDays(), 0
    while position < len(text) and text not in NOTHING_SAID:
        meaning, position = next_word(text, position)
        found |= meaning
    if found.never and found.weekdays:
        raise Doubt(_("The closed days contradict each other; no hours are stated."))
    return found


def next_word(text: str, position: int) -> tuple[ClosedDays, int]:
    """What the word at a position means, and where the next one begins."""
    for pattern, meaning in COMPILED:
        if match := pattern.match(text, position):
            return meaning, match.end()
    return next_day(text, position)


def next_day(text: str, position: int) -> tuple[ClosedDays, int]:
    """The same for a weekday, or a range of them that may run over Sunday."""
    if match := RANGE.match(text, position):
        first, last = (WEEKDAYS.index(day) for day in match.groups())
        days = range(first, last + 1 if last >= first else last + 8)
        return ClosedDays(frozenset(day % 7 + 1 for day in days)), match.end()
    if match := DAY.match(text, position):
        return ClosedDays(frozenset({WEEKDAYS.index(match[1]) + 1})), match.end()
    raise Doubt(_("The wording of the closed days was not understood; no hours are stated."))
