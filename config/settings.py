"""Every setting of the site; what differs between places is read from the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from . import tiles
from .databases import database

BASE_DIR = Path(__file__).resolve().parent.parent

# --- from the environment, or from `.env` beside manage.py ---------------------------------------

env = environ.Env()
env.read_env(BASE_DIR / ".env")

TRUE, FALSE = environ.Env.BOOLEAN_TRUE_STRINGS, ("false", "off", "no", "n", "0", "")


def switch(name: str, *, default: bool) -> bool:
    """A setting that is on or off, in one of the words for that."""
    text = env.str(name, default="on" if default else "off").strip().lower()
    if text not in (*TRUE, *FALSE):
        raise ImproperlyConfigured(f"{name} is {text!r}: write on or off.")
    return text in TRUE


def whole_number(name: str, *, default: int) -> int:
    """A setting that is a whole number from 0 up."""
    text = env.str(name, default=str(default)).strip()
    if not (text.isascii() and text.isdigit()):
        raise ImproperlyConfigured(f"{name} is {text!r}: write a whole number, such as {default}.")
    return int(text)


DEBUG = switch("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/directory.sqlite3")
READ_DATABASE_URL = env.str("READ_DATABASE_URL", default="")
STAFF = switch("STAFF", default=True)
HTTPS = switch("HTTPS", default=False)
HSTS_SECONDS = whole_number("HSTS_SECONDS", default=31_536_000)
PROXIES = whole_number("PROXIES", default=0)
TWO_FACTOR = switch("TWO_FACTOR", default=False)
TRUSTED_ORIGINS = env.list("TRUSTED_ORIGINS", default=[])
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Shanghai")
CALENDAR_COUNTRY = env.str("CALENDAR_COUNTRY", default="CN")
CACHE_URL = env.str("CACHE_URL", default="")
DATABASE_CONNECTIONS = whole_number("DATABASE_CONNECTIONS", default=8)
PAGES_MB = whole_number("PAGES_MB", default=64)
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")

# What the pages state of the site itself; empty is not stated.
SITE_FACTS = {
    "operator": env.str("SITE_OPERATOR", default=""),
    "city": env.str("SITE_CITY", default=""),
    "province": env.str("SITE_PROVINCE", default=""),
    "email": env.str("SITE_EMAIL", default=""),
    "icp": env.str("ICP_NUMBER", default=""),
    "police": env.str("POLICE_NUMBER", default=""),
    "license": env.str("DATA_LICENSE", default=""),
    "license_url": env.str("DATA_LICENSE_URL", default=""),
    "map": env.str("MAP_ATTRIBUTION", default=""),
    "map_review": env.str("MAP_REVIEW_NUMBER", default=""),
}
MAP_CLOSEST = whole_number("MAP_CLOSEST", default=18)
MAP_LAYERS, MAP_KEY = env.str("MAP_TILES", default=""), env.str("MAP_KEY", default="")

if CACHE_URL.startswith("valkey"):
    # Valkey speaks as Redis does, whose library knows only that name.
    CACHE_URL = CACHE_URL.replace("valkey", "redis", 1)
if CACHE_URL and not CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
    raise ImproperlyConfigured(
        "CACHE_URL is no address of a Redis or Valkey server: write one such as"
        " redis://host:6379/0."
    )
if not DEBUG and not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is missing: set it in the environment or in .env to a long random text."
    )
if not DEBUG and not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is missing: set it to the host names of this site, separated by commas."
    )
if DEBUG:
    SECRET_KEY = SECRET_KEY or "only-for-development"

# --- the house -----------------------------------------------------------------------------------

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STAFF_APPS = [
    "centers.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "centers.desk.apps.DeskConfig",
]
INSTALLED_APPS = [
    *(STAFF_APPS if STAFF else []),
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "csp",
    "centers",
]

STAFF_MIDDLEWARE = [
    "config.middleware.kept_by_nobody",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]
MIDDLEWARE = [
    "config.middleware.access_log",
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "config.middleware.language_of_path",
    "django.middleware.common.CommonMiddleware",
    "config.middleware.for_other_sites",
    "config.middleware.without_database",
    "config.middleware.ReadOnlyMiddleware",
    "config.middleware.one_reference",
    *(STAFF_MIDDLEWARE if STAFF else []),
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                *(
                    [
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                    if STAFF
                    else []
                ),
            ]
        },
    }
]

# --- database ------------------------------------------------------------------------------------

if READ_DATABASE_URL and not STAFF:
    address = ("READ_DATABASE_URL", READ_DATABASE_URL)
else:
    address = ("DATABASE_URL", DATABASE_URL)
DATABASES = {"default": database(*address, most=DATABASE_CONNECTIONS, writes=STAFF)}

# --- words and times -----------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
MAP_TILES = tiles.by_language(env, dict(LANGUAGES), MAP_LAYERS, MAP_KEY)
# Our words come before those that Django's own apps have for the same English.
LOCALE_PATHS = [BASE_DIR / "centers" / "locale"]
USE_I18N = True
USE_TZ = True

# --- static files --------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = env.str("MEDIA_ROOT", default=f"{BASE_DIR}/var/media")
MEDIA_URL = "media/"

# --- security ------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": ["self"],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}
# A room's page at the staff desk holds a row of fields for every time that it is occupied.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = TRUSTED_ORIGINS
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_HSTS_SECONDS = HSTS_SECONDS
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

# --- signing in at the desk ----------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
# A working day, and no longer than the browser is open.
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Five wrong passwords for one name from one address close that door to both for an hour. A name
# alone is not locked, lest anybody could lock others out.
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_CLIENT_IP_CALLABLE = "centers.desk.signing_in.address_of"
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Neighborhood Centers"
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"

# Without staff no form writes, so nothing needs the tokens that this warning misses.
SILENCED_SYSTEM_CHECKS = [] if STAFF else ["security.W003"]

# --- logs ----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
        }
    },
    "root": {"handlers": ["stdout"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
