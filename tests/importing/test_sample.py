"""The sample directory goes away without a trace, and nothing else is taken for it."""

from pathlib import Path

import pytest

from centers.importing.catalogs import load_catalogs
from centers.importing.sample import load_sample, remove_sample
from centers.importing.standing import read_directory
from centers.models import Center, Edition, Room

from ..factories import make_center, make_room
from .test_loaded_sample import values_of
from .workbooks import center, counts, import_tables

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogs(db: None) -> None:
    load_catalogs()


def test_taken_away_it_leaves_what_others_wrote() -> None:
    own = make_room(center=make_center(slug="own"))
    before = values_of(read_directory())
    load_sample()
    removed = remove_sample()
    assert removed == {"centers": 94, "rooms": 259}
    assert values_of(read_directory()) == before
    assert Room.objects.get() == own


def test_no_import_makes_a_sample_of_what_is_none(tmp_path: Path) -> None:
    make_center(slug="own", name="长风湾", address="长风路1号")
    rows = [center("own", status="", imported_from="sample"), center("b", imported_from="")]
    report = import_tables(tmp_path, centers=rows)
    assert report.counts == counts(created=1, unchanged=1)
    assert dict(Center.objects.values_list("slug", "imported_from")) == {"own": "", "b": "workbook"}


def test_without_a_sample_nothing_is_taken_away() -> None:
    edition = Edition.objects.number()
    assert remove_sample() == {"centers": 0, "rooms": 0}
    assert Edition.objects.number() == edition
