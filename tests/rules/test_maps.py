"""Each map app is sent the place as it reads it, whatever the name is."""

from urllib.parse import parse_qsl, urlsplit

from centers.rules.maps import map_links
from centers.rules.places import Point

BUND = Point(31.2304, 121.4737)


def opened(point: Point | None, name: str, address: str) -> dict[str, tuple[str, dict[str, str]]]:
    """What each app reads of its link: where it goes, and the parameters decoded."""
    return {
        link.app: (link.url.partition("?")[0], dict(parse_qsl(urlsplit(link.url).query)))
        for link in map_links(point, name, address, "directory")
    }


def test_every_app_reads_the_place_in_its_own_order_and_datum() -> None:
    assert opened(BUND, "长风湾", "大渡河路1号") == {
        "amap": (
            "https://uri.amap.com/marker",
            {
                "position": "121.473700,31.230400",
                "name": "长风湾",
                "src": "directory",
                "coordinate": "wgs84",
                "callnative": "1",
            },
        ),
        "tencent": (
            "https://apis.map.qq.com/uri/v1/marker",
            {
                "marker": "coord:31.230400,121.473700;title:长风湾;addr:大渡河路1号",
                "coord_type": "1",
                "referer": "directory",
            },
        ),
        "baidu": (
            "https://api.map.baidu.com/marker",
            {
                "location": "31.230400,121.473700",
                "title": "长风湾",
                "content": "大渡河路1号",
                "output": "html",
                "coord_type": "wgs84",
                "src": "directory",
            },
        ),
        "apple": ("https://maps.apple.com/", {"q": "长风湾", "address": "大渡河路1号"}),
        "geo": ("geo:31.230400,121.473700", {}),
    }


def test_a_name_cannot_break_out_of_its_link() -> None:
    links = opened(BUND, "A&B=1#?;addr:x", "")
    assert {app: link[1] for app, link in links.items() if app in ("amap", "tencent", "apple")} == {
        "amap": {
            "position": "121.473700,31.230400",
            "name": "A&B=1#?;addr:x",
            "src": "directory",
            "coordinate": "wgs84",
            "callnative": "1",
        },
        "tencent": {
            "marker": "coord:31.230400,121.473700;title:A&B=1#?；addr：x",
            "coord_type": "1",
            "referer": "directory",
        },
        "apple": {"q": "A&B=1#?;addr:x"},
    }


def test_links_are_plain_ascii_and_small_numbers_are_written_out() -> None:
    links = map_links(Point(0.00001, -0.5), "长风 湾", "路", "d")
    assert [link.url for link in links if not link.url.isascii() or " " in link.url] == []
    assert links[-1].url == "geo:0.000010,-0.500000"


def test_a_place_without_coordinates_is_looked_up_by_name_and_address() -> None:
    assert [link.url for link in map_links(None, "Old Mill", "5 Mill Road", "d")] == [
        "https://maps.apple.com/?q=Old%20Mill&address=5%20Mill%20Road"
    ]
