"""Files that staff import: what each row would do, told before it is done; then done as told."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from centers.importing.engine import check_file, plan_batch
from centers.importing.outcomes import main_step, steps_by_row
from centers.importing.plan import Outcome, Plan, Step
from centers.importing.records import Item, Record, Remark, Row
from centers.importing.sources import WORKBOOK
from centers.importing.spreadsheets import UnusableFileError
from centers.importing.standing import Directory
from centers.search.keeping import gathered

from .imports import save_recorded
from .models import Upload, Version
from .recording import Recording

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
#: How long a file waits for whoever uploaded it.
KEPT = timedelta(days=1)

#: What a row of a file does, as plain values.
Line = dict[str, Any]


@dataclass(frozen=True)
class Planned:
    """What a file would do, and the directory for which that holds."""

    plan: Plan
    directory: Directory

    @property
    def lines(self) -> list[Line]:
        """A line for each row of the file, in its order."""
        remarks: dict[Row, list[Remark]] = {}
        for remark in [*self.plan.rejections, *self.plan.warnings]:
            remarks.setdefault(remark.row, []).append(remark)
        steps = steps_by_row(self.plan)
        rows = sorted({*self.plan.rows, *remarks})
        return [
            line_of(row, self.plan.rows.get(row), steps.get(row, []), remarks.get(row, []))
            for row in rows
        ]


def plan_upload(upload: Upload, today: date) -> Planned:
    """What a file would do within the rights of whoever uploaded it; nothing is written.

    Raises UnusableFileError for one that cannot be read at all, or is too long.
    """
    with lying_on_disk(upload) as path:
        batch = check_file(path, WORKBOOK, today, few_rows)
        return Planned(*plan_batch(batch, WORKBOOK, user=upload.user))


@contextmanager
def lying_on_disk(upload: Upload) -> Iterator[Path]:
    """A file by its name, in a folder of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, Path(upload.name).name)
        path.write_bytes(bytes(upload.content))
        try:
            yield path
        except UnusableFileError as error:
            # Nobody needs to know where it lay.
            raise UnusableFileError(str(error.reason).replace(str(path), path.name)) from error


def few_rows(items: Iterator[Item]) -> Iterator[Item]:
    """What is read of a file, if it has no more rows than can be looked over."""
    rows = set()
    for item in items:
        if isinstance(item, Record):
            rows.add(item.row)
        if len(rows) > MOST_ROWS:
            most = {"most": MOST_ROWS}
            raise UnusableFileError(_("The file has more than %(most)s rows; split it.") % most)
        yield item


def line_of(row: Row, outcome: Outcome | None, steps: list[Step], remarks: list[Remark]) -> Line:
    """What one row of a file does. Without an outcome it is a remark on the file alone."""
    main = main_step(steps) if steps else None
    return {
        "sheet": row.sheet,
        "line": row.line,
        "outcome": outcome.value if outcome else "",
        "table": main.entry.table.name if main else "",
        "what": name_of(main) if main else "",
        "changes": [change for step in steps for change in changes_of(step)],
        "remarks": [[each.column, writable(each.value), str(each.reason)] for each in remarks],
    }


def writable(text: str) -> str:
    """Text that every database can hold."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def name_of(step: Step) -> str:
    """What a row is about: the name of a listing, or whose detail it is."""
    owner = " / ".join(filter(None, step.entry.owner))
    return str(step.values.get("name") or "") or owner


def changes_of(step: Step) -> list[list[Any]]:
    """The columns that a row changes: each with what a cell said before and says after."""
    before = step.standing.values if step.standing else {}
    columns = step.entry.table.by_key
    return [
        [key, *(str(columns[key].kind.write(side[key])) for side in (before, step.values))]
        for key in step.changed
        if step.outcome is Outcome.CHANGED
    ]


def counts(lines: list[Line]) -> Counter[str]:
    """How many rows have each outcome."""
    return Counter(line["outcome"] for line in lines if line["outcome"])


def deeds(lines: list[Line]) -> list[Any]:
    """What rows do, in no language."""
    return [[line[key] for key in ("sheet", "line", "outcome", "changes")] for line in lines]


def save_upload(upload: Upload, planned: Planned, recording: Recording) -> None:
    """Write what a file says, as versions of the listings that it changes; let the file go."""
    recording.how = Version.How.IMPORTED
    with gathered():
        save_recorded(recording, planned.plan, planned.directory)
    upload.content, upload.is_done, upload.lines = b"", True, planned.lines
    upload.save()


def forget_old() -> None:
    """Let files go that nobody came back for."""
    Upload.objects.filter(is_done=False, at__lt=timezone.now() - KEPT).delete()
