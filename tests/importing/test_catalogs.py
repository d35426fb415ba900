"""Areas and catalogs, loaded from the files of the code."""

from pathlib import Path

import pytest

from centers.importing.catalogs import FOLDER, Loaded, load_catalogs
from centers.models import Amenity, Area, Audience, Edition, Service

pytestmark = pytest.mark.django_db

NOTHING = Loaded(0, 0)


def test_the_files_hold_the_areas_of_shanghai_and_the_catalogs() -> None:
    load_catalogs()
    levels = [Area.objects.filter(level=level).count() for level in ("district", "street")]
    assert levels == [16, 234]
    assert Area.objects.get(pk="310107014").parent_id == "310107"
    assert [model.objects.count() for model in (Amenity, Service, Audience)] == [28, 23, 8]
    assert Amenity.objects.first() == Amenity.objects.get(pk="air_conditioning")


def test_loading_again_changes_nothing() -> None:
    load_catalogs()
    edition = Edition.objects.number()
    assert set(load_catalogs().values()) == {NOTHING}
    assert Edition.objects.number() == edition


def test_changed_names_and_positions_are_brought_to_what_the_files_say(tmp_path: Path) -> None:
    load_catalogs()
    Audience.objects.create(code="tourist", name="游客", position=9)
    for file in FOLDER.glob("*.csv"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    heads, first, second, *others = (tmp_path / "audiences.csv").read_text("utf-8").splitlines()
    lines = [heads, second, first.replace("居民", "市民", 1), *others]
    (tmp_path / "audiences.csv").write_text("\n".join(lines), encoding="utf-8")
    edition = Edition.objects.number()
    assert load_catalogs(tmp_path) == {
        "areas": NOTHING,
        "amenities": NOTHING,
        "services": NOTHING,
        "audiences": Loaded(0, 2),
    }
    assert Edition.objects.number() == edition + 1
    names = [audience.name for audience in Audience.objects.all()]
    assert (names[:2], names[-1]) == (["企业", "市民"], "游客")
