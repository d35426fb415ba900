"""In which order names stand: Chinese by its pinyin, among words in letters; numbers by size."""

import re

from .pinyin import HAN, readings
from .text import packed, readable
from .words import code_of

# The least of the letters and digits that keys are made of: a shorter word comes first.
END = "0"
# After every syllable and word in Latin letters.
OTHER = "zz"
# More digits than any house or block has.
DIGITS = 8
KEY_LENGTH = 240
PIECE = re.compile("[0-9]+|[a-z]+|[^a-z0-9 ]")


def order_key(name: str) -> str:
    """What sorts a name, in small letters and digits alone: every database orders these alike.

    A Chinese character goes by its reading in the name, then by its code point, so that names with
    the same character stand together. It is never empty.
    """
    plain = packed(readable(name))
    said = {
        run.start() + place: choices[0] if choices else OTHER
        for run in HAN.finditer(plain)
        for place, choices in enumerate(readings(run[0]))
    }
    pieces = (
        key_of_piece(piece[0], said.get(piece.start(), "")) for piece in PIECE.finditer(plain)
    )
    return "".join(pieces)[:KEY_LENGTH] or END


def key_of_piece(piece: str, syllable: str) -> str:
    """What sorts a number, a word, or a character with its reading."""
    if piece.isascii():
        return (piece.lstrip("0").zfill(DIGITS) if piece.isdigit() else piece) + END
    return (syllable or OTHER) + END + code_of(piece)
