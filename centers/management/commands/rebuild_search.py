"""Make every search key anew, such as after a change of how words are compared."""

import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from centers.search.keeping import rebuild


class Command(BaseCommand):
    """``rebuild_search``"""

    help = "Make the search keys of all centers and rooms anew; searches go on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        made = {listing: rebuild(listing, progress_bar) for listing in ("center", "room")}
        self.stdout.write(
            _("Made the search keys of %(center)s centers and %(room)s rooms.") % made
        )


def progress_bar(keys: list[int]) -> Iterator[int]:
    """A bar on a terminal; nothing elsewhere."""
    return iter(tqdm(keys, disable=not sys.stderr.isatty(), unit="key", leave=False))
