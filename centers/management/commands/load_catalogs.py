"""Load areas, amenities, services and audiences."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from centers.importing.catalogs import load_catalogs


class Command(BaseCommand):
    """``load_catalogs``"""

    help = "Bring areas and catalogs to what the files of the code say."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, loaded in load_catalogs().items():
            facts = {"name": name, **loaded._asdict()}
            self.stdout.write(_("%(name)s: %(created)s created, %(changed)s changed") % facts)
