"""Recording: whatever is written while somebody's request runs becomes versions of the listings.

The desk records every request that may write (`centers.desk.site`). Rows that are saved or deleted
one by one are noticed by Django's signals; whoever writes many at once calls `watch` before.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model, signals
from django.utils import timezone

from centers.models import Center, Edition, Room, ServiceOffer
from centers.rights import CENTER_OF

from .models import Version
from .snapshots import Key, Snapshot, digest_of, take

How = Version.How


class Recording:
    """Listings about to change, as they were; and what will be said of the change."""

    def __init__(self, by: str, how: str) -> None:
        self.by = by[:150]
        self.how = how
        self.at = timezone.now()
        self.before: dict[Key, Snapshot | None] = {}

    def watch(self, keys: Collection[Key]) -> None:
        """Remember listings as they are, if they are not watched already."""
        fresh = [key for key in keys if key not in self.before]
        if fresh:
            # Whoever writes waits for those who do, so what is remembered is what is changed.
            Edition.objects.hold()
            found = take(fresh)
            self.before |= {key: found.get(key) for key in fresh}

    def keep(self) -> None:
        """Store a version of each listing that is not as it was."""
        after = take(self.before)
        changed = [key for key in self.before if self.before[key] != after.get(key)]
        centers = {key.center for key in changed}
        last = {
            Key(center, room): digest
            for center, room, digest in Version.objects.filter(center__in=centers)
            .newest()
            .values_list("center", "room", "digest")
        }
        versions = []
        for key in changed:
            before, now = self.before[key], after.get(key)
            if before is not None and last.get(key) != digest_of(before):
                versions.append(self.version(key, before, How.BEFORE))
            if now is not None:
                versions.append(self.version(key, now, self.how if before else self.added))
            elif before is not None:
                versions.append(self.version(key, before, How.DELETED))
        Version.objects.bulk_create(versions, batch_size=200)

    @property
    def added(self) -> str:
        """What is said of a listing that is new."""
        return How.ADDED if self.how == How.CHANGED else self.how

    def version(self, key: Key, snapshot: Snapshot, how: str) -> Version:
        """A version of a listing, not stored yet. Nobody knows who left what stood before."""
        [own] = snapshot["room" if key.room else "center"]
        return Version(
            center=key.center,
            room=key.room,
            name=own["fields"]["name"],
            at=self.at,
            by="" if how == How.BEFORE else self.by,
            how=how,
            snapshot=snapshot,
            digest=digest_of(snapshot),
        )


current: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recorded(by: str, how: str = How.CHANGED) -> Iterator[Recording]:
    """Record what is written inside, in one transaction, as somebody's doing."""
    recording = Recording(by, how)
    token = current.set(recording)
    try:
        with transaction.atomic():
            yield recording
            if recording.before:
                recording.keep()
    finally:
        current.reset(token)


def watch(*rows: Any) -> None:
    """Note that listings, or details of listings, are about to be written many at once."""
    if recording := current.get():
        recording.watch([key for row in rows if (key := key_of(row))])


def key_of(row: Any) -> Key | None:
    """The listing that a row is or belongs to; none if it is not stored yet."""
    match row:
        case Center():
            return Key(row.pk) if row.pk else None
        case Room():
            return Key(row.center_id, row.pk) if row.pk else None
    if getattr(row, "room_id", None):
        return Key(row.room.center_id, row.room_id)
    return Key(row.center_id) if getattr(row, "center_id", None) else None


def before_write(sender: type[Model], instance: Any, **more: Any) -> None:
    """Watch whose row is about to be saved or deleted, and whose it was."""
    if current.get():
        stored = sender._base_manager.filter(pk=instance.pk).first() if instance.pk else None
        watch(instance, *filter(None, [stored]))


def after_save(sender: type[Model], instance: Any, **more: Any) -> None:
    """Note a listing that is new: there was nothing of it before."""
    if (recording := current.get()) and (key := key_of(instance)):
        recording.before.setdefault(key, None)


def before_list_changes(sender: type[Model], instance: Any, **more: Any) -> None:
    """Watch whose list of audiences is about to change, seen from either side."""
    if current.get() and type(instance).__name__ in CENTER_OF:
        watch(instance)


def listen() -> None:
    """Hear of every row of a center that is written, from now on."""
    for name in CENTER_OF:
        model = apps.get_model("centers", name)
        signals.pre_save.connect(before_write, model, dispatch_uid=f"desk save {name}")
        signals.pre_delete.connect(before_write, model, dispatch_uid=f"desk delete {name}")
    for listing in (Center, Room):
        signals.post_save.connect(after_save, listing, dispatch_uid=f"desk new {listing}")
    for lists in (Room.audiences.through, ServiceOffer.audiences.through):
        signals.m2m_changed.connect(before_list_changes, lists, dispatch_uid=f"desk list {lists}")
