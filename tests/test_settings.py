"""The site starts only with what it needs, and is as strict as its settings say."""

import pytest

from tests.environment import run, told

START = "import django; django.setup(); print('started')"
ASK = """
import django
from django.core.management import call_command
from django.test import Client

django.setup()
call_command("migrate", verbosity=0)
for method, address in {asked}:
    answer = getattr(Client(), method)(address)
    print(method, address, answer.status_code, sorted(answer.cookies))
"""

STRICT = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def complaint(**settings):
    """The last line of what a site that refuses to start says."""
    result = run(START, **settings)
    assert (result.returncode, result.stdout) == (1, "")
    return result.stderr.splitlines()[-1].removeprefix("django.core.exceptions.")


def test_it_starts_with_a_key_and_a_host():
    assert told(START) == ["started"]


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        (
            "SECRET_KEY",
            "SECRET_KEY is missing: set it in the environment or in .env to a long random text.",
        ),
        (
            "ALLOWED_HOSTS",
            "ALLOWED_HOSTS is missing: set it to the host names of this site, separated by commas.",
        ),
    ],
)
def test_it_refuses_to_start_without(missing, sentence):
    assert complaint(**{missing: ""}) == f"ImproperlyConfigured: {sentence}"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("DEBUG", "maybe", "DEBUG is 'maybe': write on or off."),
        ("STAFF", "maybe", "STAFF is 'maybe': write on or off."),
        (
            "HSTS_SECONDS",
            "abc",
            "HSTS_SECONDS is 'abc': write a whole number, such as 31536000.",
        ),
        (
            "CACHE_URL",
            "memcached://cache",
            (
                "CACHE_URL is no address of a Redis or Valkey server: write one such as"
                " redis://host:6379/0."
            ),
        ),
        (
            "DATABASE_URL",
            "nonsense",
            (
                "DATABASE_URL is no address of a database: write one such as"
                " sqlite:////srv/directory.sqlite3 or postgres://user:password@host/name."
            ),
        ),
    ],
)
def test_it_refuses_to_start_with_a_setting_that_it_cannot_read(name, text, sentence):
    assert complaint(**{name: text}) == f"ImproperlyConfigured: {sentence}"


def test_in_development_it_starts_without_either():
    assert told(START, DEBUG="on", SECRET_KEY="", ALLOWED_HOSTS="") == ["started"]


def test_without_staff_there_is_no_desk_no_session_and_no_account():
    program = (
        "from config import settings\n"
        "print([app for app in settings.INSTALLED_APPS if app.startswith('django.contrib')])\n"
        "names = ('session', 'auth', 'message', 'csrf')\n"
        "print([m for m in settings.MIDDLEWARE if any(n in m.lower() for n in names)])\n"
        "import sys, django; django.setup()\n"
        "import config.urls\n"
        "parts = ('django.contrib.admin', 'django.contrib.sessions', 'centers.admin',"
        " 'django.contrib.auth.models', 'centers.desk')\n"
        "print([part for part in parts if part in sys.modules])\n"
    )
    assert told(program, STAFF="off") == [
        "['django.contrib.staticfiles', 'django.contrib.sitemaps']",
        "[]",
        "[]",
    ]


def test_with_staff_no_public_page_sets_a_cookie():
    asked = [("get", "/staff/"), ("get", "/staff/login/"), ("get", "/"), ("get", "/livez")]
    assert told(ASK.format(asked=asked), DEBUG="on") == [
        "get /staff/ 302 []",
        "get /staff/login/ 200 ['csrftoken']",
        "get / 200 []",
        "get /livez 200 []",
    ]


def test_behind_https_cookies_are_secure_and_browsers_remember():
    program = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.test import Client\n"
        "print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)\n"
        "print(Client().get('/staff/').headers['Location'])\n"
        "secure = Client(headers={'x-forwarded-proto': 'https'}).get('/livez')\n"
        "print(secure.status_code, secure.headers['Strict-Transport-Security'])\n"
        "print(Client().get('/livez').status_code)\n"
    )
    assert told(program, HTTPS="on") == [
        "True True",
        "https://testserver/staff/",
        "200 max-age=31536000; includeSubDomains; preload",
        "200",
    ]


def test_every_answer_is_strict(client):
    headers = client.get("/livez").headers
    assert sorted(headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
    assert headers["Permissions-Policy"] == (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), "
        "magnetometer=(), microphone=(), payment=(), usb=()"
    )
    assert {name: headers[name] for name in STRICT} == STRICT


def test_options_of_a_database_address_are_kept():
    program = (
        "from config import settings\n"
        "options = settings.DATABASES['default']['OPTIONS']\n"
        "names = ('sslmode', 'options', 'connect_timeout', 'tcp_user_timeout')\n"
        "print({name: options[name] for name in names if name in options})\n"
        "print(options['pool']['max_size'], options['pool']['timeout'])"
    )
    url = "postgres://user@db.example/directory?sslmode=require"
    assert told(program, DATABASE_URL=url, DATABASE_CONNECTIONS="9") == [
        "{'sslmode': 'require', 'connect_timeout': 2, 'tcp_user_timeout': 5000}",
        "9 2",
    ]
    more = "&options=-c+jit%3Doff&connect_timeout=7"
    assert told(program, DATABASE_URL=url + more, STAFF="off") == [
        (
            "{'sslmode': 'require',"
            " 'options': '-c lock_timeout=2000 -c statement_timeout=10000"
            " -c jit=off -c default_transaction_read_only=on',"
            " 'connect_timeout': 7, 'tcp_user_timeout': 5000}"
        ),
        "8 2",
    ]


def test_sqlite_is_opened_once_a_minute(tmp_path):
    program = (
        "import django; django.setup()\n"
        "from django.core.signals import request_finished, request_started\n"
        "from django.db import connection\n"
        "connection.ensure_connection()\n"
        "used, first = connection.connection, connection.close_at\n"
        "request_finished.send(None); request_started.send(None); connection.ensure_connection()\n"
        "print(connection.connection is used)\n"
        "connection.close_at = first - 60\n"
        "request_finished.send(None)\n"
        "print(connection.connection)"
    )
    assert told(program, DATABASE_URL=f"sqlite:///{tmp_path}/one.sqlite3") == ["True", "None"]


def test_the_public_face_reads_where_it_is_told_and_the_desk_writes_to_its_own():
    program = (
        "from config import settings\n"
        "database = settings.DATABASES['default']\n"
        "print(*(database[name] for name in ('HOST', 'PORT', 'USER', 'NAME')))\n"
        "print(*(database['OPTIONS'].get(n) for n in ('target_session_attrs', 'options')))"
    )
    urls = {
        "DATABASE_URL": "postgres://writer@primary/directory",
        "READ_DATABASE_URL": "postgres://reader@standby:5433,primary:5432/directory"
        "?target_session_attrs=prefer-standby",
    }
    assert told(program, STAFF="on", **urls) == ["primary  writer directory", "None None"]
    assert told(program, STAFF="off", **urls) == [
        "standby,primary 5433,5432 reader directory",
        (
            "prefer-standby -c lock_timeout=2000 -c statement_timeout=10000"
            " -c default_transaction_read_only=on"
        ),
    ]


def test_the_collector_leaves_alone_what_a_process_starts_with():
    (count,) = told("import config.wsgi, gc; print(gc.get_freeze_count())")
    assert int(count) > 100_000
