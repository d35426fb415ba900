"""The style guide shows every part in every state, to those who develop the site alone."""

import re

import pytest

from centers.wording.needs import NEEDS

from .reading import read

pytestmark = pytest.mark.django_db


def test_nobody_else_can_read_it(client):
    assert [client.get(f"{root}/styleguide/").status_code for root in ("", "/en")] == [404, 404]


@pytest.mark.urls("tests.browser.urls")
def test_it_tells_every_state_of_the_hours_and_every_answer(client):
    words = read(client.get("/en/styleguide/"))
    states = [
        "Open until 17:00 · hours checked 3 Nov",
        "Closing soon, open until 10:30 (消防演练) · hours checked 3 Nov",
        "Open 24 hours, from 1 Jan 2027 not confirmed · hours checked 3 Nov",
        "Closed now, opens 13:00 today · hours checked 3 Nov",
        "Closed today for National Day, opens 09:00 tomorrow · hours checked 3 Nov",
        "Temporarily closed until 24 Dec (装修), opens 25 Dec 09:00 · hours checked 3 Nov",
        "Holiday hours not confirmed (National Day): please phone first · hours checked 3 Nov",
        "Opening hours not known: please phone first · hours never checked",
    ]
    assert [state for state in states if state not in words] == []
    answers = ["Fits what you ask for", "May fit: please ask", "Does not fit"]
    assert [answer for answer in answers if answer not in words] == []
    assert [need.name for need in NEEDS if str(need.name) not in words] == []


@pytest.mark.urls("tests.browser.urls")
def test_it_shows_the_colors_of_either_scheme_on_every_device(client):
    page = client.get("/styleguide/?scheme=dark").content.decode()
    assert '<link rel="stylesheet" href="/styleguide/dark.css">' in page
    papers = {
        scheme: re.findall(r"--paper: (#\w+);", client.get(f"/styleguide/{scheme}.css").text)
        for scheme in ("device", "light", "dark")
    }
    assert papers == {"device": [], "light": ["#f9f5eb"], "dark": ["#121817"]}
