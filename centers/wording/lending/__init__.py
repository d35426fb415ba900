"""What the rules of lending answer to a wish, told in sentences: see `told`."""

from .case import amenity_names
from .told import Told, told
from .ways import Way, WayKind

__all__ = ["Told", "Way", "WayKind", "amenity_names", "told"]
