"""Logs are lines of JSON that never tell what a reader asked for, not even when it breaks."""

import io
import json
import logging

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import path

from config import urls as site
from config.logs import JsonFormatter
from tests.environment import run

logger = logging.getLogger("tests.logs")


def tell(request):
    logger.warning("asked: %s", request.build_absolute_uri())
    logger.warning("asked: %r by %r", request, request.GET, extra={"request": request})
    raise PermissionDenied


def break_in_words(request):
    raise ValueError(f"cannot read {request.GET['q']!r} of {request!r}")


def break_in_a_chain(request):
    try:
        break_in_words(request)
    except ValueError as error:
        raise RuntimeError(request.META["QUERY_STRING"]) from error


def suspect(request):
    raise SuspiciousOperation(f"strange: {request.get_full_path()}")


views = (tell, break_in_words, break_in_a_chain, suspect)
urlpatterns = [*(path(view.__name__, view) for view in views), *site.urlpatterns]

SECRETS = ["secret", "理发", "%E7%90%86", "31.230,121.470", "it's"]
QUERIES = [
    "q=secret&near=31.230,121.470",
    "q=%E7%90%86%E5%8F%91",
    "q=it's+secret",
    'q="secret"',
    "q=%27secret%3F%20more%20secret",
    "q=<secret>",
    "secret",
]


@pytest.fixture
def log():
    """What is logged, as text."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def lines(log):
    return [json.loads(line) for line in log.getvalue().splitlines()]


def secrets_in(text):
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize(
    ("address", "loggers"),
    [
        ("/tell", ["access", "django.request", "tests.logs", "tests.logs"]),
        ("/break_in_words", ["access", "django.request"]),
        ("/break_in_a_chain", ["access", "django.request"]),
        ("/suspect", ["access", "django.security.SuspiciousOperation"]),
        ("/nothing-here", ["access", "django.request"]),
    ],
)
def test_no_log_line_holds_a_query(log, address, loggers, query):
    Client(raise_request_exception=False).get(f"{address}?{query}")
    assert sorted(line["logger"] for line in lines(log)) == loggers
    assert secrets_in(log.getvalue()) == []


def test_a_foreign_host_is_logged_without_the_query(log):
    Client().get("/?q=secret", headers={"host": "elsewhere.example"})
    assert lines(log)[0]["logger"] == "django.security.DisallowedHost"
    assert secrets_in(log.getvalue()) == []


def test_a_form_without_its_token_is_logged_without_queries(log, db):
    client = Client(enforce_csrf_checks=True)
    referer = "http://testserver/?q=secret"
    client.post("/staff/login/?next=secret", {"username": "li"}, headers={"referer": referer})
    assert [line["logger"] for line in lines(log)] == ["django.security.csrf", "access"]
    assert secrets_in(log.getvalue()) == []


def test_the_development_servers_lines_hold_no_query(log):
    request_line = "GET /?q='secret' HTTP/1.1"
    logging.getLogger("django.server").warning('"%s" %s %s', request_line, "404", "179")
    assert [line["message"] for line in lines(log)] == ['"GET / HTTP/1.1" 404 179']


def test_a_request_is_one_line_of_facts(log):
    Client().get("/livez?q=secret")
    (line,) = lines(log)
    assert line.pop("time") < "9999"
    assert line.pop("duration_ms") >= 0
    assert line == {
        "level": "INFO",
        "logger": "access",
        "message": "GET /livez",
        "method": "GET",
        "path": "/livez",
        "status": 200,
    }


@pytest.mark.urls(__name__)
def test_a_traceback_still_tells_where_it_broke(log):
    Client(raise_request_exception=False).get("/break_in_a_chain?q=secret")
    line = lines(log)[0]
    assert (line["level"], line["message"]) == ("ERROR", "Internal Server Error: /break_in_a_chain")
    assert "in break_in_words" in line["exception"]
    assert (
        "ValueError: cannot read '…' of <WSGIRequest: GET '/break_in_a_chain" in line["exception"]
    )
    assert line["exception"].endswith("RuntimeError: …")


def test_small_numbers_leave_a_traceback_readable(log):
    logger.error("at line 12", extra={"request": Client().get("/livez?people=12").wsgi_request})
    assert lines(log)[-1]["message"] == "at line 12"


def test_stdout_holds_nothing_but_lines_of_json():
    program = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "Client().get('/livez?q=secret')\n"
        "Client().get('/nothing-here?q=secret')\n"
    )
    result = run(program, DJANGO_SETTINGS_MODULE="tests.settings")
    told = [json.loads(line)["message"] for line in result.stdout.splitlines()]
    assert told == ["GET /livez", "GET /nothing-here", "Not Found: /nothing-here"]
    assert secrets_in(result.stdout + result.stderr) == []
