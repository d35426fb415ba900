"""An import that is killed half-way leaves the directory as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from centers.importing.sample import FOLDER as SAMPLE
from tests.environment import ROOT, UNTOUCHED, own_database

from .workbooks import center, write_csv


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of its own."""
    with own_database(tmp_path) as url:
        yield url


def manage(url: str, *command: str) -> str:
    """What a management command prints."""
    environment = os.environ | UNTOUCHED | {"DATABASE_URL": url}
    arguments = [sys.executable, "manage.py", *command]
    finished = subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return finished.stdout


def exported(url: str, folder: Path) -> dict[str, str]:
    """Everything that the directory says, by table."""
    manage(url, "export_workbook", str(folder))
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())}


def test_a_killed_import_loses_and_adds_nothing(database_url: str, tmp_path: Path) -> None:
    manage(database_url, "migrate", "--verbosity", "0")
    manage(database_url, "load_catalogs")
    standing = write_csv(tmp_path / "standing", centers=[center(), center("other")])
    manage(database_url, "import_centers", str(standing), "--source", "workbook")
    before = exported(database_url, tmp_path / "before")
    kill_in_the_middle(database_url, SAMPLE)
    assert exported(database_url, tmp_path / "after") == before
    # Neither does it stand in the way of the next one.
    manage(database_url, "import_centers", str(SAMPLE), "--source", "workbook")
    finished = exported(database_url, tmp_path / "finished")
    assert finished["occupied.csv"].count("\n") > before["occupied.csv"].count("\n")


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
