"""Places that state a timetable, as rows of the tables."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import count

from centers.models import Center, Room, SpecialDay, WeeklyHours
from centers.openings import known, sheets
from centers.rules.timetable import Timetable
from centers.search.keeping import gathered

number = count(1)


def forget_timetables() -> None:
    """Let nothing be kept of what timetables say."""
    sheets.kept.clear()
    known.timetables.clear()
    known.kept.clear()


def center_stating(timetable: Timetable) -> Center:
    """A center, not saved, with the closure and the policies of a timetable."""
    n = next(number)
    closure = timetable.closure
    return Center(
        slug=f"stating-{n}",
        name=f"中心{n}",
        address=f"测试路{n}号",
        status=Center.Status.CLOSED if closure else Center.Status.PUBLISHED,
        closed_from=closure and closure.starts_on,
        closed_until=closure and closure.ends_on,
        closed_reason=closure.reason if closure else "",
        on_holidays=timetable.on_holidays.value,
        on_makeup_days=timetable.on_makeup_days.value,
    )


def save_centers(timetables: Iterable[Timetable]) -> list[Center]:
    """A saved center for each timetable, in order."""
    timetables = list(timetables)
    centers = Center.objects.bulk_create(map(center_stating, timetables))
    save_hours(
        (center, None, timetable) for center, timetable in zip(centers, timetables, strict=True)
    )
    return centers


def save_rooms(stated: Iterable[tuple[Center, Timetable]]) -> list[Room]:
    """A saved room in each center that states hours of its own."""
    stated = list(stated)
    rooms = Room.objects.bulk_create(
        Room(center=center, slug=f"stating-{next(number)}", name="会议室") for center, _ in stated
    )
    save_hours(
        (center, room, timetable) for room, (center, timetable) in zip(rooms, stated, strict=True)
    )
    return rooms


def save_hours(stated: Iterable[tuple[Center, Room | None, Timetable]]) -> None:
    """The weekly hours and special days of timetables, stated by centers or their rooms."""
    stated = list(stated)
    with gathered():
        save_rows(stated)


def save_rows(stated: list[tuple[Center, Room | None, Timetable]]) -> None:
    """The rows of `save_hours`."""
    WeeklyHours.objects.bulk_create(
        WeeklyHours(center=center, room=room, **asdict(row))
        for center, room, timetable in stated
        for row in timetable.weekly
    )
    SpecialDay.objects.bulk_create(
        SpecialDay(center=center, room=room, **asdict(row))
        for center, room, timetable in stated
        for row in timetable.specials
    )
