"""Searches as they come for the first time."""

from centers.models.reference import reference

COUNTED = ("count", "facets", "open")


def forget_searches() -> None:
    """Let the next page of a search be its first: nothing was made for others."""
    known = reference()
    known.large.made.clear()
    for key in [key for key in known.small.made if key[0] in COUNTED]:
        del known.small.made[key]
