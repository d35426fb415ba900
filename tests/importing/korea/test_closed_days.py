"""The wording of closed days becomes weekdays and what is done on holidays."""

from collections import Counter

import pytest

from centers.importing.korea.closed_days import ClosedDays, read_closed_days
from centers.importing.korea.entry import Doubt, Head, read_entries

from .lists import shared_list


def closed(*weekdays, **more):
    return ClosedDays(frozenset(weekdays), **more)


WORDINGS = {
    # open all year
    "연중무휴": closed(never=True),
    "연중 무휴": closed(never=True),
    "연중뮤휴": closed(never=True),
    "없음": closed(never=True),
    "N": closed(never=True),
    "무": closed(never=True),
    "해당없음": closed(never=True),
    # nothing said
    "": closed(),
    "-": closed(),
    "보수시": closed(),
    # weekdays
    "월": closed(1),
    "매주 월요일": closed(1),
    "매 주 월요일": closed(1),
    "일": closed(7),
    "토일": closed(6, 7),
    "토·일요일": closed(6, 7),
    "토ㆍ일": closed(6, 7),
    "매주 토+일": closed(6, 7),
    "토요일+일요일": closed(6, 7),
    "매주토,일요일": closed(6, 7),
    "주말": closed(6, 7),
    "평일": closed(1, 2, 3, 4, 5),
    "평일이용불가": closed(1, 2, 3, 4, 5),
    "매주 평일+매주 일요일": closed(1, 2, 3, 4, 5, 7),
    "월~금": closed(1, 2, 3, 4, 5),
    "월~금,일": closed(1, 2, 3, 4, 5, 7),
    "수~일": closed(3, 4, 5, 6, 7),
    "일,월 정기휴무": closed(1, 7),
    "토,일(시설 사정에 따라 변경가능)": closed(6, 7),
    # public holidays
    "공휴일": closed(holidays=True),
    "법정 공휴일": closed(holidays=True),
    "국가지정공휴일": closed(holidays=True),
    "토,일,법정 공휴일": closed(6, 7, holidays=True),
    "일요일/공휴": closed(7, holidays=True),
    "일요일법정공휴일": closed(7, holidays=True),
    "목~월요일 / 법정공휴일": closed(1, 4, 5, 6, 7, holidays=True),
    "목, 토, 일, 휴": closed(4, 6, 7, holidays=True),
    "휴일": closed(7, holidays=True),
    "관공서휴일에 관한 규정에 따름": closed(7, holidays=True),
    "월,금(주말 및 공휴일 포함)": closed(1, 5, 6, 7, holidays=True),
    "연중 무휴/국가지정 공휴일": closed(never=True, holidays=True),
    # some of them
    "명절": closed(some_holidays=True),
    "설,추석 당일": closed(some_holidays=True),
    "1월1일. 설날. 추석": closed(some_holidays=True),
    "1.1,설연휴,추석연휴": closed(some_holidays=True),
    "국경일": closed(some_holidays=True),
    "매주 월요일, 일요일을 제외한 공휴일": closed(1, some_holidays=True),
    "매주 월요일, 1월 1일, 설·추석 당일": closed(1, some_holidays=True),
    "월,추석·설 연휴": closed(1, some_holidays=True),
    "연중무휴 이용가능(단, 설/추석 연휴기간은 제외)": closed(never=True, some_holidays=True),
    # dates that no week can hold
    "매월 둘째,넷째 월요일": closed(some_dates=True),
    "2,4주 월요일": closed(some_dates=True),
    "둘째,넷째 일": closed(some_dates=True),
    "매월 1.3일요일": closed(some_dates=True),
    "매월 마지막주 월요일": closed(some_dates=True),
    "1/1+설날+추석+1주 일요일+3주 일요일": closed(some_dates=True, some_holidays=True),
    "매월 첫째,셋째 공휴일": closed(some_dates=True),
    "12월~3월": closed(some_dates=True),
    "매년 12월-익년 5월 휴관": closed(some_dates=True),
    "연중무휴(단, 7월하순~8월하순 휴관)": closed(never=True, some_dates=True),
    "일요일+추석+설날+근로자의 날": closed(7, some_dates=True, some_holidays=True),
    "주말, 공휴일, 개교기념일(10. 1.)": closed(6, 7, some_dates=True, holidays=True),
    "신정당일, 설, 추석 전.후3일": closed(some_dates=True, some_holidays=True),
    "매주 월요일, 법정공휴일 다음날": closed(1, some_dates=True),
    "매주 월요일 및 공휴일(월요일이 공휴일일 경우 익일까지)": closed(
        1, some_dates=True, holidays=True
    ),
    # for the time being
    "휴관중": closed(suspended=True),
    "임시휴관(2020.05.07.~2021.12.31.)": closed(suspended=True),
    "주말+공휴일(코로나19 사태로 인한 잠정 폐쇄)": closed(6, 7, suspended=True, holidays=True),
}


@pytest.mark.parametrize(("wording", "days"), WORDINGS.items())
def test_wording_is_read(wording, days):
    assert read_closed_days(wording) == days


@pytest.mark.parametrize(
    "wording",
    [
        "매일",  # every day: closed, or open?
        "연중",  # all year: closed, or open?
        "휴무일",
        "회의실",
        "일정에 따라 조정",
        "행사없는 토,일요일,공휴일",
        "매주 토요일 및 공휴일(일요일포함)만 운영",
        "설,추석(타격장)",
        "연중무휴, 매주 월요일",
    ],
)
def test_what_is_not_understood_is_doubted(wording):
    with pytest.raises(Doubt):
        read_closed_days(wording)


@pytest.mark.parametrize(
    ("wording", "policy"),
    [
        ("연중무휴", "normal"),
        ("토,일,공휴일", "closed"),
        ("주말", ""),
        ("설,추석", ""),
        ("-", ""),
        ("연중무휴 이용가능(단, 설/추석 연휴기간은 제외)", ""),
        ("연중무휴(코로나19 사태로 인한 잠정 폐쇄 중)", ""),
    ],
)
def test_policy_on_holidays(wording, policy):
    assert read_closed_days(wording).on_holidays == policy


def is_read(wording):
    try:
        read_closed_days(wording)
    except Doubt:
        return False
    return True


@pytest.mark.parametrize(
    ("vintage", "rows", "spellings"),
    [("2020-12", (6588, 6643), (535, 563)), ("2021-06", (6315, 6390), (528, 553))],
)
def test_share_of_the_published_lists_that_is_read(vintage, rows, spellings):
    """99.2 % and 98.8 % of the rows, 95.0 % and 95.5 % of the distinct spellings."""
    wordings = Counter(entry[Head.CLOSED_DAYS] for entry in read_entries(shared_list(vintage)))
    read = {wording: times for wording, times in wordings.items() if is_read(wording)}
    assert (sum(read.values()), wordings.total()) == rows
    assert (len(read), len(wordings)) == spellings
