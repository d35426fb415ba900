"""100,000 status questions in plain rules: `python -m tests.benchmarks.bench_hours`.

Every question is the first its place is asked, as in a list of places: nothing is kept from the
one before. Instants are spread over the year, so that many fall in nights and holidays.
"""

import datetime
import random
import time
from collections import Counter
from collections.abc import Callable

from centers.rules.hours import Hours
from centers.rules.timetable import Policy, Timetable, WeeklySpan
from tests.rules.places import CALENDAR, SHANGHAI, weekly

QUESTIONS = 100_000
PLACES = 500
WEEKS = (
    weekly("12345", "09:00-12:00 13:00-17:00"),
    weekly("1234567", "08:30-20:30"),
    weekly("1234567", "10:00-14:00 16:00-22:00"),
    weekly("567", "22:00-02:00"),
)


def drawn_place(draw: random.Random) -> Timetable:
    week: tuple[WeeklySpan, ...] = draw.choice(WEEKS)
    policies = list(Policy)
    return Timetable(week, on_holidays=draw.choice(policies), on_makeup_days=draw.choice(policies))


def drawn_instant(draw: random.Random) -> datetime.datetime:
    first = datetime.datetime(2026, 1, 1, tzinfo=SHANGHAI)
    return first + datetime.timedelta(minutes=draw.randrange(365 * 24 * 60))


def measure(name: str, question: Callable[[Hours, datetime.datetime], object]) -> None:
    draw = random.Random(2026)
    places = [drawn_place(draw) for _ in range(PLACES)]
    asked = [(draw.choice(places), drawn_instant(draw)) for _ in range(QUESTIONS)]
    starts = time.perf_counter()
    answers = [question(Hours(place, CALENDAR, SHANGHAI), instant) for place, instant in asked]
    seconds = time.perf_counter() - starts
    print(f"{name}: {len(answers):,} in {seconds:.2f} s, {seconds / QUESTIONS * 1e6:.1f} µs each")


def main() -> None:
    measure("state ", lambda place, instant: place.state(instant))
    measure("status", lambda place, instant: place.status(instant))
    draw = random.Random(2026)
    states = Counter(
        Hours(drawn_place(draw), CALENDAR, SHANGHAI).state(drawn_instant(draw)).value
        for _ in range(QUESTIONS // 10)
    )
    print(dict(states))


if __name__ == "__main__":
    main()
