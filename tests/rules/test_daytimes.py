"""A line of a day's hours is read as people type it, and what is written can be read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centers.rules.clock import MINUTES_A_DAY
from centers.rules.daytimes import BadTimesError, read_times, says_closed, says_same, write_times
from centers.rules.spans import WHOLE_DAY, Span, merged

spans = st.tuples(st.integers(0, 1439), st.integers(1, 1439)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


@given(st.lists(spans, min_size=1, max_size=3).map(merged))
def test_what_is_written_reads_as_it_was(day):
    if all(span.closes_minute - span.opens_minute < MINUTES_A_DAY for span in day):
        assert read_times(write_times(day), latest_morning=MINUTES_A_DAY) == day


@pytest.mark.parametrize("word", ["closed", " Closed ", "休息", "不开放"])
def test_closed_has_several_words(word):
    assert (says_closed(word), read_times(word)) == (True, ())


@pytest.mark.parametrize("word", ["=", "同上", "＝", '"'])
def test_the_line_above_has_several_words(word):
    assert says_same(word)


@pytest.mark.parametrize("word", ["24小时", "全天", "0-24", "24 hours"])
def test_a_whole_day_has_several_words(word):
    assert read_times(word) == (WHOLE_DAY,)


@given(st.text(max_size=20).filter(lambda text: not any(sign.isdigit() for sign in text)))
def test_a_text_without_a_figure_is_closed_or_refused(text):
    if says_closed(text) or text.strip() == "全天":
        return
    with pytest.raises(BadTimesError):
        read_times(text)
