"""Notices whatever writes to a table of the directory, so that no edition is forgotten.

Much is written past every model and manager: Django's own tables between two others, rows that are
inserted many at once, SQL by hand. A connection sees them all.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper

from ..models import Edition
from .keeping import gathered, gathering

WRITES = re.compile(
    r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+\"?centers_(?!edition\b)", re.IGNORECASE
)


def notice_writes(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Let a connection that opens raise the edition for what is written without saying so."""
    is_main = connection.alias == DEFAULT_DB_ALIAS
    if is_main and raising_the_edition not in connection.execute_wrappers:
        connection.execute_wrappers.append(raising_the_edition)


def raising_the_edition(
    execute: Callable[..., Any], sql: Any, params: Any, many: Any, context: Any
) -> Any:
    """Execute a statement; one that writes outside of `gathered` makes an edition of its own."""
    if gathering.get() is None and isinstance(sql, str) and WRITES.match(sql):
        if not context["connection"].in_atomic_block:
            with gathered():
                return execute(sql, params, many, context)
        Edition.objects.advance()
    return execute(sql, params, many, context)
