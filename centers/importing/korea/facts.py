"""Reads single facts of a room: people, area, kind, floor, ways to ask, link, phones."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from .entry import PLACEHOLDERS, Doubt

#: More than any place in the list holds; beyond it two numbers have run together.
MOST_PEOPLE = 100_000
#: The largest area that the directory can keep, in m².
LARGEST_M2 = Decimal("999999.99")

#: Kinds by a word within the type of the facility; the first that fits wins.
KINDS = (
    ("multipurpose", r"다목적실"),
    ("theatre", r"공연장|야외무대"),
    ("meeting", r"회[의ㅢ]|세미나"),
    ("classroom", r"강의실"),
    (
        "sports",
        r"체육|경기|구장|농구|테니스|풋살|배드[민맨]턴|골프|수영|헬스|운동장|암벽|사격|[국양]궁|스케이트|복싱|볼장",
    ),
    ("hall", r"강당"),
)

#: Ways to ask by a word within their description. Fax, post and e-mail have no code of their own.
WAYS_TO_ASK = (
    ("phone", r"전화|유선|ARS"),
    ("visit", r"방문|현장|현지|오프라인"),
    ("online", r"인터넷|온라인|홈페이지|모바일|App|앱|예약(?:관리)?시스템|공유누리"),
)
#: What is said not to be possible or not to be needed.
NOT_A_WAY = re.compile(r"[^\s+,./(]*\s*예약불가|별도 신청 없이.*")

NUMBER = re.compile(r"\d{1,3}(,\d{3})+|\d{1,12}(\.\d{1,20})?")
FLOOR = re.compile(r"((?:지하|지상)\s*)?(\d{1,2})\s*층")
PHONE = re.compile(r"0\d{1,3}-\d{3,4}-\d{4}|1\d{3}-\d{4}")
is_web_address = URLValidator(schemes=["http", "https"])


def read_people(text: str) -> int | None:
    """How many people a room holds."""
    if text in PLACEHOLDERS:
        return None
    if not text.isdecimal():
        raise Doubt(_("This is no whole number of people."))
    if not 1 <= int(text) <= MOST_PEOPLE:
        raise Doubt(_("No room holds so many people, or so few."))
    return int(text)


def read_area(text: str) -> Decimal | None:
    """An area in square meters, to two decimals."""
    if text in PLACEHOLDERS:
        return None
    if not NUMBER.fullmatch(text):
        raise Doubt(_("This is no area in square meters."))
    area = round(Decimal(text.replace(",", "")), 2)
    if not 1 <= area <= LARGEST_M2:
        raise Doubt(_("No room is so large, or so small."))
    return area


def read_kind(text: str) -> str:
    """The kind of a room, by the type of the facility."""
    return next((kind for kind, words in KINDS if re.search(words, text)), "other")


def read_floor(*names: str) -> str:
    """The floor that the names of a facility and its place agree on, as they write it."""
    floors = {
        ("지하" if (match[1] or "").startswith("지하") else "") + f"{int(match[2])}층"
        for name in names
        for match in FLOOR.finditer(name)
    }
    return floors.pop() if len(floors) == 1 else ""


def read_ways_to_ask(text: str) -> list[str]:
    """The codes of the ways to ask for a room."""
    offered = NOT_A_WAY.sub("", text)
    return [way for way, words in WAYS_TO_ASK if re.search(words, offered, re.IGNORECASE)]


def read_link(text: str) -> str:
    """A web address; one that begins with its host is taken to be under http."""
    if text in PLACEHOLDERS:
        return ""
    address = text if "://" in text else f"http://{text}"
    try:
        is_web_address(address)
    except ValidationError:
        raise Doubt(_("This is no web address.")) from None
    return address


def read_phones(text: str) -> tuple[str, ...]:
    """The phone numbers of a cell, each with its area code."""
    written = (number.strip().replace(")", "-") for number in re.split(r"[,/;]", text))
    numbers = tuple(number for number in written if number not in PLACEHOLDERS)
    if not all(map(PHONE.fullmatch, numbers)):
        raise Doubt(_("This is no phone number with its area code."))
    return numbers
