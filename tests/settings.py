"""The site's settings as tests and checks run with them, whatever `.env` says."""

import os

os.environ.update(
    SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    DEBUG="off",
    HTTPS="off",
    HSTS_SECONDS="31536000",
    TRUSTED_ORIGINS="",
    STAFF="on",
    TIME_ZONE="Asia/Shanghai",
    CALENDAR_COUNTRY="CN",
    LOG_LEVEL="INFO",
    CACHE_URL="",
    READ_DATABASE_URL="",
    MAP_TILES="",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"),
)

from config import messages
from config.settings import *  # noqa: F403

# Django reads them once, when it starts.
messages.compile_catalogs()

# A second of work per password is for real ones.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Hashed file names need `collectstatic`; tests read static files where they lie.
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
