"""Imports are history as well: a version of each listing that a file changes."""

from collections.abc import Iterator

from centers.importing.entries import Key as Owner
from centers.importing.plan import Outcome, Plan
from centers.importing.saving import save_plan
from centers.importing.standing import Directory
from centers.importing.tables import CENTERS, ROOMS

from .recording import Recording
from .snapshots import Key

WRITTEN = (Outcome.CREATED, Outcome.CHANGED)


def save_recorded(recording: Recording, plan: Plan, directory: Directory) -> dict[Owner, int]:
    """Write a plan within the transaction around it, watching the listings that it changes."""
    touched = owners_in(plan)
    standing = {owner: pk for owner, pk in standing_owners(directory) if owner in touched}
    recording.watch([key_of(owner, standing) for owner in standing if parent(owner) in standing])
    known = save_plan(plan, directory)
    for owner in touched - standing.keys():
        if owner in known:
            recording.before.setdefault(key_of(owner, known), None)
    return known


def owners_in(plan: Plan) -> set[Owner]:
    """The listings of which something is written or goes, and the centers of those in one."""
    owners = {
        step.entry.owner
        for steps in plan.steps.values()
        for step in steps
        if step.outcome in WRITTEN
    }
    owners |= {gone.owner for gone in plan.removals()}
    return owners | {parent(owner) for owner in owners}


def parent(owner: Owner) -> Owner:
    """The center of a room; of a center itself."""
    return (owner[0], "")


def standing_owners(directory: Directory) -> Iterator[tuple[Owner, int]]:
    """Every center and room of the directory with its number."""
    for row in directory[CENTERS.name]:
        yield (row.values["slug"], ""), row.pk
    for row in directory[ROOMS.name]:
        yield (row.values["center"], row.values["slug"]), row.pk


def key_of(owner: Owner, known: dict[Owner, int]) -> Key:
    """The numbers of a listing."""
    return Key(known[parent(owner)], known[owner] if owner[1] else None)
