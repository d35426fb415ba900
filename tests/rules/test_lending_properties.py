"""What holds of every answer, whatever is wished, stated and the time of asking."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from centers.rules.answering import answering_hours
from centers.rules.clock import MINUTES_A_DAY
from centers.rules.decision import Answer, Decision, ReasonCode
from centers.rules.facts import AskWay, Fee, Phone, RoomFacts
from centers.rules.hours import State
from centers.rules.lending import decide
from centers.rules.timetable import Timetable
from centers.rules.use import closure_on
from centers.rules.wish import HOUR, Wish
from centers.rules.workdays import count_workdays, is_workday

from .places import CALENDAR, SHANGHAI, hours, on, weekly
from .rooms import NOTHING_STATED
from .strategies import QUARTER, some_dates, timetables

LAYOUTS = ("rows", "boardroom", "standing")
AMENITIES = ("projector", "wifi", "step_free")
AUDIENCES = ("business", "resident", "rider")

numbers = st.one_of(st.none(), st.integers(1, 20))
stated_dates = st.one_of(st.none(), some_dates)
instants = st.datetimes(
    datetime(2026, 8, 25),  # noqa: DTZ001
    datetime(2027, 1, 10),  # noqa: DTZ001
    timezones=st.just(SHANGHAI),
)


def mostly(value: Any, others: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value that stands in nobody's way, as often as any other."""
    return st.one_of(st.just(value), others)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    starts = draw(st.one_of(st.none(), st.integers(0, 95)))
    ends = draw(mostly(None, st.integers(0, 96)))
    return Wish(
        people=draw(numbers),
        layout=draw(mostly("", st.sampled_from(LAYOUTS))),
        date=draw(mostly(on("09-10"), stated_dates)),
        starts_minute=None if starts is None else starts * QUARTER,
        ends_minute=None if starts is None or ends in {None, starts} else ends * QUARTER,
        amenities=draw(mostly((), st.lists(st.sampled_from(AMENITIES), unique=True).map(tuple))),
        audience=draw(mostly("", st.sampled_from(AUDIENCES))),
        free_only=draw(st.booleans()),
    )


