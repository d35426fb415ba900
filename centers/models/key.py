"""Search keys: what a center or a room is found by. `centers.search` alone writes them.

Beside the column here each database keeps the words in its own way: SQLite in FTS5 tables,
PostgreSQL in a column with a GIN index. They come with the migration and go with the row.
"""

from django.db import models

from .center import Center
from .room import Room


class SearchKey(models.Model):
    """The names of a listing as they are compared: each between two bars, folded, no spaces."""

    names = models.TextField()

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
