"""A process of its own for what is decided when the site starts."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent

# Set here, a setting is not read from a `.env` that lies about.
UNTOUCHED = {
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "testserver",
    "DEBUG": "off",
    "STAFF": "on",
    "HTTPS": "off",
    "CACHE_URL": "",
    "READ_DATABASE_URL": "",
    "DATABASE_URL": "sqlite://:memory:",
    "TIME_ZONE": "Asia/Shanghai",
    "LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}


def run(program, **settings):
    """The finished process of a Python program in an environment with these settings."""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | UNTOUCHED | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def told(program, **settings):
    """What a program prints, line by line; it must succeed."""
    result = run(program, **settings)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


@contextmanager
def own_database(folder):
    """The address of an empty database, of the kind that the tests run on, while the block runs."""
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        yield f"sqlite:///{folder}/directory.sqlite3"
        return
    import psycopg

    server, name = os.environ["TEST_DATABASE_URL"], f"own_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
