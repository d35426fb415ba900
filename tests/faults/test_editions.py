"""What one process writes shows within a second in the pages of another."""

import time

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


def test_an_edit_on_postgresql(postgres, site):
    edit_beside(site, postgres.url)


def test_an_edit_on_sqlite(sqlite):
    with serving(DATABASE_URL=sqlite) as site:
        edit_beside(site, sqlite)


def edit_beside(site, url):
    """Edit in one process and read in another: shown within a second, and never if undone."""
    before = site.get("/areas/"), site.get("/centers/tea/")
    with at_the_desk(EDITS, url) as desk:
        assert desk.stdout.readline() == "0\n"
        time.sleep(0.6)
        assert site.get("/areas/").headers["ETag"] == before[0].headers["ETag"]
        assert "undone" not in site.get("/centers/tea/").text
        print(file=desk.stdin, flush=True)
        committed = float(desk.stdout.readline())
        soon(lambda: site.get("/areas/").headers["ETag"] != before[0].headers["ETag"])
        assert "brewed" in site.get("/centers/tea/").text
        assert time.time() - committed < 1
