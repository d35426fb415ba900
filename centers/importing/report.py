"""The report of an import: what became of every row, in numbers, in words and as JSON."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .plan import Gone, Outcome, Plan
from .records import Remark

EXAMPLES = 3
NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True)
class Report:
    """What an import did, or would do. ``seconds`` is how long it took."""

    source: str
    file: str
    dry_run: bool
    seconds: float
    rows: int
    counts: dict[str, int]
    by_table: dict[str, dict[str, int]]
    gone: list[dict[str, Any]]
    rejections: list[dict[str, Any]]
    warnings: list[dict[str, Any]]

    @classmethod
    def of(cls, plan: Plan, **facts: Any) -> "Report":
        """The report of a plan."""
        return cls(
            rows=len(plan.rows),
            counts=plan.counts(),
            by_table=plan.counts_by_table(),
            gone=[gone_facts(gone) for gone in plan.gone],
            rejections=[remark_facts(remark) for remark in in_order(plan.rejections)],
            warnings=[remark_facts(remark) for remark in in_order(plan.warnings)],
            **facts,
        )

    @property
    def rows_per_second(self) -> float:
        """How fast it went."""
        return round(self.rows / self.seconds, 1) if self.seconds else 0.0

    def as_json(self) -> str:
        """The whole report for a machine."""
        facts = vars(self) | {
            "seconds": round(self.seconds, 3),
            "rows_per_second": self.rows_per_second,
        }
        return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"

    def in_words(self) -> str:
        """The report for a person: counts, then whatever deserves a look."""
        lines = [self.headline(), *self.table_lines()]
        lines += self.gone_lines()
        lines += remark_lines(_("Rejected"), self.rejections)
        lines += remark_lines(_("Warnings"), self.warnings)
        if not self.changed:
            lines.append(_("Nothing changed."))
        elif self.dry_run:
            lines.append(_("A dry run: nothing was written."))
        return "\n".join(lines) + "\n"

    @property
    def changed(self) -> bool:
        """Whether anything was written, or would be without ``dry_run``."""
        written = [counts[outcome] for counts in self.by_table.values() for outcome in WRITTEN]
        return any([self.counts["changed"], *written, *(gone["removed"] for gone in self.gone)])

    def headline(self) -> str:
        """The counts of all rows, in one sentence."""
        facts = {"rows": self.rows, "counts": counts_in_words(self.counts)}
        return _("%(rows)s rows: %(counts)s") % facts

    def table_lines(self) -> list[str]:
        """The counts of each table."""
        return [
            f"  {name}: {counts_in_words(counts)}"
            for name, counts in self.by_table.items()
            if any(counts.values())
        ]

    def gone_lines(self) -> list[str]:
        """What the directory has and the file has not."""
        if not self.gone:
            return []
        removed = any(gone["removed"] for gone in self.gone)
        head = (
            _("Gone, and retired or removed: %(count)s")
            if removed
            else _("Gone from the file, but kept (--retire-missing takes them away): %(count)s")
        )
        by_table: dict[str, list[str]] = defaultdict(list)
        for gone in self.gone:
            by_table[gone["table"]].append(gone["what"])
        return [
            head % {"count": len(self.gone)},
            *(
                f"  {table} ({len(names)}): {'; '.join(names[:EXAMPLES])}"
                + (" …" if len(names) > EXAMPLES else "")
                for table, names in by_table.items()
            ),
        ]


WRITTEN = (Outcome.CREATED.value, Outcome.CHANGED.value)


def counts_in_words(counts: dict[str, int]) -> str:
    """Such as “3 created, 1 rejected”."""
    words = {
        "created": pgettext("outcome of rows", "%s created"),
        "changed": pgettext("outcome of rows", "%s changed"),
        "unchanged": pgettext("outcome of rows", "%s unchanged"),
        "merged": pgettext("outcome of rows", "%s merged"),
        "rejected": pgettext("outcome of rows", "%s rejected"),
    }
    said = [words[outcome] % count for outcome, count in counts.items() if count]
    return ", ".join(said) or _("none")


def remark_lines(head: str, remarks: list[dict[str, Any]]) -> list[str]:
    """Remarks that differ in numbers alone, together, with a few examples of each."""
    alike: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for remark in remarks:
        alike[remark["column"], NUMBERS.sub("…", remark["reason"])].append(remark)
    lines = [f"{head}: {len(remarks)}"] if remarks else []
    for (column, _reason), some in sorted(alike.items(), key=lambda item: -len(item[1])):
        lines.append(f"  {len(some)} × {column}: {some[0]['reason']}")
        lines += [f"      {place_of(remark)}: {remark['value']!r}" for remark in some[:EXAMPLES]]
    return lines


def place_of(remark: dict[str, Any]) -> str:
    """Where in the file a remark belongs, such as “rooms, line 12”."""
    place = _("line %(line)s") % remark
    return f"{remark['sheet']}, {place}" if remark["sheet"] else place


def in_order(remarks: list[Remark]) -> list[Remark]:
    """Remarks as the rows stand in the file."""
    return sorted(remarks, key=lambda remark: (remark.row.sheet, remark.row.line))


def remark_facts(remark: Remark) -> dict[str, Any]:
    """A remark as JSON."""
    return {
        "sheet": remark.row.sheet,
        "line": remark.row.line,
        "column": remark.column,
        "value": remark.value,
        "reason": str(remark.reason),
    }


def gone_facts(gone: Gone) -> dict[str, Any]:
    """A row of the directory that the file leaves out, as JSON."""
    table, values = gone.table, gone.standing.values
    columns = table.key if table.unique else tuple(table.by_key)
    key = {column: table.by_key[column].kind.write(values[column]) for column in columns}
    return {
        "table": table.name,
        "what": " ".join(str(part) for part in key.values() if part != ""),
        "name": values.get("name", ""),
        "key": key,
        "removed": gone.removed,
    }
