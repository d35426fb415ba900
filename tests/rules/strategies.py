"""Timetables drawn at random, for properties that hold of any place."""

from datetime import date, timedelta

from hypothesis import strategies as st

from centers.rules.clock import MINUTES_A_DAY
from centers.rules.timetable import Closure, Policy, SpecialDay, Timetable, WeeklySpan

from .places import on

FIRST_DATE, LAST_DATE = on("09-01"), on("01-10", 2027)
QUARTER = 15

some_dates = st.dates(FIRST_DATE, LAST_DATE)
policies = st.sampled_from(Policy)
day_spans = st.one_of(
    st.just((0, MINUTES_A_DAY)),
    st.tuples(st.integers(0, 95), st.integers(1, 95)).map(
        lambda drawn: (drawn[0] * QUARTER, (drawn[0] + drawn[1]) * QUARTER)
    ),
)


@st.composite
def date_ranges(draw: st.DrawFn) -> tuple[date, date]:
    starts_on = draw(some_dates)
    return starts_on, starts_on + timedelta(draw(st.integers(0, 20)))


@st.composite
def weekly_spans(draw: st.DrawFn) -> WeeklySpan:
    season = draw(st.one_of(st.just((None, None)), date_ranges()))
    return WeeklySpan(draw(st.integers(1, 7)), *draw(day_spans), *season)


@st.composite
def special_days(draw: st.DrawFn) -> SpecialDay:
    span = draw(st.one_of(st.just((None, None)), day_spans))
    return SpecialDay(*draw(date_ranges()), *span)


closures = st.one_of(
    st.none(),
    date_ranges().map(lambda drawn: Closure(*drawn)),
    some_dates.map(Closure),
)


def timetables() -> st.SearchStrategy[Timetable]:
    return st.builds(
        Timetable,
        weekly=st.lists(weekly_spans(), max_size=10).map(tuple),
        specials=st.lists(special_days(), max_size=4).map(tuple),
        closure=closures,
        on_holidays=policies,
        on_makeup_days=policies,
    )
