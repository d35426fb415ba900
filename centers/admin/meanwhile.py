"""Two people on one listing: who saves second is told what changed meanwhile, and loses nothing."""

import json
from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from ..desk.differences import Change, changes
from ..desk.models import Version
from ..desk.recording import key_of
from ..desk.snapshots import Snapshot, digest_of, parts_of, take
from ..models import Edition
from .sheets import Clash, sheets_of

#: The field of a page that says which state of the listing it showed.
SEEN = "_seen"
#: The boxes by which somebody keeps what the other wrote.
THEIRS = "_theirs"


class Meanwhile(NamedTuple):
    """What changed while somebody was at a page, by whom and when, and what both changed."""

    who: str
    at: str
    changes: list[Change]
    clashes: list[Clash]


def seen(listing: Any) -> str:
    """The word for the state that a listing is in."""
    key = key_of(listing)
    return digest_of(take([key]).get(key)) if key else ""


def merge_if_changed(model_admin: Any, request: HttpRequest, listing: Any) -> Meanwhile | None:
    """Merge what was sent into what stands now, if the page showed another state; what to tell.

    What is told is looked over before it is saved, so nothing is stored of such a page.
    """
    sent = request.POST.copy()
    keep_theirs(sent)
    request.POST = sent  # type: ignore[assignment]
    key, shown = key_of(listing), sent.get(SEEN)
    if key is None or not shown:
        return None
    # Whoever writes at this moment comes first, and is seen below.
    Edition.objects.hold()
    now = take([key]).get(key)
    if now is None or digest_of(now) == shown:
        return None
    versions = Version.objects.of(*key)
    before = versions.filter(digest=shown).first()
    clashes = [
        clash
        for sheet in sheets_of(model_admin, request, listing, parts_of(key))
        for clash in sheet.merge(sent, before.snapshot if before else None, now)
    ]
    return told(before, list(versions.filter(pk__gt=before.pk)) if before else [], now, clashes)


def keep_theirs(sent: QueryDict) -> None:
    """Put what the other wrote in place of what was sent, where somebody ticked that."""
    for ticked in sent.pop(THEIRS, []):
        for name, values in read_taken(ticked).items():
            sent.setlist(name, values)


def read_taken(ticked: str) -> dict[str, list[str]]:
    """What a ticked box stands for, see `Clash`; nothing if it is no such thing."""
    try:
        taken = json.loads(ticked)
        return {str(name): [str(value) for value in values] for name, values in taken.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def told(
    before: Version | None, since: list[Version], now: Snapshot, clashes: list[Clash]
) -> Meanwhile:
    """What to tell of what changed since a version; little, if that was not recorded."""
    if before is None or not since:
        return Meanwhile("", "", [], clashes)
    names = dict.fromkeys(version.by or _("somebody") for version in reversed(since))
    at = f"{timezone.localtime(since[0].at):%Y-%m-%d %H:%M}"
    return Meanwhile(", ".join(names), at, changes(before.snapshot, now), clashes)
