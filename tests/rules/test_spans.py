"""Arithmetic of spans, held against the plain minutes they stand for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.spans import Span, Spans, common, covers, merged, without

from .places import spans

MINUTES = range(40)


def minutes(some: Spans) -> set[int]:
    return {minute for minute in MINUTES if covers(some, minute)}


a_span = st.builds(
    lambda opens, length: Span(opens, opens + length), st.integers(0, 30), st.integers(1, 9)
)
any_spans = st.lists(a_span, max_size=5).map(tuple)


def test_touching_spans_become_one() -> None:
    assert merged(spans("13:00-17:00 09:00-12:00 12:00-13:00 18:00-19:00")) == spans(
        "09:00-17:00 18:00-19:00"
    )


def test_a_cut_in_the_middle_leaves_both_ends() -> None:
    assert without(spans("09:00-17:00"), spans("12:00-13:00")) == spans("09:00-12:00 13:00-17:00")


def test_a_span_must_end_after_it_starts() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Span(540, 540)


@given(any_spans)
def test_merging_keeps_the_minutes_and_leaves_gaps_between(some: Spans) -> None:
    result = merged(some)

    assert minutes(result) == minutes(some)
    assert all(left.closes_minute < right.opens_minute for left, right in pairwise(result))


@given(any_spans, any_spans)
def test_what_is_common_and_what_is_not_are_the_whole(left: Spans, right: Spans) -> None:
    left, right = merged(left), merged(right)

    assert minutes(common(left, right)) == minutes(left) & minutes(right)
    assert minutes(without(left, right)) == minutes(left) - minutes(right)
    assert merged(common(left, right) + without(left, right)) == left
