"""The least that a public center says. An import that would publish less leaves it as it was, or a
draft, and says why; one that would take it from a public center leaves what it has.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Phone, WeeklyHours
from ..querysets import VISIBLE
from .entries import Key
from .plan import Outcome, Plan, Step
from .saving import batches
from .tables import CENTERS

WAYS = ("email", "website", "wechat")
#: What new centers are called to be from that staff wrote down themselves.
STAFFS = "workbook"
WRITTEN = (Outcome.CREATED, Outcome.CHANGED)

NO_ADDRESS = _("it is not published: a public center has an address")
NO_WAY = _("it is not published: a public center can be asked by phone, e-mail, website or WeChat")
NO_HOURS = _("it is published without hours: visitors read that they are not confirmed")
KEPT = _("a public center needs this; it keeps what it has")


def keep_minimum(plan: Plan) -> None:
    """Hold back what a plan would publish below the minimum, with a remark on its row.

    Whoever confirms an import that is told to publish a center without hours does so on purpose.
    """
    steps = [step for step in plan.steps.get(CENTERS.name, []) if would_be_public(step)]
    with_phone = owners_with(plan, "phones", Phone, steps)
    with_hours = owners_with(plan, "hours", WeeklyHours, steps)
    for step in steps:
        is_reachable = step.entry.owner in with_phone or any(map(step.values.get, WAYS))
        if was_public(step):
            keep_what_it_needs(step, is_reachable=is_reachable)
        elif not step.values.get("address"):
            hold_back(step, NO_ADDRESS)
        elif not is_reachable:
            hold_back(step, NO_WAY)
        elif step.entry.owner not in with_hours:
            step.entry.warn("status", step.values["status"], NO_HOURS)


def would_be_public(step: Step) -> bool:
    """Whether a row is written and visitors would see its center.

    A new one that another source brought, as the export of another directory says, is as public
    as that source made it.
    """
    if step.outcome not in WRITTEN or step.values.get("status") not in VISIBLE:
        return False
    return step.standing is not None or step.values["imported_from"] == STAFFS


def was_public(step: Step) -> bool:
    """Whether visitors see the center already."""
    return step.standing is not None and step.standing.values["status"] in VISIBLE


def owners_with(plan: Plan, table: str, model: Any, steps: Iterable[Step]) -> set[Key]:
    """The centers that will have a row of a table of their own, their rooms aside."""
    said = {
        step.entry.owner
        for step in plan.steps.get(table, [])
        if step.outcome is not Outcome.REJECTED
    }
    gone = {each.standing.pk for each in plan.removals() if each.table.name == table}
    owners = {step.pk: step.entry.owner for step in steps if step.standing}
    for pks in batches(list(owners)):
        rows = model.objects.filter(center__in=pks, room=None).values_list("pk", "center")
        said |= {owners[center] for pk, center in rows if pk not in gone}
    return said


def hold_back(step: Step, reason: Any) -> None:
    """Leave a center in the status that it has, or a draft if it is new."""
    step.entry.warn("status", step.values["status"], reason)
    step.entry.values["status"] = step.standing.values["status"] if step.standing else "draft"
    leave_out(step, ("status",))


def keep_what_it_needs(step: Step, *, is_reachable: bool) -> None:
    """Leave a public center the address, and the way to ask, that a row would empty."""
    emptied = ["address"] if not step.values.get("address") else []
    if not is_reachable:
        emptied += WAYS
    kept = tuple(name for name in emptied if name in step.changed)
    for name in kept:
        step.entry.warn(name, "", KEPT)
        del step.entry.values[name]
    leave_out(step, kept)


def leave_out(step: Step, columns: tuple[str, ...]) -> None:
    """Let a row not change some columns, and nothing at all if there were no others."""
    step.changed = tuple(name for name in step.changed if name not in columns)
    if step.outcome is Outcome.CHANGED and not step.changed:
        step.outcome = Outcome.UNCHANGED
