"""The sources that listings come from: how each is read, and what it may change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import korea, workbook
from .records import Item


@dataclass(frozen=True)
class Source:
    """A kind of file.

    ``status`` is what new listings are unless the file says so. With ``owns_directory`` the file
    speaks of every listing, else only of those that this source created. ``whole_details``: what
    the file says of a listing's details is all of them. ``revives``: a listing that was retired
    and is in the file again is published again. ``keeps_minimum``: no center is published that says
    less than the desk asks for. ``tables`` are those that the file speaks of even
    if none of its rows does. ``country`` bounds coordinates; without one it is the site's.
    """

    name: str
    read: Callable[[Path], Iterator[Item]]
    status: Mapping[str, str] = field(
        default_factory=lambda: {"centers": "published", "rooms": "published"}
    )
    owns_directory: bool = False
    whole_details: bool = True
    revives: bool = True
    keeps_minimum: bool = False
    tables: tuple[str, ...] = ()
    country: str = ""


WORKBOOK = Source(
    "workbook",
    workbook.read,
    status={"centers": "draft", "rooms": "published"},
    owns_directory=True,
    whole_details=False,
    revives=False,
    keeps_minimum=True,
)
KOREA = Source(
    "kr_public_facilities",
    korea.read,
    tables=("centers", "rooms", "hours", "phones"),
    country="KR",
)
SOURCES = {source.name: source for source in (WORKBOOK, KOREA)}
