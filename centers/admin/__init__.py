"""The staff desk: what staff see of each table, and how they change it."""

from . import (
    address,
    area,
    calendar,
    catalog,
    center,
    history,
    imports,
    people,
    room,
)

__all__ = [
    "address",
    "area",
    "calendar",
    "catalog",
    "center",
    "history",
    "imports",
    "people",
    "room",
]
