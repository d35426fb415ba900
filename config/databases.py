"""How the database is connected to: what SQLite and PostgreSQL need to be steady."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

# Seconds (the last: milliseconds) until a server that does not answer is held for gone.
STEADY = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 5000,
}
# Milliseconds for which a page waits for a table that somebody holds, or for one question at all:
# else a few pages could hold every thread that serves.
READERS = "-c lock_timeout=2000 -c statement_timeout=10000"
READ_ONLY = "-c default_transaction_read_only=on"
# No reader waits long for a connection, and one that was lost is soon tried again: a pool that is
# left to itself waits longer each time, up to minutes.
POOL = {
    "min_size": 1,
    "timeout": 2,
    "reconnect_timeout": 1,
    "max_lifetime": 600,
}
# Opening SQLite costs as much as reading a page from it; but a file that was put in the place of
# another is noticed by opening it alone.
SQLITE_SECONDS = 60


def database(name: str, url: str, *, most: int, writes: bool) -> dict[str, object]:
    """The connection settings of a database address, with what each engine needs to be steady.

    A process holds `most` connections to a server. One that is not to write is refused by the
    database if it tries. `name` is the setting that holds the address.
    """
    if not url.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            f"{name} is no address of a database: write one such as"
            " sqlite:////srv/directory.sqlite3 or postgres://user:password@host/name."
        )
    settings: dict[str, Any] = Env.db_url_config(url)
    if url.startswith("sqlite://"):
        return settings | of_sqlite(settings["NAME"], writes=writes)
    return settings | of_postgres(settings.get("OPTIONS", {}), most, writes=writes)


def of_sqlite(path: str, *, writes: bool) -> dict[str, object]:
    """What SQLite needs, for the file at a path."""
    options: dict[str, object] = {"timeout": 20}
    if writes or path == ":memory:":
        wal = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        options |= {"transaction_mode": "IMMEDIATE", "init_command": wal}
    else:
        path = f"{Path(path).absolute().as_uri()}?mode=ro"
    return {"NAME": path, "CONN_MAX_AGE": SQLITE_SECONDS, "OPTIONS": options}


def of_postgres(options: dict[str, Any], most: int, *, writes: bool) -> dict[str, object]:
    """What PostgreSQL needs, beside the options of its address."""
    if not writes:
        given = options.get("options", "")
        options = options | {"options": f"{READERS} {given} {READ_ONLY}".replace("  ", " ")}
    # A page is asked for again if a connection broke; a form is not, so the desk looks first.
    pool = POOL | {"max_size": most}
    return {"CONN_HEALTH_CHECKS": writes, "OPTIONS": STEADY | options | {"pool": pool}}
