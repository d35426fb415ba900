"""Load the sample directory, or take it away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from centers.importing.sample import load_sample, remove_sample
from centers.management.history import in_history


class Command(BaseCommand):
    """``load_sample [--remove]``"""

    help = "Load the sample directory, or with --remove take all of it away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="take the sample away")

    def handle(self, *args: Any, **options: Any) -> None:
        with in_history("load_sample") as save:
            removed = remove_sample() if options["remove"] else None
            reports = load_sample(save=save) if removed is None else []
        if removed:
            self.stdout.write(_("Removed %(centers)s centers and %(rooms)s rooms.") % removed)
        for report in reports:
            self.stdout.write(report.in_words(), ending="")
