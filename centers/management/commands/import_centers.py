"""Bring the directory to what a file says, and tell what became of every row."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from centers.importing.engine import import_file
from centers.importing.records import Item
from centers.importing.report import Report
from centers.importing.sources import SOURCES, Source
from centers.importing.spreadsheets import UnusableFileError
from centers.management.history import in_history
from centers.search.index import look_again


class Command(BaseCommand):
    """``import_centers FILE --source NAME``"""

    help = "Import listings from a file: all of it, or nothing if anything fails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help=", ".join(SOURCES))
        parser.add_argument("--dry-run", action="store_true", help="tell the same, write nothing")
        parser.add_argument(
            "--retire-missing",
            action="store_true",
            help="retire listings, and remove details, that the file leaves out",
        )
        parser.add_argument("--report", type=Path, help="write the report as JSON to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        source = source_called(options["source"])
        if options["report"]:
            refuse_unwritable(options["report"])
        report = run(options["file"], source, options)
        if not options["dry_run"]:
            look_again()
        self.stdout.write(report.in_words(), ending="")
        if options["report"]:
            options["report"].write_text(report.as_json(), encoding="utf-8")


def source_called(name: str) -> Source:
    """The source of a name."""
    if name not in SOURCES:
        known = ", ".join(SOURCES)
        raise CommandError(
            _("There is no source %(name)s; there are: %(known)s.") % {"name": name, "known": known}
        )
    return SOURCES[name]


def refuse_unwritable(report: Path) -> None:
    """Refuse a place where no report can be written, before anything is imported."""
    if not report.parent.is_dir():
        folder = {"folder": report.parent}
        raise CommandError(_("There is no folder %(folder)s for the report.") % folder)
    is_new = not report.exists()
    try:
        report.open("a").close()
    except OSError as error:
        raise CommandError(_("No report can be written to %(path)s.") % {"path": report}) from error
    if is_new:
        report.unlink()


def run(path: Path, source: Source, options: dict[str, Any]) -> Report:
    """Import the file as the options say."""
    try:
        with in_history("import_centers") as save:
            return import_file(
                path,
                source,
                dry_run=options["dry_run"],
                retire_missing=options["retire_missing"],
                today=timezone.localdate(),
                progress=progress_bar,
                save=save,
            )
    except UnusableFileError as unusable:
        raise CommandError(str(unusable.reason)) from unusable


def progress_bar(items: Iterator[Item]) -> Iterator[Item]:
    """A bar on a terminal; nothing elsewhere."""
    return iter(tqdm(items, disable=not sys.stderr.isatty(), unit="row", leave=False))
