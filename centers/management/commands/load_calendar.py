"""Load public holidays and make-up workdays."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from centers.importing.calendar import Loaded, load_calendar, years_from


class Command(BaseCommand):
    """``load_calendar [YEAR…]``"""

    help = (
        "Load the announced holidays and make-up workdays of some years, or of all from last year."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("years", nargs="*", type=int, metavar="YEAR")

    def handle(self, *args: Any, **options: Any) -> None:
        years = options["years"] or years_from(timezone.localdate())
        for loaded in load_calendar(years):
            self.stdout.write(in_words(loaded))


def in_words(loaded: Loaded) -> str:
    """What became of a year."""
    if not loaded.announced:
        return _("%(year)s: not yet announced") % loaded._asdict()
    facts = loaded._asdict()
    return _("%(year)s: %(created)s created, %(changed)s changed, %(kept)s kept as written") % facts
