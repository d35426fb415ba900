"""Links that open a place in a map app, with the order and datum that each app reads."""

from typing import NamedTuple
from urllib.parse import quote, urlencode

from .places import Point

# Tencent's marker is a list in one value: what divides it cannot stand in a text of it.
DIVIDERS = str.maketrans(":;", "：；")


class MapLink(NamedTuple):
    """An app by its name in code, and the address that opens a place in it."""

    app: str
    url: str


def map_links(point: Point | None, name: str, address: str, site: str) -> list[MapLink]:
    """Links into map apps for a place in WGS-84; ``site`` is what the apps are told sends people.

    Where nobody stated the coordinates, only the app that looks a place up by name and address.
    """
    by_words = MapLink("apple", apple(name, address))
    if point is None:
        return [by_words]
    return [
        MapLink("amap", amap(point, name, site)),
        MapLink("tencent", tencent(point, name, address, site)),
        MapLink("baidu", baidu(point, name, address, site)),
        by_words,
        MapLink("geo", geo(point)),
    ]


def amap(point: Point, name: str, site: str) -> str:
    """Amap: longitude first, told that it is WGS-84, and opens the app where there is one."""
    position = f"{degrees(point.longitude)},{degrees(point.latitude)}"
    parameters = {"position": position, "name": name, "src": site}
    told = {"coordinate": "wgs84", "callnative": "1"}
    return address_of("https://uri.amap.com/marker", parameters | told)


def tencent(point: Point, name: str, address: str, site: str) -> str:
    """Tencent: latitude first, in one value with name and address; type 1 is WGS-84."""
    parts = {"coord": in_order(point), "title": name, "addr": address}
    marker = ";".join(f"{part}:{text.translate(DIVIDERS)}" for part, text in parts.items() if text)
    parameters = {"marker": marker, "coord_type": "1", "referer": site}
    return address_of("https://apis.map.qq.com/uri/v1/marker", parameters)


def baidu(point: Point, name: str, address: str, site: str) -> str:
    """Baidu: latitude first, told that it is WGS-84. It shows nothing without a content."""
    parameters = {
        "location": in_order(point),
        "title": name,
        "content": address or name,
        "output": "html",
        "coord_type": "wgs84",
        "src": site,
    }
    return address_of("https://api.map.baidu.com/marker", parameters)


def apple(name: str, address: str) -> str:
    """Apple: by name and address, since in China it has no flag for the datum of a point."""
    parameters = {"q": name} | ({"address": address} if address else {})
    return address_of("https://maps.apple.com/", parameters)


def geo(point: Point) -> str:
    """Whatever app a phone has for places (RFC 5870): latitude first, WGS-84."""
    return f"geo:{in_order(point)}"


def in_order(point: Point) -> str:
    """Latitude, then longitude."""
    return f"{degrees(point.latitude)},{degrees(point.longitude)}"


def degrees(number: float) -> str:
    """Degrees to a tenth of a meter, never with an exponent."""
    return f"{number:.6f}"


def address_of(base: str, parameters: dict[str, str]) -> str:
    """An address with its parameters encoded; commas may stand."""
    return f"{base}?{urlencode(parameters, quote_via=quote, safe=',')}"
