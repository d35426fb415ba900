"""Synthetic cities in databases of their own, for servers to tell of."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.environment import ROOT, UNTOUCHED

COMMANDS = (["migrate", "--verbosity", "0"], ["load_catalogs"], ["load_calendar"])
# A city is no larger; more centers are in cities beside it.
A_CITY = 10_000


def build(url: str, centers: int) -> None:
    """Fill an empty database with a city, or with so many as the centers need."""
    city = min(centers, A_CITY)
    commands = [["manage.py", *arguments] for arguments in COMMANDS]
    commands.append(["manage.py", "make_city", "--centers", str(city)])
    if copies := centers // city - 1:
        commands.append(["-m", "tests.benchmarks.multiplying", str(copies)])
    for arguments in commands:
        subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=os.environ | UNTOUCHED | {"DATABASE_URL": url},
            stdout=subprocess.DEVNULL,
            check=True,
        )


def execute(url: str, statement: str) -> None:
    """Run a statement past Django."""
    if url.startswith("sqlite:///"):
        with sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20) as database:
            database.execute(statement)
        database.close()
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def raise_edition(url: str) -> None:
    """What every edit does."""
    execute(url, "UPDATE centers_edition SET number = number + 1")


def new_database(server: str, name: str) -> str:
    """The address of a new database on a PostgreSQL."""
    execute(server, f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def new_file(folder: Path, name: str) -> str:
    """The address of a new SQLite database."""
    return f"sqlite:///{folder / name}.sqlite3"
