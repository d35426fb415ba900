"""What tells the pages of one release of the site from those of another."""

import hashlib
from pathlib import Path

from django.conf import settings

PARTS = ("centers", "config", "static", "templates")
# The settings that a public page depends on; all others are of the machine or of the desk.
TOLD = (
    "CALENDAR_COUNTRY",
    "HSTS_SECONDS",
    "HTTPS",
    "MAP_CLOSEST",
    "MAP_TILES",
    "SITE_FACTS",
    "TIME_ZONE",
)


def release(folder: Path) -> str:
    """A digest of what pages are made of, but for the directory itself.

    That is the code in a folder with its templates and words, the libraries, and the settings.
    """
    digest = hashlib.sha256()
    shipped = (path for part in PARTS for path in (folder / part).rglob("*"))
    # What Python compiles comes and goes while other processes start.
    files = (path for path in shipped if "__pycache__" not in path.parts and path.is_file())
    for path in sorted([*files, folder / "requirements.lock"]):
        digest.update(repr((str(path.relative_to(folder)), path.read_bytes())).encode())
    digest.update(repr([getattr(settings, name) for name in TOLD]).encode())
    return digest.hexdigest()
