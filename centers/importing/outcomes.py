"""Each row of a file has one outcome, however many records it gives."""

from collections import defaultdict

from .batch import Batch
from .entries import Key
from .plan import Outcome, Plan, Step
from .records import Row

FINAL = (Outcome.CREATED, Outcome.MERGED, Outcome.REJECTED)


def settle_rows(plan: Plan, batch: Batch) -> None:
    """Give every row of the file its outcome, and gather the remarks on all of them."""
    plan.warnings += batch.warnings
    plan.rejections += batch.rejections
    plan.rows = {remark.row: Outcome.REJECTED for remark in batch.rejections}
    replaced = {gone.owner for gone in plan.replaced}
    for row, steps in steps_by_row(plan).items():
        main = main_step(steps)
        plan.rows[row] = outcome_of(main, steps, replaced)
        for step in steps:
            plan.warnings += step.entry.warnings
            if step.entry.refusal:
                remarks = plan.rejections if step is main else plan.warnings
                remarks.append(step.entry.refusal)
    if plan.rows.keys() != batch.rows.keys():
        raise AssertionError("every row of the file has exactly one outcome")


def steps_by_row(plan: Plan) -> dict[Row, list[Step]]:
    """The steps that each row of the file asks for."""
    found: dict[Row, list[Step]] = defaultdict(list)
    for steps in plan.steps.values():
        for step in steps:
            found[step.entry.row].append(step)
    return found


def main_step(steps: list[Step]) -> Step:
    """What a row is about: its room, else its center, else its one detail."""
    by_table = {step.entry.table.name: step for step in steps}
    return by_table.get("rooms") or by_table.get("centers") or steps[0]


def outcome_of(main: Step, steps: list[Step], replaced: set[Key]) -> Outcome:
    """A row is changed if anything that it says is new or replaces something."""
    if main.outcome in FINAL:
        return main.outcome
    is_changed = any(
        step.outcome in (Outcome.CREATED, Outcome.CHANGED)
        or (step.entry.table.is_listing and step.entry.owner in replaced)
        for step in steps
    )
    return Outcome.CHANGED if is_changed else Outcome.UNCHANGED
