"""A page of a list, as the specification has it."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page

from ..json import Facts


def envelope(page: Page[Any], contents: Iterable[Facts]) -> Facts:
    """How many there are in all, which page this is, and what is on it."""
    contents = list(contents)
    return {
        "total_items": page.paginator.count,
        "total_pages": page.paginator.num_pages if page.paginator.count else 0,
        "page_number": page.number,
        "size": len(contents),
        "first_page": not page.has_previous(),
        "last_page": not page.has_next(),
        "empty": not contents,
        "contents": contents,
    }
