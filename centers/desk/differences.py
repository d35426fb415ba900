"""What changed between two snapshots of a listing: which field, from what, to what, in words."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from centers.models import Amenity, Area, Audience, Service, SpecialDay, WeeklyHours
from centers.models.fields import MinuteField
from centers.rules.clock import write_minute

from .days import changed_hours, special_day_in_words
from .snapshots import PARTS_OF_CENTER, PARTS_OF_ROOM, Part, Snapshot

#: Columns that say whose a row is: the same for all rows of a listing.
OWNERS = ("center", "room")


class Change(NamedTuple):
    """What changed, and what it was and is, in words; "" for what was not or is no longer."""

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        if not self.before:
            return _("%(what)s: added “%(after)s”") % self._asdict()
        if not self.after:
            return _("%(what)s: removed “%(before)s”") % self._asdict()
        return _("%(what)s: from “%(before)s” to “%(after)s”") % self._asdict()


class Words:
    """Says the values of columns as people do; asks for the names of a catalog once."""

    @cached_property
    def names(self) -> dict[type[models.Model], dict[str, str]]:
        """What the entries of each catalog are called, by code."""
        return {
            catalog: {row.pk: str(row) for row in catalog._default_manager.all()}
            for catalog in (Amenity, Area, Audience, Service)
        }

    def of(self, field: Any, value: Any) -> str:
        """A value in words; "" if it states nothing."""
        if value in (None, "", []):
            return ""
        if isinstance(value, list):
            return ", ".join(self.named(field, code) for code in value)
        if field.is_relation:
            return self.named(field, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return plainly(field, value)

    def named(self, field: Any, code: Any) -> str:
        """What a row of a catalog is called; its code if it is there no more."""
        return self.names.get(field.related_model, {}).get(code, str(code))

    def of_row(self, model: type[models.Model], said: dict[str, Any]) -> str:
        """A row of details in words."""
        if model is SpecialDay:
            return special_day_in_words(said)
        fields = (*model._meta.fields, *model._meta.many_to_many)
        stated = [each for each in fields if each.name in said and each.name not in OWNERS]
        told = ((field, self.of(field, said[field.name])) for field in stated)
        return ", ".join(f"{label(field)}: {words}" for field, words in told if words)


def plainly(field: Any, value: Any) -> str:
    """A value of its own in words."""
    if isinstance(value, bool):
        return pgettext("value", "yes") if value else pgettext("value", "no")
    if isinstance(field, MinuteField):
        return write_minute(value)
    moment = parse_datetime(value) if isinstance(field, models.DateTimeField) else None
    if moment:
        return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
    return str(value)


def label(field: Any) -> str:
    """What a column is called on the desk."""
    return str(field.verbose_name)


def changes(before: Snapshot, after: Snapshot, words: Words | None = None) -> list[Change]:
    """What changed between two snapshots of one listing, the listing's own columns first."""
    words = words or Words()
    parts = PARTS_OF_ROOM if "room" in (before or after) else PARTS_OF_CENTER
    own, *details = parts
    found = list(changed_columns(own, before, after, words))
    for part in details:
        found += changed_rows(part, before, after, words)
    return found


def changed_columns(
    part: Part, before: Snapshot, after: Snapshot, words: Words
) -> Iterator[Change]:
    """The columns of the listing itself that differ."""
    name = part.model._meta.model_name or ""
    earlier, later = ((side.get(name) or [{"fields": {}}])[0]["fields"] for side in (before, after))
    for field in (*part.model._meta.fields, *part.model._meta.many_to_many):
        was, now = earlier.get(field.name), later.get(field.name)
        if was != now:
            nothing = _("not stated")
            said = (words.of(field, value) or nothing for value in (was, now))
            yield Change(capfirst(label(field)), *said)


def changed_rows(part: Part, before: Snapshot, after: Snapshot, words: Words) -> Iterator[Change]:
    """The rows of a table that came, went, or say something else."""
    name = part.model._meta.model_name or ""
    what = str(capfirst(part.model._meta.verbose_name))
    if part.model is WeeklyHours:
        for day, *both in changed_hours(before.get(name, []), after.get(name, [])):
            yield Change(f"{what}: {day}", *both)
        return
    earlier, later = (
        {row["pk"]: row["fields"] for row in side.get(name, [])} for side in (before, after)
    )
    for pk in sorted(earlier.keys() | later.keys()):
        if earlier.get(pk) != later.get(pk):
            said = (
                words.of_row(part.model, side[pk]) if pk in side else ""
                for side in (earlier, later)
            )
            yield Change(what, *said)
