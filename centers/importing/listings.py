"""What makes a row a listing: a name, a place, and a status that the file may leave open."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .entries import Entry, Key
from .groups import Group
from .sources import Source
from .tables import CENTERS

PLACE = ("address", "area", "latitude")


def settle_listing(group: Group, source: Source, former: set[Key]) -> None:
    """Settle the status of a listing, and refuse one that can be none.

    One at a ``former`` address of another would hide that from whoever still has the address.
    """
    for entry in list(group.entries):
        before = group.left[0].values if group.left else {}
        settle_status(entry, before, source)
        settle_origin(entry, before, source)
        settle_closure(entry, before)
        refuse_unlisted(entry, before | entry.values)
        if entry.owner in former and becomes_public(entry, before):
            reason = _("This was the address of another listing before.")
            entry.refuse("slug", entry.values["slug"], reason)
        if entry.refusal:
            group.refuse(entry)


def becomes_public(entry: Entry, before: dict[str, Any]) -> bool:
    """Whether a row makes a new listing, or publishes a draft."""
    status = entry.values.get("status", before.get("status"))
    return not before or before["status"] == "draft" != status


def settle_status(entry: Entry, before: dict[str, Any], source: Source) -> None:
    """An empty status is what it was; a new listing gets the one that its source gives."""
    if entry.values.get("status") is not None:
        return
    entry.values.pop("status", None)
    is_retired = before.get("status") == "retired"
    if not before or (is_retired and source.revives):
        entry.values["status"] = source.status[entry.table.name]
    elif is_retired:
        reason = _("this listing is retired and stays so; to bring it back, write a status")
        entry.warn("status", "", reason)


def settle_origin(entry: Entry, before: dict[str, Any], source: Source) -> None:
    """A new listing is from this source, unless the file of another directory says from which."""
    said = entry.values.pop("imported_from", "")
    if not before:
        entry.values["imported_from"] = (source.owns_directory and said) or source.name


def settle_closure(entry: Entry, before: dict[str, Any]) -> None:
    """A closure of which the file tells one end alone must fit the other, or stays as it was."""
    after = before | entry.values
    starts, ends = after.get("closed_from"), after.get("closed_until")
    if starts and ends and ends < starts:
        for key in ("closed_from", "closed_until"):
            entry.values.pop(key, None)
        entry.warn("closed_until", str(ends), _("it ends before it starts"))


def refuse_unlisted(entry: Entry, after: dict[str, Any]) -> None:
    """Refuse a listing without a name, and a center without any place."""
    if not after.get("name"):
        entry.refuse("name", "", _("a new listing needs a name"))
    elif entry.table is CENTERS and not any(
        after.get(column) not in ("", None) for column in PLACE
    ):
        entry.refuse("address", "", _("a center needs a place: an address, an area or a point"))
