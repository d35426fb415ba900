"""Make a database ready to serve: tables, catalogs, calendar and, if it is empty, the sample."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from centers.models import Center, Room
from centers.search.index import look_again


class Command(BaseCommand):
    """``bootstrap``"""

    help = (
        "Migrate; load areas, catalogs and the calendar; load the sample if there is no center;"
        " make search keys that are missing; let the database count what it holds."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for name, more in (
            ("migrate", {"verbosity": 0}),
            ("load_catalogs", {}),
            ("load_calendar", {}),
        ):
            call_command(name, stdout=self.stdout, **more)
        if not Center.objects.exists():
            call_command("load_sample", stdout=self.stdout)
        if Center.objects.without_key().exists() or Room.objects.without_key().exists():
            call_command("rebuild_search", stdout=self.stdout)
        look_again()
