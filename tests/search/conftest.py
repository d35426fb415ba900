"""The sample directory, loaded once for a module of tests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from centers.importing.catalogs import load_catalogs
from centers.importing.sample import load_sample


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogs()
        load_sample()
        yield
        transaction.set_rollback(True)
