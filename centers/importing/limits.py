"""What whoever imports may say: rights hold row by row, as they do on the desk."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Center
from ..rights import KEEPERS_MAY, areas_published_by
from .entries import Entry
from .tables import CENTERS


@dataclass(frozen=True)
class Limits:
    """Rights of somebody who may not do everything: which centers they may publish, by address
    name, to which areas they may add some, and which address names are taken by anybody's.

    That they see no others than their own is a matter of the directory that they import into.
    """

    published: frozenset[str]
    areas: frozenset[str]
    taken: frozenset[str]

    @classmethod
    def of(cls, user: Any) -> "Limits | None":
        """Those of a user; none for a superuser."""
        if user.is_superuser:
            return None
        mine = Center.objects.editable_by(user, as_publisher=True)
        return cls(
            published=frozenset(mine.values_list("slug", flat=True)),
            areas=frozenset(areas_published_by(user).values_list("code", flat=True)),
            taken=frozenset(Center.objects.values_list("slug", flat=True)),
        )

    def check(self, entry: Entry, standing: dict[str, Any] | None) -> None:
        """Refuse a row of a listing that says more than they may; take away what is not theirs."""
        entry.values.pop("imported_from", None)
        if entry.table is CENTERS:
            self.check_center(entry, standing)
        else:
            self.check_room(entry, standing)

    def check_center(self, entry: Entry, standing: dict[str, Any] | None) -> None:
        slug = entry.values["slug"]
        if standing is None:
            self.check_new(entry, slug)
        elif "area" in entry.values and entry.values["area"] != standing["area"]:
            self.check_area(entry)
        if standing is not None and slug not in self.published:
            check_status(entry, standing["status"])

    def check_new(self, entry: Entry, slug: str) -> None:
        """A new center; who may add none is told the same of another's and of none."""
        if not self.areas:
            entry.refuse("slug", slug, _("no center has this code"))
        elif slug in self.taken:
            entry.refuse("slug", slug, _("this address name is taken"))
        else:
            self.check_area(entry)

    def check_area(self, entry: Entry) -> None:
        """An area that they may add to."""
        area = entry.values.get("area") or ""
        if area not in self.areas:
            entry.refuse("area", area, _("this is none of your areas"))

    def check_room(self, entry: Entry, standing: dict[str, Any] | None) -> None:
        if entry.values.get("center") in self.published or not self.is_known(entry):
            return
        if standing is None and not entry.values.get("status"):
            entry.values["status"] = "draft"
        check_status(entry, standing["status"] if standing else "draft")

    def is_known(self, entry: Entry) -> bool:
        """Whether a room is in a center that stands; in a new one it is as public as that."""
        return entry.values.get("center") in self.taken


def check_status(entry: Entry, before: str) -> None:
    """Refuse a status that only a publisher may give."""
    status = entry.values.get("status")
    if status and status not in KEEPERS_MAY[before]:
        entry.refuse("status", status, _("only a publisher may publish or retire this"))
