"""Where PostgreSQL keeps the parts of a key."""

import pytest
from django.db import connection

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no beside")
STORAGE = """SELECT attname, attstorage FROM pg_attribute
    WHERE attrelid = %s::regclass AND attstorage != 'p' AND attnum > 0 ORDER BY attname"""


@pytest.mark.parametrize("table", ["centers_centerkey", "centers_roomkey"])
def test_only_the_words_of_a_key_lie_beside_its_row(db, table):
    with connection.cursor() as cursor:
        cursor.execute(STORAGE, [table])
        storage = dict(cursor.fetchall())
    assert storage == {"names": "m", "order": "m", "order_en": "m", "words": "x"}
