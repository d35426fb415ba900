"""A page depends on its address alone, and public addresses are only read."""

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path
from django.utils.translation import get_language, override

from config import urls as site


def speak(request):
    return HttpResponse(f"{get_language()} {request.LANGUAGE_CODE}")


def decide(request):
    return HttpResponse("mine", headers={"Content-Language": "fr"})


urlpatterns = [
    path("decide", decide),
    *i18n_patterns(path("speak", speak), prefix_default_language=False),
    *site.urlpatterns,
]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize(
    ("address", "language"),
    [("/speak", "zh-hans"), ("/zh-hant/speak", "zh-hant"), ("/en/speak", "en")],
)
@pytest.mark.parametrize("wish", ["en", "zh-hans", "fr", "*"])
def test_the_address_decides_the_language_whatever_the_browser_wishes(
    client, address, language, wish
):
    client.cookies["django_language"] = wish
    answer = client.get(address, headers={"accept-language": wish})
    assert answer.content.decode() == f"{language} {language}"
    assert answer.headers["Content-Language"] == language
    assert answer.headers.get("Vary") is None
    assert answer.cookies == {}


def test_the_language_of_one_request_does_not_stay_for_the_next(client):
    with override("zh-hans"):
        client.get("/en/speak")
        assert get_language() == "zh-hans"


def test_a_language_that_is_not_spoken_is_no_prefix(client):
    answer = client.get("/fr/speak")
    assert (answer.status_code, answer.headers["Content-Language"]) == (404, "zh-hans")


def test_a_page_may_say_itself_what_language_it_is_in(client):
    assert client.get("/decide").headers["Content-Language"] == "fr"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/speak", "/en/speak"])
def test_public_addresses_are_only_read(client, address, method):
    answer = client.generic(method, address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_options_tells_how_to_read(client):
    answer = client.options("/speak")
    assert (answer.status_code, answer.headers["Allow"], answer.content) == (
        204,
        "GET, HEAD, OPTIONS",
        b"",
    )


def test_head_tells_what_get_would_without_its_content(client):
    get, head = client.get("/speak"), client.head("/speak")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


@pytest.mark.urls("config.urls")
def test_forms_of_the_staff_desk_may_be_sent(client, db):
    answer = client.post("/staff/login/", {"username": "li", "password": "wrong"})
    assert (answer.status_code, 'id="login-form"' in answer.content.decode()) == (200, True)


@pytest.mark.django_db
def test_a_prefix_in_capitals_is_no_language(client):
    response = client.get("/EN/centers/")
    assert (response.status_code, response.headers["Content-Language"]) == (404, "zh-hans")
