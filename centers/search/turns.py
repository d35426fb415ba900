"""Pages of long lists: part after part is read in its own order, until the page is full."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

Rows = TypeVar("Rows", bound=QuerySet[Any])

# From how many rows on a list is long: one that is shorter is as soon put in order as a whole.
LONG = 2000


class InTurn(Generic[Rows]):
    """A long list by its parts, which follow one another and are each in order.

    ``rows`` are the same with all that is told of them, and may be more, in whichever order; only
    those of a page are read from there.
    """

    def __init__(self, rows: Rows, parts: Sequence[Rows]) -> None:
        self.rows, self.parts = rows, parts

    def __getitem__(self, cut: slice) -> list[Any]:
        """The rows of a page."""
        pks: list[Any] = []
        for part in self.parts:
            pks += part.values_list("pk", flat=True)[: cut.stop - len(pks)]
        places = {pk: place for place, pk in enumerate(pks[cut.start :])}
        return sorted(self.rows.filter(pk__in=places).order_by(), key=lambda row: places[row.pk])
