"""What a room costs: a mark and a price that may contradict each other."""

import pytest

from centers.importing.korea.entry import Doubt, Head
from centers.importing.korea.fees import fee_note, read_fee

from .lists import make_entry


@pytest.mark.parametrize(
    ("mark", "price", "fee"),
    [
        ("N", "", "free"),
        ("n", "", "free"),
        ("N", "0", "free"),
        ("N", "무료", "free"),
        ("N", "해당없음", "free"),
        ("N", "평일, 주말 무료", "free"),
        ("N", "공익적 활동시 무료", "conditional"),
        ("N", "강의 시간 외 무료개방", "conditional"),
        ("Y", "", "paid"),
        ("y", "20000", "paid"),
        ("Y", "유료", "paid"),
        ("Y", "전화문의", "paid"),
        ("Y", "50000(공익적 활동의 경우 무료)", "conditional"),
    ],
)
def test_fee(mark, price, fee):
    assert read_fee(mark, price) == fee


@pytest.mark.parametrize(
    ("mark", "price"),
    [("Y", "0"), ("Y", "무료"), ("N", "20,000"), ("N", "운영조례 참조"), ("", "")],
)
def test_fee_that_is_doubted(mark, price):
    with pytest.raises(Doubt):
        read_fee(mark, price)


@pytest.mark.parametrize(
    ("price", "hours", "extra", "extra_hours", "note"),
    [
        ("", "", "", "", ""),
        ("0", "0", "0", "0", ""),
        ("무료", "", "", "", ""),
        ("20000", "2", "", "", "사용료 20,000원 (2시간)"),
        ("20,000", "", "10000", "0.5", "사용료 20,000원 · 초과사용료 10,000원 (0.5시간)"),
        ("10000", "131400", "", "", "사용료 10,000원"),
        ("1타임 10,000원/전일사용 20,000원", "", "", "", "사용료 1타임 10,000원/전일사용 20,000원"),
    ],
)
def test_note_on_the_fee(price, hours, extra, extra_hours, note):
    entry = make_entry(
        {
            Head.FEE: price,
            Head.FEE_HOURS: hours,
            Head.EXTRA_FEE: extra,
            Head.EXTRA_HOURS: extra_hours,
        }
    )
    assert fee_note(entry) == note
