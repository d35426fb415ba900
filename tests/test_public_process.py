"""Without staff the site serves every public page, and the database refuses what it would write."""

import re

import pytest
from django.conf import settings

from config.settings import BASE_DIR
from tests.environment import own_database, run, told

MIGRATE = """
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "migrate", "--verbosity", "0"])
"""
ASK = """
import django; django.setup()
from django.db import DatabaseError, connection
from django.test import Client
for method, address in (
    ("get", "/staff/"), ("get", "/en/staff/"), ("post", "/staff/login/"),
    ("get", "/livez"), ("get", "/readyz"), ("get", "/"), ("get", "/en/"),
    ("get", "/centers/?q=yuyue"), ("get", "/en/rooms/?q=hall&near=31.2,121.4&open=now"),
):
    answer = getattr(Client(), method)(address)
    print(method, address, answer.status_code, sorted(answer.cookies))
for statement in {statements}:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
        print("done:", statement)
    except DatabaseError as refusal:
        print(str(refusal).splitlines()[0])
"""
PAGES = [
    "get /staff/ 404 []",
    "get /en/staff/ 404 []",
    "post /staff/login/ 404 []",
    "get /livez 200 []",
    "get /readyz 200 []",
    "get / 200 []",
    "get /en/ 200 []",
    "get /centers/?q=yuyue 200 []",
    "get /en/rooms/?q=hall&near=31.2,121.4&open=now 200 []",
]
DELETE, CREATE = "DELETE FROM centers_edition", "CREATE TABLE mine (id integer)"
ON_SQLITE = settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """The address of a database with every table, as staff made it."""
    with own_database(tmp_path_factory.mktemp("own")) as address:
        told(MIGRATE, DATABASE_URL=address)
        yield address


def asked(url, *statements):
    """What a process without staff is answered by the site, then by the database."""
    lines = told(ASK.format(statements=statements), DATABASE_URL=url, STAFF="off", DEBUG="on")
    return lines[: len(PAGES)], lines[len(PAGES) :]


def test_nobody_migrates_without_staff(url):
    result = run(MIGRATE, DATABASE_URL=url, STAFF="off")
    assert (result.returncode, result.stderr) == (
        1,
        (
            "CommandError: With STAFF=off the database is only read. Run this with STAFF=on, as a"
            " role of the database that may write.\n"
        ),
    )


@pytest.mark.skipif(not ON_SQLITE, reason="of SQLite")
def test_sqlite_is_opened_for_reading(url):
    refusal = "attempt to write a readonly database"
    assert asked(url, DELETE, CREATE) == (PAGES, [refusal, refusal])


@pytest.mark.skipif(ON_SQLITE, reason="of PostgreSQL")
def test_postgresql_only_reads(url):
    refusals = [
        f"cannot execute {what} in a read-only transaction" for what in ("DELETE", "CREATE TABLE")
    ]
    assert asked(url, DELETE, CREATE) == (PAGES, refusals)


@pytest.mark.skipif(ON_SQLITE, reason="of PostgreSQL")
def test_the_role_in_the_docs_serves_every_page_and_may_write_nothing(url, reader):
    may_write = "SET default_transaction_read_only = off"
    assert asked(reader, may_write, DELETE, CREATE, "SELECT * FROM auth_user") == (
        PAGES,
        [
            f"done: {may_write}",
            "permission denied for table centers_edition",
            "permission denied for schema public",
            "permission denied for table auth_user",
        ],
    )


@pytest.fixture
def reader(url):
    """The address of the database for the role that docs/running.md makes."""
    import psycopg

    text = (BASE_DIR / "docs" / "running.md").read_text(encoding="utf-8")
    sql = re.search(r"```sql\n(.*?)```", text, re.DOTALL)[1]
    with psycopg.connect(url, autocommit=True) as connection:
        facts = connection.info
        sql = sql.replace("DATABASE centers ", f"DATABASE {facts.dbname} ")
        sql = sql.replace("FOR ROLE centers ", f"FOR ROLE {facts.user} ")
        connection.execute(sql)
        yield url.replace(f"{facts.user}:", "centers_reader:", 1)
        connection.execute("DROP OWNED BY centers_reader; DROP ROLE centers_reader")
