"""The WSGI entry point that a server loads as ``config.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django = get_wsgi_application()

# What stands before Django asks for its settings and models, so it comes after.
from django.conf import settings  # noqa: E402

from .pages.door import Door  # noqa: E402
from .pages.editions import Editions  # noqa: E402
from .pages.release import release  # noqa: E402
from .pages.shared import Shared  # noqa: E402
from .pages.shelf import Shelf  # noqa: E402


def door() -> Door:
    """Django behind the pages that this process keeps, and those that it shares with others."""
    this = release(settings.BASE_DIR)
    return Door(
        django,
        Editions().current,
        Shelf(settings.PAGES_MB * 1_000_000),
        this,
        shared=Shared(settings.CACHE_URL, this) if settings.CACHE_URL else None,
        # The other connections are for downloads, for the desk, and to notice edits.
        makers=max(1, settings.DATABASE_CONNECTIONS // 2),
        downloads=max(1, settings.DATABASE_CONNECTIONS // 4),
    )


# Whoever develops sees at once what is changed in a template.
application = django if settings.DEBUG else door()

# What is loaded by now stays: the collector need not walk through it again, which it did for one
# page in sixteen, for as long as two pages take.
gc.collect()
gc.freeze()
