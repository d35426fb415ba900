"""The one way in: read, check, plan, save and report, in one transaction."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from ..rules.places import COUNTRIES
from ..search.keeping import gathered
from .batch import Batch, read_batch
from .checking import Checker
from .limits import Limits
from .plan import Plan
from .planning import plan_import
from .records import Item
from .report import Report
from .saving import save_plan
from .sources import Source
from .standing import Directory, read_directory
from .tables import CENTERS, ROOMS
from .vocabulary import Vocabulary

Progress = Callable[[Iterator[Item]], Iterator[Item]]
#: Writes a plan into the directory that it was made for.
Save = Callable[[Plan, Directory], object]


def import_file(
    path: Path,
    source: Source,
    *,
    dry_run: bool = False,
    retire_missing: bool = False,
    today: date | None = None,
    progress: Progress = iter,
    save: Save = save_plan,
) -> Report:
    """Bring the directory to what a file says, all of it or nothing; tell what became of each row.

    With ``dry_run`` the same is told and nothing is written. No check after ``today`` is believed.
    """
    started = time.perf_counter()
    batch = check_file(path, source, today, progress)
    # Around the plan as well: this waits for whoever writes, and keeps others waiting.
    with transaction.atomic(), gathered():
        plan, directory = plan_batch(batch, source, retire_missing=retire_missing)
        if plan.changes_something and not dry_run:
            save(plan, directory)
        else:
            transaction.set_rollback(True)
    seconds = time.perf_counter() - started
    return Report.of(plan, source=source.name, file=str(path), dry_run=dry_run, seconds=seconds)


def check_file(
    path: Path, source: Source, today: date | None = None, progress: Progress = iter
) -> Batch:
    """The rows of a file, read and checked; asks the database for its catalogs alone."""
    country = COUNTRIES.get(source.country or settings.CALENDAR_COUNTRY)
    checker = Checker(Vocabulary.of_database(), country, today)
    return read_batch(progress(source.read(path)), checker, source.tables)


def plan_batch(
    batch: Batch, source: Source, *, retire_missing: bool = False, user: Any = None
) -> tuple[Plan, Directory]:
    """What importing a batch would do, and the directory that this holds for.

    Given a user, within their rights.
    """
    directory = read_directory({CENTERS.name, ROOMS.name, *batch.tables}, user)
    limits = None if user is None else Limits.of(user)
    plan = plan_import(batch, directory, source, retire_missing=retire_missing, limits=limits)
    return plan, directory
