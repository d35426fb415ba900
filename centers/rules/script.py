"""Chinese in traditional characters, made from simplified ones as Hong Kong writes them.

A name that the converter would write with a wrong character keeps its right one by the list below.
"""

import re
from functools import cache, lru_cache

from opencc import OpenCC

# Texts that are kept converted: about those of a city's centers, rooms and catalogs.
KEPT = 50_000

# Names, and what they are in traditional characters.
NAMES = {
    "建业里": "建業里",
    "步高里": "步高里",
    "谷阳": "谷陽",
    "岳州": "岳州",
    "干溪": "干溪",
    "服务台": "服務台",
}
NAME = re.compile(f"({'|'.join(NAMES)})")


@cache
def converter() -> OpenCC:
    """OpenCC's converter from simplified characters to those in use in Hong Kong."""
    return OpenCC("s2hk")


@lru_cache(KEPT)
def traditional(text: str) -> str:
    """A text in traditional characters; what is not Chinese stays as it is."""
    if text.isascii():
        return text
    return "".join(
        NAMES.get(piece) or converter().convert(piece) for piece in NAME.split(text) if piece
    )
