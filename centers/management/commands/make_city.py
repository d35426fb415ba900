"""Fill the directory with a synthetic city."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from centers.importing.city import CityStandsError, make_city, remove_city
from centers.search.index import look_again


class Command(BaseCommand):
    """``make_city --centers N [--seed S] [--replace]``"""

    help = "Make up a city of centers and rooms, the same for the same seed and day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--centers", type=int, required=True, help="how many")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--replace", action="store_true", help="first take away the last one")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = options["centers"]
        if wanted < 1:
            raise CommandError(_("A city has at least one center."))
        with transaction.atomic():
            if options["replace"]:
                remove_city()
            build(wanted, options["seed"])
            look_again()
        self.stdout.write(_("Made up %(centers)s centers.") % {"centers": wanted})


def build(centers: int, seed: int) -> None:
    """Make the city, with a bar on a terminal."""
    with tqdm(total=centers, disable=not sys.stderr.isatty(), unit="center", leave=False) as bar:
        try:
            for saved in make_city(centers, seed, timezone.localdate()):
                bar.update(saved)
        except CityStandsError as stands:
            raise CommandError(
                _("There is a synthetic city already; --replace makes another instead.")
            ) from stands
