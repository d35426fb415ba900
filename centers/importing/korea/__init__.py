"""Korea's national standard list of public facilities opened to citizens, a room in each row.

Rows of one address form a center. Texts stay in Korean. Names of the columns are in ``entry.Head``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from ..records import Record, Rejection
from . import names
from .centers import center_record, phone_records
from .entry import Entry, Head, read_entries
from .rooms import room_records

__all__ = ["read"]


def read(path: Path) -> Iterator[Record | Rejection]:
    """The rows of a file as centers, phones, rooms and hours; those of a center come together.

    Every row is in exactly one rejection or one record of a room. Raises UnusableFileError
    for a file that is not this list.
    """
    centers: dict[str, list[Entry]] = {}
    for entry in read_entries(path):
        if rejection := rejected(entry):
            yield rejection
        else:
            centers.setdefault(names.center_slug(entry), []).append(entry)
    for entries in centers.values():
        yield from records_of_center(entries)


def rejected(entry: Entry) -> Rejection | None:
    """Why a row can be no listing, if so: it has no name or no place."""
    if not (entry.stated(Head.FACILITY) or entry.stated(Head.PLACE)):
        return Rejection(entry.remark(Head.FACILITY, _("Neither facility nor place has a name.")))
    if not names.address(entry):
        return Rejection(entry.remark(Head.ROAD_ADDRESS, _("There is no address.")))
    return None


def records_of_center(entries: list[Entry]) -> Iterator[Record]:
    """A center with its phones, then each room with its hours, on the rows that state them."""
    rooms = repeats_together(entries)
    firsts = [repeated[0] for repeated in rooms]
    name = names.center_name(entries)
    yield center_record(firsts, name)
    yield from phone_records(firsts)
    for repeated in rooms:
        yield from room_records(repeated, name)


def repeats_together(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The rows of each room, in the order of the file."""
    rooms: dict[str, list[Entry]] = {}
    for entry in entries:
        rooms.setdefault(names.room_slug(entry), []).append(entry)
    return list(rooms.values())
