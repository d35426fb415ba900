"""Rooms side by side: which ones, and what any of them states."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Amenity, Room, RoomAmenity, RoomLayout
from ..models.lending import facts_of
from ..querysets import RoomQuerySet
from ..wording.lending import Told
from .choices import query_of
from .parameters import ParametersForm
from .wish import WishForm

FEWEST, MOST = 2, 4
NAMES = re.compile(r"([A-Za-z0-9_-]{1,80})/([A-Za-z0-9_-]{1,80})", re.ASCII)


class RoomsField(forms.Field):
    """Two to four rooms, each by its address names ``center/room``, in the order given."""

    widget = forms.MultipleHiddenInput

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> list[tuple[str, str]]:
        texts = dict.fromkeys(text for text in value or [] if text)
        return [names_in(text) for text in texts]

    def validate(self, value: list[tuple[str, str]]) -> None:
        if not FEWEST <= len(value) <= MOST:
            raise forms.ValidationError(gettext("Choose two to four rooms."))


class LayoutRow(NamedTuple):
    """A layout, and what each room states of it; `None` for a room that states no layout at all."""

    name: str
    cells: list["LayoutCell"]


class LayoutCell(NamedTuple):
    """What a room states of a layout: its row, or that it states others only."""

    room: Room
    row: RoomLayout | None
    has_others: bool


class AmenityRow(NamedTuple):
    """An amenity, and what each room states of it."""

    amenity: Amenity
    cells: list[tuple[Room, RoomAmenity | None]]


class CompareForm(ParametersForm):
    """The rooms to compare."""

    room = RoomsField(label=_("Rooms"))

    def __init__(self, data: QueryDict, rooms: RoomQuerySet) -> None:
        super().__init__(data, auto_id="%s")
        self.listed = rooms

    @cached_property
    def rooms(self) -> list[Room]:
        """The rooms, in the order asked for; a former address stands for the room that moved."""
        return [room for names in self.good("room") or [] if (room := self.room_at(*names))]

    def room_at(self, center: str, slug: str) -> Room | None:
        """The room at an address."""
        if room := self.at_address.get((center, slug)):
            return room
        return self.listed.with_page_facts().at(center, slug).first()

    @cached_property
    def at_address(self) -> dict[tuple[str, str], Room]:
        """The rooms that stand at the addresses now."""
        rooms = self.listed.named(self.good("room")).with_page_facts()
        return {(room.center.slug, room.slug): room for room in rooms}

    def clean(self) -> dict[str, Any]:
        """Every address must lead to a room."""
        given = super().clean() or {}
        names = given.get("room") or []
        unknown = [one for one in names if self.room_at(*one) is None]
        for center, slug in unknown:
            name = f"{center}/{slug}" if center else "?"
            sentence = gettext("We do not know this room: %s") % name
            self.add_error("room", sentence)
        return given

    @property
    def layouts(self) -> Iterator[LayoutRow]:
        """Each layout that any of the rooms states."""
        for code, name in RoomLayout.Layout.choices:
            cells = [layout_cell(room, code) for room in self.rooms]
            if any(cell.row for cell in cells):
                yield LayoutRow(str(name), cells)

    @property
    def amenities(self) -> Iterator[AmenityRow]:
        """Each amenity that any of the rooms states, in the order of the catalog."""
        stated = [(room, amenities_of(room)) for room in self.rooms]
        known = {row.amenity for _room, rows in stated for row in rows.values()}
        for amenity in sorted(known, key=lambda one: (one.position, one.code)):
            yield AmenityRow(amenity, [(room, rows.get(amenity.code)) for room, rows in stated])

    def query(self) -> str:
        """The rooms as they stand in an address."""
        names = [f"{room.center.slug}/{room.slug}" for room in self.rooms]
        return query_of(("room", name) for name in names).urlencode(safe="/")


def answers_of(rooms: Iterable[Room], form: WishForm) -> Mapping[Room, Told]:
    """What rooms answer to a wish, in words; nothing without a wish."""
    if not form.wishes:
        return {}
    facts = facts_of(rooms, form.reference.calendar)
    return {room: form.answer_of(room, stated) for room, stated in facts.items()}


def amenities_of(room: Room) -> dict[str, RoomAmenity]:
    """What a room states of amenities, by their codes."""
    return {row.amenity_id: row for row in room.roomamenity_set.all()}


def names_in(text: str) -> tuple[str, str]:
    """The address names of a center and a room; an unfit text is that of no room."""
    match = NAMES.fullmatch(text)
    return (match[1], match[2]) if match else ("", "")


def layout_cell(room: Room, code: str) -> LayoutCell:
    """What a room states of a layout."""
    rows = {row.layout: row for row in room.layouts.all()}
    return LayoutCell(room, rows.get(code), bool(rows))
