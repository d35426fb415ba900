"""A process of its own for what is decided when the site starts."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Set here, a setting is not read from a `.env` that lies about.
UNTOUCHED = {
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "testserver",
    "DEBUG": "off",
    "STAFF": "on",
    "HTTPS": "off",
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
