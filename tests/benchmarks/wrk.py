"""Asks a server on this machine for pages, with wrk: one thread, a few connections, seconds."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

CONNECTIONS = 16
SCRIPT = Path(__file__).with_name("wrk.lua")


class Load(NamedTuple):
    """What came of a run."""

    per_second: float
    ms_95: float
    failed: int


def ask(port: int, paths: list[str], seconds: float, headers: dict[str, str]) -> Load:
    """Ask for the paths in turn, again and again, for some seconds."""
    with tempfile.NamedTemporaryFile("w", prefix="directory-wrk-") as addresses:
        addresses.write("\n".join(paths) + "\n")
        addresses.flush()
        command = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--timeout", "10s"]
        command += ["--duration", f"{seconds:g}s", "--script", str(SCRIPT)]
        for name, value in headers.items():
            command += ["--header", f"{name}: {value}"]
        ended = subprocess.run(
            [*command, f"http://127.0.0.1:{port}"],
            env={"PATH": "/usr/bin:/bin", "ADDRESSES": addresses.name},
            capture_output=True,
            text=True,
            check=True,
            timeout=seconds + 30,
        )
    told = json.loads(ended.stdout.splitlines()[-1])
    per_second = told["requests"] / told["microseconds"] * 1e6
    return Load(per_second, told["ms_95"], told["failed"])
