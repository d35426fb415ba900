"""What the database answers to wishes, held against the plain rules."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centers.models import Room
from centers.models.lending import facts_of
from centers.rules.calendar import Calendar
from centers.rules.decision import Answer
from centers.rules.facts import RoomFacts
from centers.rules.lending import decide
from centers.rules.timetable import Timetable
from centers.rules.wish import Wish

from .rooms import save_catalogs, save_phones, save_rooms_stating
from .rules.places import SHANGHAI, weekly
from .rules.strategies import some_dates, timetables
from .rules.test_lending_properties import AMENITIES, AUDIENCES, mostly, rooms, wishes
from .test_openings import calendars, drawn_timetables, forgotten, turns
from .timetables import save_centers, save_hours

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
    rooms = Room.objects.with_finding_facts(now.date())
    facts = facts_of(rooms, calendar)
    return {room.pk: decide(wish, stated, now).answer.value for room, stated in facts.items()}


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
@settings(max_examples=settings.default.max_examples // 4)
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
            found = Room.objects.answering(wish, now, calendar).values_list("pk", "answer")

            assert by_database(wish, now, calendar) == expected
            assert dict(found) == possible
