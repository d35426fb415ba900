"""Django's ``migrate``, where the site may write."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import migrate


class Command(migrate.Command):
    """``migrate``"""

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.STAFF:
            raise CommandError(
                "With STAFF=off the database is only read. Run this with STAFF=on, as a role of the"
                " database that may write."
            )
        super().handle(*args, **options)
