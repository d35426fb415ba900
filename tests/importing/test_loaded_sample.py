"""The sample directory once it is loaded: it exercises everything, and stays what it is."""

from collections import Counter
from pathlib import Path

import pytest

from centers.importing.catalogs import load_catalogs
from centers.importing.engine import import_file
from centers.importing.report import Report
from centers.importing.sample import load_sample, remove_sample
from centers.importing.sources import WORKBOOK
from centers.importing.standing import read_directory
from centers.models import Area, Center, Edition, Phone, Room
from centers.opendata.workbook import export_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(standing: None) -> list[Report]:
    """What was told when the sample was loaded, before each test."""
    load_catalogs()
    return load_sample()


def test_it_is_large_enough_and_nothing_in_it_is_remarked_on(
    loaded: list[Report],
) -> None:
    sample, article = loaded
    assert (sample.rejections, sample.warnings) == ([], [])
    assert (article.rejections, article.warnings) == ([], [])
    districts = {center.area_id[:6] for center in Center.objects.all() if center.area_id}
    assert districts == set(Area.objects.filter(level="district").values_list("pk", flat=True))
    assert Center.objects.filter(imported_from="sample").count() >= 80
    assert Room.objects.filter(imported_from="sample").count() >= 240


def test_the_centers_of_the_article_have_no_phones_and_no_hours() -> None:
    article = Center.objects.filter(imported_from="article")
    assert sorted(article.values_list("slug", flat=True)) == [
        "banma-suhe-changfengwan",
        "changbai-228",
        "meilong-dangqun",
    ]
    assert not Phone.objects.filter(center__in=article).exists()
    assert not article.filter(weeklyhours__isnull=False).exists()


def test_the_phones_of_the_sample_cannot_exist() -> None:
    numbers = Phone.objects.values_list("number", flat=True)
    assert [number for number in numbers if not number.startswith("021-0000 ")] == []


def test_loading_it_again_changes_nothing() -> None:
    edition = Edition.objects.number()
    assert [report.changed for report in load_sample()] == [False, False]
    assert Edition.objects.number() == edition


def test_what_was_changed_in_it_is_brought_back() -> None:
    before = read_directory()
    Phone.objects.all().delete()
    Center.objects.filter(slug="xingguangli").update(name="改名")
    load_sample()
    after = read_directory()
    assert values_of(after) == values_of(before)


def values_of(directory):
    """Whatever a directory says, keys aside."""
    return {
        name: sorted((sorted(row.values.items()) for row in rows), key=repr)
        for name, rows in directory.items()
    }


@pytest.mark.parametrize("name", ["all.xlsx", "folder"])
def test_it_is_still_the_sample_in_another_directory(name: str, tmp_path: Path) -> None:
    origins = [origins_of(model) for model in (Center, Room)]
    export_workbook(tmp_path / name)
    Center.objects.all().delete()
    import_file(tmp_path / name, WORKBOOK)
    assert [origins_of(model) for model in (Center, Room)] == origins
    assert remove_sample() == {"centers": 94, "rooms": 259}


def origins_of(model: type[Center] | type[Room]) -> Counter[str]:
    """How many listings each source brought."""
    return Counter(model.objects.values_list("imported_from", flat=True))
