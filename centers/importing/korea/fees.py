"""Reads what a room costs: a mark whether one pays, a price in words, the hours it is for."""

import re
from enum import Enum

from django.utils.translation import gettext_lazy as _

from .entry import PLACEHOLDERS, Doubt, Entry, Head

HOURS_A_DAY = 24


class Price(Enum):
    """What the words for a price say."""

    NOT_STATED = re.compile(r"|-|N")
    NOTHING = re.compile(r"0+|0:00|해당없음|없음|(?:\S+, (?:주말 )?)?무료(?:개방)?")
    PARTLY_FREE = re.compile(r".*무료.*")
    SOMETHING = re.compile(r".+")

    @classmethod
    def of(cls, text: str) -> "Price":
        """The first of the sorts that the whole text is one of."""
        return next(price for price in cls if price.value.fullmatch(text))


#: The fee's code by the mark and the price; the two that are missing contradict themselves.
FEES = {
    ("Y", Price.NOT_STATED): "paid",
    ("Y", Price.PARTLY_FREE): "conditional",
    ("Y", Price.SOMETHING): "paid",
    ("N", Price.NOT_STATED): "free",
    ("N", Price.NOTHING): "free",
    ("N", Price.PARTLY_FREE): "conditional",
}


def read_fee(mark: str, price: str) -> str:
    """The fee's code, by the mark whether one pays (Y or N, of either case) and the price."""
    if mark.upper() not in {"Y", "N"}:
        raise Doubt(_("This does not say whether one pays."))
    fee = FEES.get((mark.upper(), Price.of(price)))
    if fee is None:
        raise Doubt(_("The price contradicts this; the fee is not stated."))
    return fee


def fee_note(entry: Entry) -> str:
    """The prices of a row in words, each with the hours it is for."""
    prices = (
        (Head.FEE, money(entry[Head.FEE]), hours(entry[Head.FEE_HOURS])),
        (Head.EXTRA_FEE, money(entry[Head.EXTRA_FEE]), hours(entry[Head.EXTRA_HOURS])),
    )
    return " · ".join(
        f"{head} {price}" + (f" ({duration})" if duration else "")
        for head, price, duration in prices
        if price
    )


def money(text: str) -> str:
    """An amount with its unit; a price in words as it is; empty for one that says nothing."""
    if Price.of(text) in {Price.NOT_STATED, Price.NOTHING}:
        return ""
    digits = text.replace(",", "")
    return f"{int(digits):,}원" if digits.isdecimal() else text


def hours(text: str) -> str:
    """How long a price is for; empty for none, and for numbers that cannot be hours of a day."""
    try:
        is_plausible = text not in PLACEHOLDERS and 0 < float(text) <= HOURS_A_DAY
    except ValueError:
        return text
    return f"{text}시간" if is_plausible else ""
