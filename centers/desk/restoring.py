"""Restoring: a listing says again what it said, or is there again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from centers.models import FormerSlug, Occupied

from .models import Version
from .snapshots import Key, Part, Snapshot, objects_in, parts_of, take

#: Whether and where a listing is public is not brought back with what it said.
STAYS = ("status", "slug", "area")
#: Nor is a room free again because it was once, nor an old address lost.
STAYING_TABLES = (FormerSlug, Occupied)


@transaction.atomic
def restore(version: Version) -> None:
    """Bring a listing back to a version of it; raises ValidationError if that cannot be any more.

    Of a listing that still stands, its status, address name, area, former addresses and occupied
    times stay as they are; one that is gone comes back as it was.
    """
    key = Key(version.center, version.room)
    now = take([key]).get(key)
    own, *details = parts_of(key)
    restore_listing(own, version.snapshot, now)
    for part in details:
        if now is None or part.model not in STAYING_TABLES:
            restore_rows(part, version.snapshot, now or {})


def restore_listing(part: Part, snapshot: Snapshot, now: Snapshot | None) -> None:
    """Bring the listing's own row back."""
    [said] = objects_in(snapshot, part)
    listing = said.object
    stands = part.model._base_manager.filter(pk=listing.pk).first()
    listing._state.adding = stands is None
    for name in STAYS if stands else ():
        if hasattr(listing, name):
            setattr(listing, name, getattr(stands, name))
    store(said)


def restore_rows(part: Part, snapshot: Snapshot, now: Snapshot) -> None:
    """Bring the rows of a table back: what says otherwise goes, then comes what is gone."""
    table = part.model._meta.model_name or ""
    wanted, standing = snapshot.get(table, []), now.get(table, [])
    stale = [row["pk"] for row in standing if row not in wanted]
    for row in part.model._base_manager.filter(pk__in=stale):
        row.delete()
    missing: Snapshot = {table: [row for row in wanted if row not in standing]}
    for said in objects_in(missing, part):
        store(said)


def store(said: Any) -> None:
    """Save a row from a snapshot as any other is saved: checked, and with the next edition."""
    row = said.object
    try:
        row.full_clean()
    except ValidationError as error:
        raise ValidationError([f"{row}: {sentence}" for sentence in error.messages]) from error
    row.save()
    for name, listed in (said.m2m_data or {}).items():
        getattr(row, name).set(listed)


def gone_with(version: Version) -> list[Version]:
    """The rooms that were deleted together with a center, to come back with it."""
    if version.room:
        return []
    together = Version.objects.filter(center=version.center, at=version.at)
    return list(together.filter(how=Version.How.DELETED).exclude(room=None))
