"""Makes a center of the rows at one address: its name, point, policy, website and phones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..records import Record
from . import facts, names
from .entry import Doubt, Entry, Head
from .points import believed_point
from .week import note_holidays

LIST_NAME = "전국공공시설개방정보표준데이터"
NO_PHONES: tuple[str, ...] = ()
SOURCE_LENGTH, LABEL_LENGTH, WEBSITE_LENGTH = 300, 100, 200


def center_record(entries: Sequence[Entry], name: str) -> Record:
    """The center of the rows at one address, on the first of these rows."""
    first, point = entries[0], believed_point(entries)
    values: dict[str, Any] = {
        "slug": names.center_slug(first),
        "name": name,
        "address": names.address(first),
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "operator": most_common(entry.stated(Head.MANAGER) for entry in entries),
        "website": most_common(map(website, entries)),
        "on_holidays": on_holidays(entries),
        "source": source(entries),
    }
    return Record("centers", values, first.row)


def most_common(texts: Iterable[str]) -> str:
    """The text that is given most often, the earlier of equals; empty if there is none."""
    (best, _times), *_others = Counter(filter(None, texts)).most_common(1) or [("", 0)]
    return best


def on_holidays(entries: Sequence[Entry]) -> str:
    """What the center does on public holidays, if all its rows say the same."""
    policies = [note_holidays(entry) for entry in entries]
    if len(set(policies)) == 1:
        return policies[0]
    for entry, policy in zip(entries, policies, strict=True):
        if policy:
            entry.warn(
                Head.CLOSED_DAYS,
                _("Not all at this address say the same of public holidays; it is not stated."),
            )
    return ""


def website(entry: Entry) -> str:
    """The web address of a row, if it is one and short enough."""
    try:
        link = facts.read_link(entry[Head.WEBSITE])
    except Doubt:
        return ""
    return link if len(link) <= WEBSITE_LENGTH else ""


def source(entries: Iterable[Entry]) -> str:
    """The list, who provided it and the dates it holds for."""
    provided = dict.fromkeys(
        " ".join(filter(None, (entry.stated(Head.PROVIDER), entry.stated(Head.REFERENCE_DATE))))
        for entry in entries
    )
    return f"{LIST_NAME} ({', '.join(filter(None, provided))})"[:SOURCE_LENGTH]


def phone_records(rooms: Sequence[Entry]) -> Iterator[Record]:
    """The phones of a center, which are those that most rooms give, and of rooms with others."""
    phones = [room.fact(facts.read_phones, Head.PHONE, otherwise=NO_PHONES) for room in rooms]
    given = [numbers for numbers in phones if numbers]
    shared = max(given, key=given.count, default=())
    if shared:
        yield from numbers_of(rooms[phones.index(shared)], shared, room="")
    for room, numbers in zip(rooms, phones, strict=True):
        own = [number for number in numbers if number not in shared]
        yield from numbers_of(room, own, room=names.room_slug(room))


def numbers_of(entry: Entry, numbers: Iterable[str], *, room: str) -> Iterator[Record]:
    """Phone numbers with the department that answers them."""
    label = entry.stated(Head.DEPARTMENT)[:LABEL_LENGTH]
    for number in dict.fromkeys(numbers):
        values = {"center": names.center_slug(entry), "room": room, "number": number}
        yield Record("phones", values | {"label": label}, entry.row)
