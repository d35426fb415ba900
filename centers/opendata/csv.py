"""Listings as CSV: a line each, in UTF-8 that spreadsheets recognize; no cell computes."""

import csv
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import Error

from .json import Facts

log = logging.getLogger(__name__)

BOM = "\ufeff"
#: What makes a spreadsheet compute a cell, or read it as more than one.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

HEADS_OF_CENTERS = (
    "id", "url", "name", "area_code", "area", "address", "latitude", "longitude", "phones",
    "services", "has", "has_not", "status", "sentence", "hours_checked_on", "checked_on",
    "distance_km", "walk_minutes",
)  # fmt: skip
HEADS_OF_ROOMS = (
    "id", "url", "name", "kind", "center", "center_url", "area_code", "area", "latitude",
    "longitude", "floor", "people", "audiences", "fee", "answer", "reasons", "ask_by",
    "how_to_ask", "phones", "has", "has_not", "status", "sentence",
    "hours_checked_on", "checked_on", "distance_km", "walk_minutes",
)  # fmt: skip


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def lines(rows: Iterable[Facts], heads: tuple[str, ...], cut: str) -> Iterator[str]:
    """The file, a line at a time: heads, then a line for each listing's facts.

    If the database breaks, the last line is `cut`: nothing else tells half a file from a whole one.
    """
    writer = csv.writer(Echo())
    yield BOM + str(writer.writerow(heads))
    try:
        for facts in rows:
            cells = cells_of(facts)
            yield str(writer.writerow([harmless(cells.get(head)) for head in heads]))
    except Error:
        log.exception("A download broke off.")
        yield str(writer.writerow([cut]))


def cells_of(facts: Facts) -> Facts:
    """The facts of a listing, those in lists and groups as plain cells."""
    center = facts.get("center") or {}
    area = facts.get("area") or center.get("area") or {}
    amenities = facts["amenities"].items()
    return {**center, **facts} | {
        "area_code": area.get("code"),
        "area": area.get("name"),
        "center": center.get("name"),
        "center_url": center.get("url"),
        "phones": joined(phone["number"] for phone in facts["phones"] or ()),
        "services": joined(facts.get("services") or ()),
        "audiences": joined(facts.get("audiences") or ()),
        "reasons": joined(reason["code"] for reason in facts.get("reasons") or ()),
        "how_to_ask": joined(facts.get("how_to_ask") or ()),
        "has": joined(code for code, present in amenities if present),
        "has_not": joined(code for code, present in amenities if present is False),
    }


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return ";".join(values)


def harmless(value: Any) -> Any:
    """A cell; text that a spreadsheet would compute gets an apostrophe before it."""
    if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS):
        return f"'{value}"
    return value
