"""An import that is killed half-way leaves the directory as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from centers.importing.sample import FOLDER as SAMPLE
from tests.environment import ROOT, UNTOUCHED, own_database, told

from .workbooks import center, write_csv


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of its own."""
    with own_database(tmp_path) as url:
        yield url


MANAGE = """
import django; django.setup()
from django.core.management import call_command
for command in {commands}:
    call_command(*command)
"""


def manage(url: str, *commands: tuple[str, ...]) -> None:
    """Run management commands on a database, one after the other, in a process of their own."""
    told(MANAGE.format(commands=commands), DATABASE_URL=url)


def imported(workbook: Path) -> tuple[str, ...]:
    """The command that imports a workbook."""
    return ("import_centers", str(workbook), "--source", "workbook")


def exported(folder: Path) -> dict[str, str]:
    """Everything that a directory said when it was exported, by table."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())}


def test_a_killed_import_loses_and_adds_nothing(database_url: str, tmp_path: Path) -> None:
    standing = write_csv(tmp_path / "standing", centers=[center(), center("other")])
    before, after, finished = (tmp_path / name for name in ("before", "after", "finished"))
    manage(
        database_url,
        ("migrate", "--verbosity", "0"),
        ("load_catalogs",),
        imported(standing),
        ("export_workbook", str(before)),
    )
    kill_in_the_middle(database_url, SAMPLE)
    # Neither does it stand in the way of the next one.
    manage(
        database_url,
        ("export_workbook", str(after)),
        imported(SAMPLE),
        ("export_workbook", str(finished)),
    )
    assert exported(after) == exported(before)
    occupied = [exported(folder)["occupied.csv"] for folder in (before, finished)]
    assert occupied[1].count("\n") > occupied[0].count("\n")


def kill_in_the_middle(url: str, workbook: Path) -> None:
    """Start an import, and kill it once it has written most of its rows."""
    environment = os.environ | UNTOUCHED | {"DATABASE_URL": url}
    arguments = [sys.executable, "-m", "tests.importing.stalled_import", str(workbook)]
    with subprocess.Popen(
        arguments, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "saving\n"
        process.kill()
    assert process.returncode == -9
