"""One row of the Korean list as it stands in the file, and what is doubtful about it."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..records import Remark, Row
from ..spreadsheets import UnusableFileError

Value = TypeVar("Value")

#: What is typed into a cell of which nothing is known.
PLACEHOLDERS = {"", "-", ".", "없음", "해당없음"}


class Head:
    """The heads of the columns that are read."""

    FACILITY = "개방시설명"
    PLACE = "개방장소명"
    KIND = "개방시설유형구분"
    CLOSED_DAYS = "휴관일"
    WORKDAY_OPENS = "평일운영시작시각"
    WORKDAY_CLOSES = "평일운영종료시각"
    WEEKEND_OPENS = "주말운영시작시각"
    WEEKEND_CLOSES = "주말운영종료시각"
    PAID = "유료사용여부"
    FEE_HOURS = "사용기준시간"
    FEE = "사용료"
    EXTRA_HOURS = "초과사용단위시간"
    EXTRA_FEE = "초과사용료"
    PEOPLE = "수용가능인원수"
    AREA = "면적"
    EQUIPMENT = "부대시설정보"
    HOW_TO_ASK = "신청방법구분"
    ROAD_ADDRESS = "소재지도로명주소"
    LOT_ADDRESS = "소재지지번주소"
    MANAGER = "관리기관명"
    DEPARTMENT = "담당부서명"
    PHONE = "사용안내전화번호"
    WEBSITE = "홈페이지주소"
    LATITUDE = "위도"
    LONGITUDE = "경도"
    REFERENCE_DATE = "데이터기준일자"
    PROVIDER = "제공기관명"


HEADS = [name for key, name in vars(Head).items() if key.isupper()]


class Doubt(Exception):  # noqa: N818 (a doubt is no error)
    """A fact that cannot be taken over; it becomes *not stated*. ``reason`` is for people."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Entry:
    """A row: its texts by column head, each with single blanks, and the remarks made on them."""

    row: Row
    texts: dict[str, str]
    warnings: list[Remark] = field(default_factory=list)

    def __getitem__(self, head: str) -> str:
        return self.texts[head]

    def stated(self, head: str) -> str:
        """The text of a cell, empty where it holds a mere placeholder."""
        text = self.texts[head]
        return "" if text in PLACEHOLDERS else text

    def remark(self, head: str, reason: str | Promise) -> Remark:
        """A remark on a cell of this row."""
        return Remark(self.row, head, self.texts[head], reason)

    def warn(self, head: str, reason: str | Promise) -> None:
        self.warnings.append(self.remark(head, reason))

    def fact(self, read: Callable[..., Value], *heads: str, otherwise: Value) -> Value:
        """What ``read`` makes of these cells; a doubt is a warning, on the first of them."""
        try:
            return read(*(self.texts[head] for head in heads))
        except Doubt as doubt:
            self.warn(heads[0], doubt.reason)
            return otherwise


def read_entries(path: Path) -> Iterator[Entry]:
    """The rows of a file in CP949, as published, or in UTF-8. A row's line is its first."""
    reader = csv.reader(text_of(path).splitlines(keepends=True))
    heads = [head.strip() for head in next(reader, [])]
    if missing := [head for head in HEADS if head not in heads]:
        raise UnusableFileError(_("The file lacks the columns %s.") % ", ".join(missing))
    line = reader.line_num + 1
    for cells in reader:
        padded = cells + [""] * (len(heads) - len(cells))
        texts = {head: " ".join(cell.split()) for head, cell in zip(heads, padded, strict=False)}
        yield Entry(Row("", line), texts)
        line = reader.line_num + 1


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark, or in CP949."""
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableFileError(_("%(path)s is neither in UTF-8 nor in CP949.") % {"path": path})
