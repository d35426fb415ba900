"""Keys: the words and the hours that a center or a room is found by, and what sorts it by name.

`centers.search.keeping` alone writes them.

Beside the column here each database keeps the words in its own way: SQLite in FTS5 tables,
PostgreSQL in a column with a GIN index. They come with the migration and go with the row.
"""

from django.db import models

from ..rules.ordering import KEY_LENGTH
from .center import Center
from .room import Room


class SearchKey(models.Model):
    """What a listing is found by.

    `names` as they are compared: each between two bars, folded, no spaces. `order` and `order_en`
    sort listings by name in Chinese and in English, the same on every database. `timetable` is the
    number of what the listing states of its hours, a room's with its center's.
    """

    names = models.TextField()
    order = models.CharField(max_length=KEY_LENGTH, default="", db_index=True)
    order_en = models.CharField(max_length=KEY_LENGTH, default="", db_index=True)
    timetable = models.BigIntegerField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.names


class CenterKey(SearchKey):
    """What a center is found by."""

    center = models.OneToOneField(Center, models.CASCADE, primary_key=True, related_name="key")


class RoomKey(SearchKey):
    """What a room is found by."""

    room = models.OneToOneField(Room, models.CASCADE, primary_key=True, related_name="key")


# So many timetables are few.
FEW = 5000


class StatedTimetableManager(models.Manager["StatedTimetable"]):
    """Reads the numbers."""

    def if_few(self) -> set[int] | None:
        """The numbers of all timetables, if these are few."""
        numbers = set(self.values_list("pk", flat=True)[: FEW + 1])
        return numbers if len(numbers) <= FEW else None


class StatedTimetable(models.Model):
    """A timetable that places state, or once stated, under the number that their keys hold.

    `centers.rules.notation` makes the text, and the number of it; so neither ever changes.
    """

    number = models.BigIntegerField(primary_key=True)
    text = models.TextField()

    objects = StatedTimetableManager()

    def __str__(self) -> str:
        return self.text
