"""What the database answers to wishes, held against the plain rules."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from centers.lending.stated import parts_of_facts
from centers.lending.trying import count_certain
from centers.lending.use import TimeOfUse
from centers.models import Room
from centers.models.lending import facts_of
from centers.rules.calendar import Calendar
from centers.rules.decision import Answer
from centers.rules.facts import AskWay, Fee, RoomFacts
from centers.rules.lending import decide
from centers.rules.timetable import Closure, Timetable
from centers.rules.wish import Wish

from .rooms import save_catalogs, save_phones, save_rooms_stating
from .rules.places import CALENDAR, SHANGHAI, at, on, special, weekly
from .rules.rooms import NOTHING_STATED, TEA_ROOM, THURSDAY, occupied, on_thursday, tea_room
from .rules.strategies import some_dates, timetables
from .rules.test_lending_properties import AMENITIES, AUDIENCES, mostly, rooms, wishes
from .test_openings import calendars, drawn_timetables, forgotten, turns
from .timetables import forget_timetables, save_centers, save_hours

pytestmark = pytest.mark.django_db

ROOMS = 40
ALL_DAY = Timetable(weekly("1234567", "00:00-24:00"))

# When phones are answered, in words that are understood and in words that are not.
answered = st.lists(
    st.sampled_from(
        ("1-5 09:00-17:00", "1-7 20:00-04:00", "工作日 8:30-11:30", "6,7 10:00-12:00", "", "随时")
    ),
    max_size=2,
)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Wish, datetime]:
    """A wish, and when somebody asks: often on the last day to ask, or on the day itself."""
    wish = replace(draw(wishes()), date=draw(st.none() | turns | some_dates))
    asked_on = (wish.date or draw(some_dates)) - timedelta(draw(st.integers(0, 5)))
    minute = draw(st.integers(0, 24 * 4 - 1)) * 15 + draw(st.sampled_from((0, 1)))
    midnight = datetime.combine(asked_on, datetime.min.time(), SHANGHAI)
    return wish, midnight + timedelta(minutes=minute, seconds=draw(st.sampled_from((0, 30))))


def save_city(
    centers: list[Timetable], own: list[Timetable], stated: list[RoomFacts], phones: list[list[str]]
) -> None:
    """Rooms of every center in turn, each with the next facts, hours and phones."""
    save_catalogs(AMENITIES, AUDIENCES)
    saved = save_centers(centers)
    places = [center for center, _ in zip(cycle(saved), range(ROOMS))]
    rooms = save_rooms_stating(zip(places, cycle(stated), strict=False))
    save_hours(
        (center, room, timetable)
        for center, room, timetable in zip(places, rooms, cycle([Timetable(), *own]), strict=False)
    )
    texts = cycle(phones)
    save_phones((center, None, next(texts)) for center in saved)
    save_phones((room.center, room, next(texts)) for room in rooms[::3])


def by_rules(wish: Wish, now: datetime, calendar: Calendar) -> dict[int, str]:
    """What the rules answer, by the key of each room."""
    rooms = Room.objects.with_finding_facts(wish.date)
    facts = facts_of(rooms, calendar)
    return {room.pk: decide(wish, stated, now).answer.value for room, stated in facts.items()}


# What a wish is without each of the fields that show how many each choice would leave.
WITHOUT = {"": {}, "layout": {"layout": ""}, "amenity": {"amenities": ()}, "for": {"audience": ""}}


def by_sieve(wish: Wish, now: datetime, calendar: Calendar, ignoring: str) -> dict[int, str]:
    """What the sieve says of each room that it leaves without a field."""
    rooms = Room.objects.all()
    sieve = rooms.sieve(wish, rooms.inquiry(now, calendar))
    return {
        pk: answer.value
        for answer in (Answer.YES, Answer.ASK)
        for pk in sieve.pks(ignoring, answer)
    }


def tried(wish: Wish, now: datetime, calendar: Calendar) -> int:
    """How many rooms are certain when the time of a wish is tried on those that fit but for it."""
    rooms = Room.objects.all()
    inquiry = rooms.inquiry(now, calendar)
    fitting = rooms.certain(parts_of_facts(wish, inquiry.today).values())
    times = [TimeOfUse(wish, wish.date, inquiry)] if wish.date else []
    return count_certain(fitting, times)[0] if times else fitting.count()


def by_database(wish: Wish, now: datetime, calendar: Calendar) -> dict[int, str]:
    return dict(Room.objects.with_answer(wish, now, calendar).values_list("pk", "answer"))


@given(
    drawn_timetables().map(lambda drawn: drawn[::3]),
    st.lists(mostly(ALL_DAY, timetables()), min_size=4, max_size=4),
    st.data(),
    calendars,
    st.lists(answered, min_size=5, max_size=5),
)
# An example is a city of forty rooms.
@settings(max_examples=settings.default.max_examples // 7)
def test_the_database_and_the_rules_agree(
    centers: list[Timetable],
    own: list[Timetable],
    data: st.DataObject,
    calendar: Calendar,
    phones: list[list[str]],
) -> None:
    questions = data.draw(st.lists(asked(), min_size=3, max_size=3))
    near = questions[0][0].date or questions[0][1].date()
    stated = data.draw(st.lists(rooms(near), min_size=7, max_size=7))
    with forgotten():
        save_city(centers, own, stated, phones)
        for wish, now in questions:
            expected = by_rules(wish, now, calendar)
            possible = {pk: answer for pk, answer in expected.items() if answer != Answer.NO}
            found = Room.objects.answering(wish, Room.objects.inquiry(now, calendar)).values_list(
                "pk", "answer"
            )

            assert by_database(wish, now, calendar) == expected
            assert dict(found) == possible
            assert tried(wish, now, calendar) == list(possible.values()).count(Answer.YES)
            for name, rest in WITHOUT.items():
                assert by_sieve(wish, now, calendar, name) == {
                    pk: answer
                    for pk, answer in by_rules(replace(wish, **rest), now, calendar).items()
                    if answer != Answer.NO
                }


# --- told as cases -------------------------------------------------------------------------------

MONDAY_AT_TEN = at("2026-11-30 10:00")
MORNING = on_thursday(9, 11)
PHONE_TILL_NOON = ("1-5 09:00-12:00",)


def save_room(facts: RoomFacts, *answered: str) -> Room:
    """The room, in a center with its hours and phones answered by these texts."""
    save_catalogs(facts.amenities, facts.audiences)
    (center,) = save_centers([facts.center_hours.timetable])
    save_phones([(center, None, answered)])
    return save_rooms_stating([(center, facts)])[0]


def answer(facts: RoomFacts, wish: Wish, now: datetime, *answered: str) -> str:
    """What the database answers of the one room there is."""
    save_room(facts, *answered)
    return by_database(wish, now, CALENDAR).popitem()[1]


FREE = tea_room(occupied=(), notice_days=0)
FACT_CASES = [
    pytest.param(FREE, Wish(people=12), "yes", id="as many as it holds"),
    pytest.param(FREE, Wish(people=13), "no", id="one too many"),
    pytest.param(FREE, Wish(people=11, layout="boardroom"), "no", id="too many around the table"),
    pytest.param(FREE, Wish(people=8, layout="u_shape"), "ask", id="a layout without a number"),
    pytest.param(
        tea_room(people=5),
        Wish(people=12, layout="rows"),
        "yes",
        id="a layout's number is believed",
    ),
    pytest.param(tea_room(people=None), Wish(people=12), "yes", id="some layout holds so many"),
    pytest.param(tea_room(people=None), Wish(people=13), "ask", id="no layout says so many"),
    pytest.param(FREE, Wish(layout="standing"), "no", id="no such layout"),
    pytest.param(tea_room(layouts={}), Wish(layout="standing"), "ask", id="no layout stated"),
    pytest.param(FREE, Wish(audience="rider"), "no", id="not for you"),
    pytest.param(
        tea_room(audiences=frozenset()), Wish(audience="rider"), "ask", id="for whom not stated"
    ),
    pytest.param(FREE, Wish(amenities=("projector",)), "yes", id="has it"),
    pytest.param(FREE, Wish(amenities=("microphone",)), "no", id="lacks it"),
    pytest.param(FREE, Wish(amenities=("wifi",)), "ask", id="has it perhaps"),
    pytest.param(
        tea_room(amenities={"step_free": False}), Wish(amenities=("step_free",)), "no", id="steps"
    ),
    pytest.param(FREE, Wish(amenities=("step_free",)), "ask", id="steps perhaps"),
    pytest.param(tea_room(fee=Fee.PAID), Wish(free_only=True), "no", id="paid"),
    pytest.param(
        tea_room(fee=Fee.CONDITIONAL), Wish(free_only=True), "yes", id="free on conditions"
    ),
    pytest.param(tea_room(fee=Fee.NOT_STATED), Wish(free_only=True), "ask", id="fee not stated"),
    pytest.param(tea_room(checked_on=None), Wish(), "ask", id="never checked"),
    pytest.param(tea_room(checked_on=on("11-30", 2025)), Wish(), "yes", id="checked a year ago"),
    pytest.param(tea_room(checked_on=on("11-29", 2025)), Wish(), "ask", id="longer ago"),
]
TIME_CASES = [
    pytest.param(FREE, MORNING, "yes", id="open and free"),
    pytest.param(FREE, on_thursday(20, 22), "no", id="closes before the end"),
    pytest.param(FREE, on_thursday(22), "no", id="closed"),
    pytest.param(TEA_ROOM, on_thursday(11), "no", id="occupied"),
    pytest.param(TEA_ROOM, on_thursday(12), "yes", id="from when it is free again"),
    pytest.param(replace(FREE, furthest_days=3), MORNING, "yes", id="as far ahead as may be"),
    pytest.param(replace(FREE, furthest_days=2), MORNING, "no", id="too far ahead"),
    pytest.param(tea_room(longest_minutes=119), on_thursday(12, 14), "no", id="too long"),
    pytest.param(tea_room(notice_days=None), on_thursday(12), "ask", id="notice not stated"),
    pytest.param(
        tea_room(occupied_known_until=on("12-02")), on_thursday(12), "ask", id="occupied not known"
    ),
    pytest.param(TEA_ROOM, on_thursday(), "yes", id="some hour of the day"),
    pytest.param(
        tea_room(occupied=occupied("2026-12-03 09:30/2026-12-03 20:00:30")),
        on_thursday(),
        "no",
        id="an hour less half a minute is none",
    ),
    pytest.param(
        tea_room(occupied=occupied("2026-12-03 10:00/2026-12-03 21:00")),
        on_thursday(),
        "yes",
        id="an hour before",
    ),
    pytest.param(
        tea_room(occupied=occupied("2026-12-02 09:00/2026-12-03 20:00")),
        on_thursday(),
        "yes",
        id="the last hour, after all night",
    ),
    pytest.param(tea_room(notice_days=3), MORNING, "no", id="occupied at ten"),
    pytest.param(tea_room(notice_days=4), on_thursday(12), "no", id="four working days: too late"),
]


@pytest.mark.parametrize(("facts", "wish", "expected"), [*FACT_CASES, *TIME_CASES])
def test_the_answer_of_a_room(facts: RoomFacts, wish: Wish, expected: str) -> None:
    assert (
        answer(facts, wish, MONDAY_AT_TEN),
        *by_rules(wish, MONDAY_AT_TEN, CALENDAR).values(),
    ) == (
        expected,
        expected,
    )


LAST_DAY = replace(FREE, notice_days=1)
ASKING_CASES = [
    pytest.param(LAST_DAY, PHONE_TILL_NOON, "11:59", "yes", id="a minute before noon"),
    pytest.param(LAST_DAY, PHONE_TILL_NOON, "12:00", "no", id="at noon"),
    pytest.param(LAST_DAY, ("随时",), "20:59", "yes", id="not understood: till the center closes"),
    pytest.param(LAST_DAY, ("随时",), "21:00", "no", id="the center has closed"),
    pytest.param(LAST_DAY, (), "21:00", "no", id="no phone: the center has closed"),
    pytest.param(
        LAST_DAY, ("6 09:00-12:00",), "20:59", "yes", id="not answered that day: the center"
    ),
    pytest.param(LAST_DAY, ("", *PHONE_TILL_NOON), "12:00", "yes", id="the first phone counts"),
    pytest.param(
        replace(LAST_DAY, ask_ways=frozenset({AskWay.ONLINE})),
        PHONE_TILL_NOON,
        "20:59",
        "yes",
        id="the phone does not count: the center",
    ),
]


@pytest.mark.parametrize(("facts", "answered", "time", "expected"), ASKING_CASES)
def test_the_answer_on_the_last_day_to_ask(
    facts: RoomFacts, answered: tuple[str, ...], time: str, expected: str
) -> None:
    now = at(f"2026-12-02 {time}")

    assert (answer(facts, MORNING, now, *answered), *by_rules(MORNING, now, CALENDAR).values()) == (
        expected,
        expected,
    )


def test_a_room_without_hours_may_be_asked_for_till_midnight() -> None:
    facts = replace(NOTHING_STATED, notice_days=1)

    assert answer(facts, MORNING, at("2026-12-02 23:59")) == "ask"


# --- lists ---------------------------------------------------------------------------------------


def test_what_will_do_comes_first_then_the_smallest_that_fits() -> None:
    save_catalogs(TEA_ROOM.amenities, TEA_ROOM.audiences)
    (center,) = save_centers([TEA_ROOM.center_hours.timetable])
    stated = [
        tea_room(checked_on=None),
        tea_room(people=40),
        tea_room(people=5),
        tea_room(people=20),
        tea_room(people=None),
    ]
    unchecked, large, _, medium, unknown = save_rooms_stating((center, facts) for facts in stated)
    found = Room.objects.answering(Wish(people=12), Room.objects.inquiry(MONDAY_AT_TEN, CALENDAR))

    assert list(found.smallest_first().surest_first()) == [medium, large, unknown, unchecked]


@pytest.mark.parametrize("ignoring", ["amenity", "layout", "for"])
def test_a_room_that_is_taken_all_day_is_counted_beside_no_choice(ignoring: str) -> None:
    save_room(tea_room(occupied=occupied("2026-12-03 00:00/2026-12-04 00:00")))
    wishes = {
        "amenity": replace(on_thursday(), amenities=("microphone",)),
        "layout": replace(on_thursday(), layout="standing"),
        "for": replace(on_thursday(), audience="rider"),
    }

    assert by_sieve(wishes[ignoring], MONDAY_AT_TEN, CALENDAR, ignoring) == {}


@pytest.mark.parametrize("wish", [on_thursday(), on_thursday(0, 1)])
def test_a_closure_ends_the_evening_before_it(wish: Wish) -> None:
    till_two = Timetable(weekly("1234567", "22:00-02:00"))
    closed = replace(till_two, closure=Closure(on("12-03"), on("12-03")))
    off = replace(till_two, specials=special(on("12-03"), on("12-03"), ""))
    save_catalogs(FREE.amenities, FREE.audiences)
    save_rooms_stating((center, FREE) for center in save_centers([off, closed]))

    expected = by_rules(wish, MONDAY_AT_TEN, CALENDAR)
    assert by_database(wish, MONDAY_AT_TEN, CALENDAR) == expected
    assert [expected[pk] for pk in sorted(expected)] == ["yes", "no"]
    assert tried(wish, MONDAY_AT_TEN, CALENDAR) == 1


def test_hours_stated_while_somebody_asks_are_not_confirmed() -> None:
    save_room(tea_room(occupied=occupied("2026-12-03 10:00/2026-12-03 12:00")))
    inquiry = Room.objects.inquiry(MONDAY_AT_TEN, CALENDAR)
    inquiry.timetables = set()

    assert count_certain(Room.objects.all(), [TimeOfUse(on_thursday(), THURSDAY, inquiry)]) == [0]


def test_facts_are_what_the_rows_say() -> None:
    save_room(TEA_ROOM, "1-5 09:00-17:00")
    room = Room.objects.with_finding_facts(MORNING.date).get()

    stated = facts_of([room], CALENDAR)[room]
    assert replace(stated, phones=()) == replace(TEA_ROOM, phones=())
    assert [phone.answered for phone in stated.phones] == [TEA_ROOM.phones[0].answered]


@pytest.mark.parametrize("rows", [1, 9])
def test_facts_of_a_page_take_no_more_queries_for_more_rooms(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save_catalogs(TEA_ROOM.amenities, TEA_ROOM.audiences)
    centers = save_centers([TEA_ROOM.center_hours.timetable] * rows)
    save_rooms_stating((center, TEA_ROOM) for center in centers)

    forget_timetables()

    with django_assert_num_queries(7):
        page = list(Room.objects.with_finding_facts(MORNING.date))
        facts = facts_of(page, CALENDAR)
        assert [decide(MORNING, facts[room], MONDAY_AT_TEN).answer for room in page] == [
            Answer.NO
        ] * rows


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        Room.objects.inquiry(datetime(2026, 11, 2, 9), CALENDAR)  # noqa: DTZ001
