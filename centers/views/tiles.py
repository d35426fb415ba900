"""The maps: what their pages tell, the tiles where some are set, and the leave to load them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from ..forms.results import Results
from ..forms.sketch import Sketch

View = Callable[[HttpRequest], HttpResponse]


class Tiles(NamedTuple):
    """The layers of a map, lowest first, and the closest zoom that they are made for."""

    layers: list[str]
    closest: int

    @property
    def origins(self) -> list[str]:
        """Whence the tiles are loaded, for a security policy."""
        parts = map(urlsplit, self.layers)
        return list(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts))

    @property
    def hosts(self) -> list[str]:
        """The same for readers."""
        return list(dict.fromkeys(urlsplit(layer).netloc for layer in self.layers))


def tiles() -> Tiles:
    """The tiles for the language of the page; without layers none are set."""
    layers = settings.MAP_TILES[get_language() or settings.LANGUAGE_CODE]
    return Tiles(layers, settings.MAP_CLOSEST)


def on_map(results: Results[Any]) -> dict[str, Any]:
    """What the page of a search tells that draws what it finds."""
    return results.context | {"sketch": Sketch(results), "tiles": tiles()}


def with_tiles(view: View) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let the page of a view load tiles from where they are.

    Leaflet gives up a tile by showing an empty picture that stands in its own code (``data:``).
    """

    @wraps(view)
    def allowing(request: HttpRequest) -> HttpResponseBase:
        origins = tiles().origins
        more = ["data:", *origins] if origins else []
        return csp_update({"img-src": more})(view)(request)

    return allowing
