"""What the questions of centers and of rooms have in common: who is visible, what lies where."""

from django.db.models import Q

VISIBLE = ("published", "closed")


def within(code: str, column: str = "area") -> Q:
    """The condition under which a column holds an area's code or that of an area inside it.

    A range of the sorted codes, which an index serves on every database.
    """
    return Q(**{f"{column}__gte": code, f"{column}__lte": code + "9" * 12})
