"""What somebody wishes of a room, as it stands in an address."""

from datetime import datetime
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..models import Room, RoomLayout
from ..rules.clock import MINUTES_A_DAY, read_minute
from ..rules.facts import RoomFacts
from ..rules.lending import decide
from ..rules.wish import Wish
from ..wording.lending import Told, told
from ..wording.moments import Asked
from .address import AddressForm
from .choices import query_of
from .plain import Choices, CodeField, NumberField
from .times import DayField, TimeField

MOST_PEOPLE = 100_000

#: A use that ends before it starts, on the clock, goes on past midnight, but not beyond this.
LATEST_END = 6 * 60


class WishForm(AddressForm):
    """People, layout, when, amenities, for whom, free of charge."""

    parameters: ClassVar[tuple[str, ...]] = (
        "people",
        "layout",
        "date",
        "from",
        "to",
        "amenity",
        "for",
        "free",
    )
    leaning = {
        "date": frozenset({("from", None), ("to", None)}),
        "from": frozenset({("to", None)}),
    }

    people = NumberField(MOST_PEOPLE, label=_("People"))
    layout = CodeField(_("We do not know this layout."), _("any layout"), label=_("Layout"))
    date = DayField(label=_("Day"))
    free = CodeField(_("Write 1, or leave it out."), "", label=_("Free of charge"))

    def __init__(self, data: QueryDict | None, now: datetime) -> None:
        super().__init__(data, now)
        self.fields["from"] = TimeField(MINUTES_A_DAY - 1, label=pgettext_lazy("time", "From"))
        self.fields["to"] = TimeField(MINUTES_A_DAY, label=pgettext_lazy("time", "Until"))

    def catalogs(self) -> dict[str, Choices]:
        layouts = [(code, str(label)) for code, label in RoomLayout.Layout.choices]
        return super().catalogs() | {"layout": layouts, "free": [("1", gettext("free of charge"))]}

    def clean(self) -> dict[str, Any]:
        """A day to come, times on a day, an end after its start."""
        given = super().clean() or {}
        day, start, end = given.get("date"), given.get("from"), given.get("to")
        if day and day < self.now.date():
            self.add_error("date", _("This day is over. Choose today or a later day."))
        if (start or end) and not day and "date" not in self.errors:
            self.add_error("date", _("Choose a day as well, to say from when until when."))
        if end and not start and "from" not in self.errors:
            self.add_error("from", _("Write from when as well."))
        if start and end:
            self.check_end(read_minute(start), read_minute(end))
        return given

    def check_end(self, start: int, end: int) -> None:
        """The end is after the start, or early on the day after."""
        if start == end:
            self.add_error("to", _("Write an end after the start."))
        elif LATEST_END < end < start:
            self.add_error(
                "to",
                _("The end is before the start. A use past midnight may last until 06:00."),
            )

    @cached_property
    def wish(self) -> Wish:
        """What is wished; to be asked of a form without errors."""
        return self.wish_ignoring("")

    def wish_ignoring(self, name: str) -> Wish:
        """What is wished, but for one parameter."""
        given = self.cleaned_data | {name: None}
        return Wish(
            people=given["people"],
            layout=given["layout"] or "",
            date=given["date"],
            starts_minute=minute_of(given["from"]),
            ends_minute=minute_of(given["to"]),
            amenities=tuple(given["amenity"] or ()),
            audience=given["for"] or "",
            free_only=bool(given["free"]),
        )

    def answer_of(self, room: Room, facts: RoomFacts) -> Told:
        """What a room answers to the wish, in words; to be asked of a form without errors."""
        decision = decide(self.wish, facts, self.now)
        return told(room, facts, self.wish, decision, Asked(self.now), self.amenity_names)

    @cached_property
    def amenity_names(self) -> dict[str, str]:
        """How each amenity reads, by its code."""
        return dict(self.options("amenity"))

    @cached_property
    def wished(self) -> QueryDict:
        """The wish alone, to be held against rooms elsewhere."""
        return query_of((n, v) for n, v in self.asked() if n in WishForm.parameters)

    @cached_property
    def wish_query(self) -> str:
        """The same as it stands in an address."""
        return self.wished.urlencode()

    @cached_property
    def wishes(self) -> bool:
        """Whether anything is wished at all."""
        return self.is_valid() and any(self.good(name) for name in WishForm.parameters)


def minute_of(time: str | None) -> int | None:
    """The minute of a good time, if one is given."""
    return read_minute(time) if time else None
