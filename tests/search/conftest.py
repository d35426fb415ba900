"""The sample directory, loaded once for a module of tests, and nothing kept from other tests."""

from collections.abc import Iterator

import pytest

from centers import suggesting
from centers.importing.catalogs import load_catalogs
from centers.importing.sample import load_sample


@pytest.fixture(scope="module")
def sample(standing: None) -> None:
    load_catalogs()
    load_sample()


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Tests undo their writes, so that an edition of one has the number of another's."""
    yield
    for kept in (suggesting.vocabulary, suggesting.listed_names, suggesting.lexicon):
        kept.cache_clear()
