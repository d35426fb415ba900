"""A page is shared as bytes that hold it whole, or not at all."""

import gzip
import json

import pytest

from config.pages.shared import data_of, page_of
from config.pages.shelf import Page

PAGE = Page(
    'W/"a"',
    1_800_000_000.5,
    [("Content-Type", "text/html"), ("ETag", 'W/"a"')],
    {"gzip": gzip.compress(b"tea\n\n"), "br": b"\n\x00"},
)
DATA = data_of(PAGE)
LINE, _, BODIES = DATA.partition(b"\n")


def with_facts(**facts):
    return json.dumps(json.loads(LINE) | facts).encode() + b"\n" + BODIES


def test_a_page_is_read_as_it_was_written():
    assert page_of(DATA) == PAGE
    assert page_of(DATA).body("") == b"tea\n\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        b"[]\n",
        DATA[:-1],
        DATA + b"x",
        LINE,
        with_facts(headers=[["alone"]]),
        with_facts(headers=None),
        with_facts(made_at="now"),
        with_facts(made_at=10**400),
        b"[" * 100_000,
        with_facts(sizes=[1]),
        with_facts(sizes={"gzip": "1"}),
        with_facts(sizes={"gzip": -1, "br": len(BODIES) + 1}),
        with_facts(sizes={"br": len(BODIES)}),
        DATA.replace(PAGE.bodies["gzip"], PAGE.bodies["gzip"][:-1] + b"x"),
        DATA.replace(PAGE.bodies["gzip"], b"x" * len(PAGE.bodies["gzip"])),
    ],
)
def test_bytes_that_hold_no_whole_page_are_none(data):
    assert page_of(data) is None
