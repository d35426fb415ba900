"""A page of before that stands in for one that cannot be made: it says so itself."""

import gzip
from dataclasses import replace
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone, translation

from centers.wording import moments

from ..middleware import language_in
from .shelf import Page

# Where the pages for people have room for a word about themselves.
TOP = b'<header class="top">'


def standing_in(page: Page, path: str) -> Page:
    """The page with a word on top about when it was made; data are told by their `Age` alone."""
    headers = [(name, value) for name, value in page.headers if name != "ETag"]
    plain = page.body("")
    if TOP not in plain:
        return replace(page, headers=headers)
    told = plain.replace(TOP, word(page.made_at, path) + TOP, 1)
    return replace(page, headers=headers, bodies={"gzip": gzip.compress(told, 1, mtime=0)})


def word(made_at: float, path: str) -> bytes:
    """That a page was made at a time and may have been overtaken, in the language of its path."""
    made = timezone.localtime(datetime.fromtimestamp(made_at, tz=timezone.get_default_timezone()))
    with translation.override(language_in(path)):
        facts = {"moment": moments.moment(made)}
        return render_to_string("centers/_standing_in.html", facts).encode()
