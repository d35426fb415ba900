"""Every public page is valid HTML, as the checker of the W3C reads it."""

import re
import subprocess
from pathlib import Path

import pytest
from django.urls import resolve

from centers import urls

from .town import PAGES, build

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.browser.urls")]

#: The addresses of pages end in a slash, those of data in a kind of file.
PAGE = re.compile("/$|^$")
CHECKER = Path(__file__).parents[2] / ".stamps/npm/node_modules/vnu-jar/build/dist/vnu.jar"


def checked(folder: Path) -> list[str]:
    """What is wrong with the pages in a folder, warnings included."""
    command = ["java", "-jar", str(CHECKER), "--format", "gnu", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line.partition(f"{folder}/")[2] for line in told.stderr.splitlines()]


def test_every_page_is_valid_and_the_checker_finds_what_is_not(client, tmp_path):
    build()
    wrong = '<!doctype html><html lang="en"><title>T</title><p id="a"><p id="a"><b>'
    (tmp_path / "wrong.html").write_text(wrong)
    for number, path in enumerate(PAGES):
        for root, name in (("", "zh"), ("/zh-hant", "zh-hant"), ("/en", "en")):
            page = client.get(root + path).content
            (tmp_path / f"{number}-{name}.html").write_bytes(page)
    found = checked(tmp_path)
    assert [line for line in found if not line.startswith("wrong.html")] == []
    assert len(found) > 1


def test_every_kind_of_page_is_looked_at():
    kinds = {one.name for one in urls.urlpatterns if PAGE.search(str(one.pattern))} - {"hsds"}
    addresses = {path.partition("?")[0] for path in PAGES} - {"/nothing/"}
    seen = {resolve("/en" + address).url_name for address in addresses}
    assert kinds - seen == set()
