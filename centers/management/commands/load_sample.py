"""Load the sample directory, or take it away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from centers.importing.sample import load_sample, remove_sample


class Command(BaseCommand):
    """``load_sample [--remove]``"""

    help = "Load the sample directory, or with --remove take all of it away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="take the sample away")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            removed = remove_sample()
            self.stdout.write(_("Removed %(centers)s centers and %(rooms)s rooms.") % removed)
            return
        for report in load_sample():
            self.stdout.write(report.in_words(), ending="")
