"""Imports by rows a second, on both databases: `python -m tests.benchmarks.bench_import`.

The files are two vintages of the Korean list, if they lie in ../shared/data, else a made-up
workbook of as many rooms. Each database gets a process of its own, which tells its peak of memory.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.environment import ROOT, UNTOUCHED
from tests.postgres import throwaway_server

if TYPE_CHECKING:
    from centers.importing.report import Report

KOREAN = sorted((ROOT.parent / "shared" / "data").glob("kr_public_facilities_*.csv"))
ROOMS, ROOMS_A_CENTER = 6_643, 3


def made_up(folder: Path) -> Path:
    """A workbook of as many rooms as the Korean list has rows, with hours on workdays."""
    write(folder, "centers", ["slug", "name", "address", "status"], made_up_centers())
    write(folder, "rooms", ["center", "slug", "name", "people", "amenities"], made_up_rooms())
    heads = ["center", "room", "weekday", "opens", "closes", "from", "until"]
    write(folder, "hours", heads, made_up_hours())
    return folder


def write(folder: Path, name: str, heads: list[str], rows: Iterator[list[str | int]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *rows])


def made_up_centers() -> Iterator[list[str | int]]:
    for number in range(0, ROOMS, ROOMS_A_CENTER):
        yield [f"center-{number}", f"第{number}邻里中心", f"测试路{number}号", "published"]


def made_up_rooms() -> Iterator[list[str | int]]:
    for number in range(ROOMS):
        center = number - number % ROOMS_A_CENTER
        yield [
            f"center-{center}",
            f"room-{number}",
            f"会议室{number}",
            number % 90 + 1,
            "projector",
        ]


def made_up_hours() -> Iterator[list[str | int]]:
    for number in range(0, ROOMS, ROOMS_A_CENTER):
        for weekday in range(1, 6):
            yield [f"center-{number}", "", weekday, "09:00", "17:00", "", ""]


def measure(name: str) -> None:
    """Import into the database of this process, and print how fast it went."""
    import django

    django.setup()
    from django.core.management import call_command

    from centers.importing.catalogs import load_catalogs
    from centers.importing.engine import import_file
    from centers.importing.sources import SOURCES
    from centers.opendata.workbook import export_workbook

    call_command("migrate", verbosity=0)
    load_catalogs()
    with tempfile.TemporaryDirectory() as folder:
        source = SOURCES["kr_public_facilities" if KOREAN else "workbook"]
        first, *later = KOREAN or [made_up(Path(folder))]
        exported = Path(folder) / "all.xlsx"
        files = [("first", first), ("again", first), *(("second", path) for path in later)]
        for label, path in files:
            show(name, label, import_file(path, source))
        export_workbook(exported)
        show(name, "workbook", import_file(exported, SOURCES["workbook"]))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name} at most {peak_mb:.0f} MB")


def show(name: str, label: str, report: "Report") -> None:
    """Print how fast an import went."""
    told = ", ".join(f"{count} {outcome}" for outcome, count in report.counts.items() if count)
    print(
        f"{name} {label:8} {report.rows:6,} rows {report.rows_per_second:8,.0f} rows/s"
        f" {report.seconds:6.1f} s  {told}"
    )


def measure_apart(name: str, url: str) -> None:
    """Measure one database in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_import", name]
    subprocess.run(
        command, cwd=ROOT, env=os.environ | UNTOUCHED | {"DATABASE_URL": url}, check=True
    )


def main() -> None:
    """Measure both databases."""
    if not KOREAN:
        print("../shared/data has no Korean list; a made-up workbook stands in for it")
    with tempfile.TemporaryDirectory() as folder:
        measure_apart("sqlite  ", f"sqlite:///{folder}/directory.sqlite3")
    with throwaway_server() as url:
        measure_apart("postgres", url)


if __name__ == "__main__":
    measure(sys.argv[1]) if sys.argv[1:] else main()
