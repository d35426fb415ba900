"""An import that stops for good in the middle of saving: `python -m … FILE`, to be killed.

Once rows of every table before it are written, inserting occupied times waits for ever.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def stall(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
    """Run a statement, but never come back from inserting occupied times."""
    answer = execute(sql, *arguments)
    if sql.startswith('INSERT INTO "centers_occupied"'):
        sys.stdout.write("saving\n")
        sys.stdout.flush()
        time.sleep(600)
    return answer


def main(path: Path) -> None:
    """Import a workbook and stall."""
    import django

    django.setup()
    from django.db import connection

    from centers.importing.engine import import_file
    from centers.importing.sources import WORKBOOK

    with connection.execute_wrapper(stall):
        import_file(path, WORKBOOK, retire_missing=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
