"""What one process writes shows within a second in the pages of another."""

import time

import pytest

from .servers import at_the_desk, serving, soon

EDITS = """
import time
from django.db import transaction
from centers.models import Center, Edition

tea, before = Center.objects.get(slug="tea"), Edition.objects.number()
try:
    with transaction.atomic():
        tea.name = "undone"
        tea.save()
        raise RuntimeError
except RuntimeError:
    print(Edition.objects.number() - before, flush=True)
input()
tea.name = "brewed"
tea.save()
print(time.time(), flush=True)
"""


@pytest.fixture(params=["sqlite", "postgres"])
def url(request):
    database = request.getfixturevalue(request.param)
    return getattr(database, "url", database)


def test_an_edit_shows_in_another_process_within_a_second_and_one_undone_never(url):
    with serving(DATABASE_URL=url) as site, at_the_desk(EDITS, url) as desk:
        before = site.get("/areas/"), site.get("/centers/tea/")
        assert desk.stdout.readline() == "0\n"
        time.sleep(0.6)
        assert site.get("/areas/").headers["ETag"] == before[0].headers["ETag"]
        assert "undone" not in site.get("/centers/tea/").text
        print(file=desk.stdin, flush=True)
        committed = float(desk.stdout.readline())
        soon(lambda: "brewed" in site.get("/centers/tea/").text)
        assert time.time() - committed < 1
        assert site.get("/areas/").headers["ETag"] != before[0].headers["ETag"]
