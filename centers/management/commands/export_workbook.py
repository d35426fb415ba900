"""Write the whole directory as the workbook that import_centers reads."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from centers.opendata.workbook import TooLongError, export_template, export_workbook


class Command(BaseCommand):
    """``export_workbook FILE``"""

    help = "Write every listing to FILE.xlsx, or to a folder of CSV files of any other name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--template", action="store_true", help="the heads alone, in Chinese")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["template"]:
                export_template(options["file"])
                return
            counts = export_workbook(options["file"])
        except (TooLongError, OSError) as error:
            raise CommandError(str(error)) from error
        for name, count in counts.items():
            self.stdout.write(_("%(name)s: %(count)s rows") % {"name": name, "count": count})
