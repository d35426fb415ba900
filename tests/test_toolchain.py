"""The project builds the same everywhere: from locked packages, by the commands `make` tells."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]
LOCKED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ;]+)", re.MULTILINE)
LOCK_LINE = re.compile(
    r" *#(?!.*(://|--)).*"
    r"|[a-z0-9-]+==\S+( ; [^\\@/]+)? \\"
    r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def locked(path):
    return dict(LOCKED.findall(read(path)))


def names(requirements):
    return {re.match(r"[\w-]+", line).group().lower() for line in requirements}


def postgres(*command, url=None):
    """Run a command by way of tests.postgres, with no database given unless by `url`."""
    environment = {name: text for name, text in os.environ.items() if name != "TEST_DATABASE_URL"}
    environment |= {"TEST_DATABASE_URL": url} if url else {}
    return subprocess.run(
        [sys.executable, "-m", "tests.postgres", "--", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_dependency_is_locked():
    project = tomllib.loads(read("pyproject.toml"))
    runtime = names(project["project"]["dependencies"])
    development = names(project["dependency-groups"]["dev"])
    assert runtime - locked("requirements.lock").keys() == set()
    assert development - locked("requirements-dev.lock").keys() == set()
    assert development & locked("requirements.lock").keys() == set()


def test_what_is_tested_is_what_is_served():
    served, tested = locked("requirements.lock"), locked("requirements-dev.lock")
    assert served == {name: tested.get(name) for name in served}


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_names_versions_and_hashes_and_no_place_to_get_them(lock):
    lines = read(lock).splitlines()
    assert [line for line in lines if not LOCK_LINE.fullmatch(line)] == []
    assert len(lines) > 100


def test_make_tells_every_command_it_has():
    commands = re.findall(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    told = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert re.findall(r"^  make (\S+) +\S", told, re.MULTILINE) == commands


def test_whichever_face_starts_first_the_files_of_the_desk_are_collected():
    told = subprocess.run(
        ["make", "--dry-run", "--what-if", "config/settings.py", ".stamps/static"],
        cwd=ROOT,
        env=os.environ | {"STAFF": "off"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "STAFF=on .venv/bin/python manage.py collectstatic" in told


def test_the_throwaway_postgres_is_there_for_its_command_alone():
    program = (
        "import os, psycopg\n"
        "with psycopg.connect(os.environ['TEST_DATABASE_URL']) as connection:\n"
        "    print(connection.execute('show data_directory').fetchone()[0])\n"
        "raise SystemExit(3)\n"
    )
    result = postgres(sys.executable, "-c", program)
    folder = Path(result.stdout.strip())
    assert (result.returncode, folder.name, folder.exists()) == (3, "data", False)


def test_a_postgres_that_is_given_is_used():
    program = "import os; print(os.environ['TEST_DATABASE_URL'])"
    result = postgres(sys.executable, "-c", program, url="postgres://given")
    assert (result.returncode, result.stdout) == (0, "postgres://given\n")
