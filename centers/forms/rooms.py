"""The search of rooms."""

from django.utils.translation import gettext_lazy as _

from ..querysets import RoomQuerySet
from ..rules.decision import Answer
from .plain import Choices, CodeField
from .search import SearchForm
from .wish import WishForm


class RoomSearchForm(WishForm, SearchForm[RoomQuerySet]):
    """The search of rooms: which will do for a wish for certain, and which one must ask about."""

    parameters = (
        "q", "area", *WishForm.parameters, "open", "near", "walk", "within", "answer", "sort",
    )  # fmt: skip
    leaning = {**SearchForm.leaning, **WishForm.leaning}

    answer = CodeField(_("Write “yes” or “ask”."), _("fits, or may fit"), label=_("How certain"))

    questions = {
        "q": RoomQuerySet.matching,
        "area": RoomQuerySet.in_area,
        "open": RoomQuerySet.open_at,
        "near": RoomQuerySet.near,
    }

    def catalogs(self) -> dict[str, Choices]:
        answers = [
            (Answer.YES.value, _("fits")),
            (Answer.ASK.value, _("to be asked about")),
        ]
        return super().catalogs() | {"answer": answers}

    def filter(self, rooms: RoomQuerySet, *, ignoring: str = "") -> RoomQuerySet:
        """Those that will do or may do, but for the ignored field; none if a value is bad."""
        found = super().filter(rooms, ignoring=ignoring)
        if self.errors:
            return found
        found = found.answering(
            self.wish_ignoring(ignoring), found.inquiry(self.now, self.calendar)
        )
        return found.saying(answer) if (answer := self.good("answer")) else found

    def with_facts(self, rooms: RoomQuerySet) -> RoomQuerySet:
        """With all that is told of each."""
        return rooms.with_finding_facts(self.now.date())

    def in_order(self, found: RoomQuerySet) -> RoomQuerySet:
        """Those that will do first; where nothing better orders them, the smallest that fit."""
        if self.good("people") and self.order in ("nearest", "name") and not self.good("sort"):
            return found.smallest_first().surest_first()
        return super().in_order(found)
