"""Points: half ones, those abroad, counted on by a spreadsheet, and far from their neighbors."""

import pytest

from centers.importing.korea.entry import Head
from centers.importing.korea.points import Point, believed_point

from .lists import make_entry, reasons

OUTSIDE = "This point lies outside Korea."
NO_POINT = "This is no point of latitude and longitude."
COUNTED = "This point differs from a neighboring row's by whole degrees."
FAR = "This point is far from others at the same address."
SEOUL, NEAR_SEOUL = ("37.566500", "126.978000"), ("37.566900", "126.978400")
SUWON = ("37.263573", "127.028601")


def told(*points):
    """The point believed, and the reasons against that of each row."""
    entries = [
        make_entry({Head.LATITUDE: latitude, Head.LONGITUDE: longitude})
        for latitude, longitude in points
    ]
    believed = believed_point(entries)
    return believed, [[reason for _head, reason in reasons(entry)] for entry in entries]


@pytest.mark.parametrize(
    ("points", "believed", "warnings"),
    [
        ([SEOUL], Point(37.5665, 126.978), [[]]),
        ([("", "")], None, [[]]),
        ([("37.566500", "")], None, [[NO_POINT]]),
        ([("0", "0")], None, [[NO_POINT]]),
        ([("39.220396", "132.581073")], None, [[OUTSIDE]]),
        ([("37.580047", "120.000807"), SEOUL], Point(37.5665, 126.978), [[OUTSIDE], []]),
        ([SEOUL, NEAR_SEOUL], Point(37.5665, 126.978), [[], []]),
        ([SEOUL, SUWON], None, [[FAR], [FAR]]),
        ([SUWON, SEOUL, NEAR_SEOUL], Point(37.5665, 126.978), [[FAR], [], []]),
        ([("36.220396", "129.581073"), ("37.220396", "130.581073"), ("39.220396", "132.581073")],
         None, [[COUNTED], [COUNTED], [OUTSIDE]]),
        ([("37.382631", "127.118955"), ("37.382631", "128.118955")], None, [[COUNTED], [COUNTED]]),
    ],
)  # fmt: skip
def test_points(points, believed, warnings):
    assert told(*points) == (believed, warnings)
