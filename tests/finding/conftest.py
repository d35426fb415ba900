"""A small town, and nothing kept from other tests."""

from collections.abc import Iterator

import pytest

from centers import suggesting


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Tests undo their writes, so that an edition of one has the number of another's."""
    yield
    for kept in (suggesting.vocabulary, suggesting.listed_names, suggesting.lexicon):
        kept.cache_clear()
