"""What holds of every status, free time and day, whatever the place states."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from centers.rules.hours import State, Status
from centers.rules.spans import covers
from centers.rules.timetable import Timetable

from .places import SHANGHAI, hours, on
from .strategies import timetables

OPEN, CLOSED, NOT_CONFIRMED = State.OPEN, State.CLOSED, State.NOT_CONFIRMED


instants = st.datetimes(
    datetime(2026, 9, 1),  # noqa: DTZ001
    datetime(2027, 1, 10),  # noqa: DTZ001
    timezones=st.just(SHANGHAI),
)


@given(timetables(), instants)
def test_a_status_holds_until_it_says_and_not_longer(
    timetable: Timetable, instant: datetime
) -> None:
    place = hours(timetable)
    status = place.status(instant)

    assert place.state(instant) == status.state
    if status.until:
        assert instant < status.until
        assert place.state(status.until - timedelta(minutes=1)) == status.state
        assert place.state(status.until) != status.state


@given(timetables(), instants)
def test_nothing_opens_for_certain_before_the_next_opening(
    timetable: Timetable, instant: datetime
) -> None:
    place = hours(timetable)
    status = place.status(instant)
    quarters = [instant + timedelta(minutes=15 * count) for count in range(4 * 24 * 7)]

    if status.state is not State.OPEN:
        before = [quarter for quarter in quarters if not _reached(status, quarter)]
        assert State.OPEN not in {place.state(quarter) for quarter in before}
    if status.opens_next:
        assert place.state(status.opens_next) == State.OPEN


def _reached(status: Status, instant: datetime) -> bool:
    return status.opens_next is not None and instant >= status.opens_next


@given(timetables(), instants, st.integers(1, 600))
def test_a_time_is_as_open_as_its_least_open_minute(
    timetable: Timetable, starts: datetime, minutes: int
) -> None:
    place = hours(timetable)
    starts = starts.replace(second=0, microsecond=0)
    each = {place.state(starts + timedelta(minutes=minute)) for minute in range(minutes)}

    least = next(state for state in (CLOSED, NOT_CONFIRMED, OPEN) if state in each)
    assert place.state_during(starts, starts + timedelta(minutes=minutes)) == least


@given(timetables(), st.dates(on("09-01"), on("01-10", 2027)))
def test_no_minute_of_a_day_is_both_certain_and_in_doubt(timetable: Timetable, day: date) -> None:
    answer = hours(timetable).day(day)

    assert not any(
        covers(answer.spans, minute) and covers(answer.doubt, minute) for minute in range(2880)
    )
