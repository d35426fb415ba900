"""What every test stands on: the language, the clock, and how hard hypothesis tries."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation
from hypothesis import settings

from centers.models import reference

from .timetables import forget_timetables

# A deadline fails slow machines, not wrong code; the same examples each time fail no one's change
# for another's mistake. `HYPOTHESIS_PROFILE=search` looks further, with new examples.
settings.register_profile("default", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def messages_as_in_the_code() -> Iterator[None]:
    """Outside of requests, whose language is in their address, words stand as they are written."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_known_of_others() -> None:
    """No test finds in memory what another one read: timetables, or an edition of its number."""
    forget_timetables()
    reference.kept.clear()


@pytest.fixture(scope="module")
def standing(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """What a module's fixtures write once, after this one, stands before each of its tests.

    A test takes back what it changes in the rows, but not in the objects that it was handed. It
    runs in a transaction, so no test of the module may ask for one of its own.
    """
    marks = (
        one.get_closest_marker("django_db")
        for one in request.node.session.items
        if one.nodeid.startswith(request.node.nodeid)
    )
    assert not any(mark and mark.kwargs.get("transaction") for mark in marks)
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def get_as_of(django_user_model: Any) -> Callable[[str, str], Any]:
    """A function that gets a page as of a moment, as signed-in staff may."""
    client = Client()
    client.force_login(django_user_model.objects.create_user("clock", is_staff=True))

    def get(moment: str, address: str) -> Any:
        return client.get(f"{address}{'&' if '?' in address else '?'}as_of={moment}")

    return get