@st.composite
def occupied_times(draw: st.DrawFn, day: date) -> tuple[datetime, datetime]:
    """A time on a date or the day before or after it, to the second."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    starts = midnight + timedelta(seconds=draw(st.integers(-86400, 2 * 86400)))
    return starts, starts + timedelta(seconds=draw(st.integers(1, 20 * 3600)))


@st.composite
def rooms(draw: st.DrawFn, near: date) -> RoomFacts:
    center = hours(draw(timetables()))
    answered = draw(st.sampled_from(("", "1-5 09:00-17:00", "1-7 20:00-04:00")))
    all_day = Timetable(weekly("1234567", "00:00-24:00"))
    return RoomFacts(
        hours=draw(mostly(hours(all_day), st.one_of(st.just(center), timetables().map(hours)))),
        center_hours=center,
        people=draw(mostly(20, numbers)),
        layouts=draw(
            mostly(dict.fromkeys(LAYOUTS, 20), st.dictionaries(st.sampled_from(LAYOUTS), numbers))
        ),
        amenities=draw(
            mostly(
                dict.fromkeys(AMENITIES, True),
                st.dictionaries(st.sampled_from(AMENITIES), st.booleans()),
            )
        ),
        audiences=draw(mostly(frozenset(AUDIENCES), st.frozensets(st.sampled_from(AUDIENCES)))),
        fee=draw(mostly(Fee.FREE, st.sampled_from(Fee))),
        notice_days=draw(mostly(1, st.one_of(st.none(), st.integers(0, 6)))),
        furthest_days=draw(mostly(None, st.integers(0, 90))),
        longest_minutes=draw(mostly(None, st.integers(30, 600))),
        occupied=tuple(draw(mostly((), st.lists(occupied_times(near), max_size=3)))),
        occupied_known_until=draw(mostly(on("01-31", 2027), stated_dates)),
        phones=(Phone("021-0000 0001", "", answering_hours(answered, center)),),
        ask_ways=draw(st.frozensets(st.sampled_from(AskWay))),
        checked_on=draw(
            mostly(on("08-20"), st.one_of(st.none(), st.dates(on("08-01", 2025), on("12-01"))))
        ),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Wish, RoomFacts, datetime]:
    """A wish, a room, and when somebody asks: up to twelve days ahead, or on the day itself."""
    wish = draw(wishes())
    now = draw(instants)
    if wish.date:
        asked_on = wish.date - timedelta(draw(st.integers(0, 12)))
        now = datetime.combine(asked_on, now.timetz())
    return wish, draw(rooms(wish.date or now.date())), now


def codes(decision: Decision) -> set[ReasonCode]:
    return {reason.code for reason in decision.reasons}


RANK = {Answer.NO: 0, Answer.ASK: 1, Answer.YES: 2}


@given(cases())
def test_the_answer_is_that_of_its_most_telling_reason(
    case: tuple[Wish, RoomFacts, datetime],
) -> None:
    decision = decide(*case)

    ranks = [reason.code.rank for reason in decision.reasons]
    assert ranks == sorted(ranks)
    if decision.answer is Answer.NO:
        assert decision.reasons[0].code.rules_out
        assert decision.ask_by is None
    else:
        assert not any(code.rules_out for code in codes(decision))
        assert (decision.answer is Answer.YES) == (decision.reasons == ())


@given(cases())
def test_whoever_is_told_a_moment_still_has_time(case: tuple[Wish, RoomFacts, datetime]) -> None:
    wish, facts, now = case
    decision = decide(*case)

    if wish.date is None or facts.notice_days is None:
        assert decision.ask_by is None
    elif decision.answer is not Answer.NO:
        assert decision.ask_by
        assert now < decision.ask_by
        assert decide(wish, facts, decision.ask_by).answer is Answer.NO


@given(wishes(), instants)
def test_of_a_room_of_which_nothing_is_stated_only_the_clock_says_no(
    wish: Wish, now: datetime
) -> None:
    decision = decide(wish, NOTHING_STATED, now)

    assert decision.answer is not Answer.YES
    assert {code for code in codes(decision) if code.rules_out} <= {ReasonCode.TOO_LATE}


NOT_STATED: tuple[dict[str, Any], ...] = (
    {"people": None},
    {"people": None, "layouts": {}},
    {"amenities": {}},
    {"audiences": frozenset()},
    {"fee": Fee.NOT_STATED},
    {"hours": hours(Timetable())},
    {"furthest_days": None},
    {"longest_minutes": None},
    {"occupied": ()},
    {"occupied_known_until": None},
    {"notice_days": None},
    {"checked_on": None},
)


@given(cases(), st.sampled_from(NOT_STATED))
def test_unstating_a_fact_never_rules_a_room_out(
    case: tuple[Wish, RoomFacts, datetime], unstated: dict[str, Any]
) -> None:
    wish, facts, now = case

    before, after = decide(*case), decide(wish, replace(facts, **unstated), now)
    if before.answer is not Answer.NO:
        assert after.answer is not Answer.NO


@given(cases(), st.integers(1, 20))
def test_more_people_never_find_more(case: tuple[Wish, RoomFacts, datetime], more: int) -> None:
    wish, facts, now = case
    people = (wish.people or 0) + more

    fewer, many = decide(*case), decide(replace(wish, people=people), facts, now)
    assert RANK[many.answer] <= RANK[fewer.answer]


@given(cases(), st.sampled_from(AMENITIES))
def test_one_more_amenity_never_finds_more(
    case: tuple[Wish, RoomFacts, datetime], amenity: str
) -> None:
    wish, facts, now = case
    wished = replace(wish, amenities=(*wish.amenities, amenity))

    assert RANK[decide(wished, facts, now).answer] <= RANK[decide(*case).answer]


@given(cases(), st.data())
def test_one_more_occupied_time_never_improves_the_answer(
    case: tuple[Wish, RoomFacts, datetime], data: st.DataObject
) -> None:
    wish, facts, now = case
    more = data.draw(occupied_times(wish.date or now.date()))
    fuller = replace(facts, occupied=(*facts.occupied, more))

    assert RANK[decide(wish, fuller, now).answer] <= RANK[decide(*case).answer]


@given(cases(), st.integers(0, 5000))
def test_asking_later_never_opens_what_it_is_too_late_for(
    case: tuple[Wish, RoomFacts, datetime], minutes: int
) -> None:
    wish, facts, now = case

    if ReasonCode.TOO_LATE in codes(decide(*case)):
        later = decide(wish, facts, now + timedelta(minutes=minutes))
        assert ReasonCode.TOO_LATE in codes(later)


@given(cases())
def test_free_times_are_open_and_neither_occupied_nor_passed(
    case: tuple[Wish, RoomFacts, datetime],
) -> None:
    wish, facts, now = case
    free = [reason.free for reason in decide(*case).reasons if reason.free]

    for span in free[0] if free else ():
        assert wish.date
        starts, ends = (
            facts.hours.instant(wish.date, minute)
            for minute in (span.opens_minute, span.closes_minute)
        )
        assert starts > now
        assert facts.hours.state_during(starts, ends) is State.OPEN
        assert not [time for time in facts.occupied if time[0] < ends and starts < time[1]]


@given(cases())
def test_a_time_asked_for_is_held_against_the_hours_as_they_say(
    case: tuple[Wish, RoomFacts, datetime],
) -> None:
    wish, facts, _now = case
    if wish.date is None or wish.span is None:
        return
    starts = facts.hours.instant(wish.date, wish.span.opens_minute)
    ends = facts.hours.instant(wish.date, wish.span.closes_minute)
    state = facts.hours.state_during(starts, ends)
    overlaps = [time for time in facts.occupied if time[0] < ends and starts < time[1]]
    given = codes(decide(*case))

    assert (ReasonCode.OCCUPIED in given) == bool(overlaps)
    if closure_on(facts.hours, wish.date):
        assert ReasonCode.CLOSED_TEMPORARILY in given
    else:
        assert (ReasonCode.CLOSED in given) == (state is State.CLOSED)
        assert (ReasonCode.HOURS_NOT_CONFIRMED in given) == (state is State.NOT_CONFIRMED)


@settings(max_examples=15)
@given(cases())
def test_a_date_alone_is_answered_as_its_best_hour(
    case: tuple[Wish, RoomFacts, datetime],
) -> None:
    wish, facts, now = case
    wish = replace(wish, date=wish.date or now.date(), starts_minute=None, ends_minute=None)
    facts = replace(facts, longest_minutes=None)
    hour_by_hour = [
        decide(replace(wish, starts_minute=minute), facts, now)
        for minute in range(MINUTES_A_DAY - HOUR)
    ]
    midnight = replace(wish, starts_minute=MINUTES_A_DAY - HOUR, ends_minute=MINUTES_A_DAY)
    hour_by_hour.append(decide(midnight, facts, now))

    decision = decide(wish, facts, now)
    best = max(hour_by_hour, key=lambda each: RANK[each.answer])
    assert decision.answer == best.answer
    if decision.answer is not Answer.NO and facts.notice_days is not None:
        same = [each.ask_by for each in hour_by_hour if each.answer == decision.answer]
        assert decision.ask_by == max(moment for moment in same if moment)


@given(cases())
def test_only_where_the_last_day_is_today_do_the_hours_of_phone_and_center_matter(
    case: tuple[Wish, RoomFacts, datetime],
) -> None:
    """The shortcut of docs/lending.md for whoever selects rooms."""
    wish, facts, now = case
    if wish.date is None or not facts.notice_days or now.date() > wish.date:
        return
    workdays = count_workdays(CALENDAR, now.date(), wish.date)
    is_late = ReasonCode.TOO_LATE in codes(decide(*case))

    if facts.notice_days != workdays or not is_workday(CALENDAR, now.date()):
        assert is_late == (facts.notice_days > workdays)
