"""Where photos are kept: by a name that says what is in them and how large they are."""

import re
from typing import NamedTuple

FOLDER = "centers"
#: The longer sides of the two sizes, in pixels.
LARGE, SMALL = 1600, 640
NAME = re.compile(r"[0-9a-f]{32}-(\d{1,4})x(\d{1,4})\.jpg")


class PhotoFile(NamedTuple):
    """A photo of a listing: its addresses in two sizes, and the size of the large one."""

    large: str
    small: str
    width: int
    height: int

    @property
    def small_width(self) -> int:
        """How wide the small one is."""
        longer = max(self.width, self.height)
        return self.width if longer <= SMALL else round(self.width * SMALL / longer)


def small_of(name: str) -> str:
    """The name of the small size of a photo."""
    return name.removesuffix(".jpg") + "-small.jpg"


def photo_file(name: str, address: str) -> PhotoFile | None:
    """The photo that a column names, kept at an address; None for what was not kept by us."""
    match = NAME.fullmatch(name.rpartition("/")[2])
    if match is None:
        return None
    return PhotoFile(address, small_of(address), int(match[1]), int(match[2]))
