"""Two people on one listing: who saves second is told what changed meanwhile, and loses nothing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from ..desk.differences import changes
from ..desk.models import Version
from ..desk.recording import key_of
from ..desk.snapshots import Key, Snapshot, digest_of, objects_in, parts_of, take
from ..models import Edition

#: The field of a page that says which state of the listing it showed.
SEEN = "_seen"


def seen(listing: Any) -> str:
    """The word for the state that a listing is in."""
    key = key_of(listing)
    return digest_of(take([key]).get(key)) if key else ""


def refuse_if_changed(form: forms.ModelForm) -> None:
    """Refuse a page that shows another state than the listing is in, in words; see `keep_theirs`.

    The page is shown again with all that was typed, and with what changed meanwhile.
    """
    key, shown = key_of(form.instance), form.data.get(SEEN)
    if key is None or not shown:
        return
    # Whoever writes at this moment comes first, and is seen below.
    Edition.objects.hold()
    now = take([key]).get(key, {})
    if digest_of(now) == shown:
        return
    versions = Version.objects.of(*key)
    before = versions.filter(digest=shown).first()
    if before:
        form.data = keep_theirs(form, key, before.snapshot)
    form.add_error(None, ValidationError(told(before, versions.first(), now)))


def told(before: Version | None, last: Version | None, now: Snapshot) -> list[str]:
    """What to tell: that, when and by whom it was changed, each change, and how to go on."""
    if before is None or last is None:
        first = _("This listing was changed while you were at it, by no one at this desk.")
        return [first, how_to_go_on()]
    who = {
        "name": last.by or _("somebody"),
        "time": f"{timezone.localtime(last.at):%H:%M}",
    }
    first = _("While you were at it, %(name)s changed this listing at %(time)s:") % who
    return [first, *(str(change) for change in changes(before.snapshot, now)), how_to_go_on()]


def how_to_go_on() -> str:
    return _(
        "Nothing is saved yet and nothing of yours is lost: it stands below. Fields that you did"
        " not touch show their text now; rows, such as phones and hours, stand as you left them."
        " Look it over and save again."
    )


def keep_theirs(form: forms.ModelForm, key: Key, before: Snapshot) -> Any:
    """What was sent, with what is stored now wherever it is what was shown."""
    [said] = objects_in(before, parts_of(key)[0])
    base = type(form)(instance=said.object)
    sent_all: Any = form.data
    merged = sent_all.copy()
    for name, field in form.fields.items():
        sent = form[name].data
        shown = base.get_initial_for_field(field, name)
        stored = form.get_initial_for_field(field, name)
        if not field.has_changed(shown, sent) and field.has_changed(stored, sent):
            fill_in(merged, form.add_prefix(name), field, stored)
    return merged


def fill_in(data: QueryDict, name: str, field: forms.Field, value: Any) -> None:
    """Put a value among what was sent, as a browser would send it."""
    if isinstance(field.widget, forms.CheckboxInput):
        data.setlist(name, ["on"] if value else [])
        return
    shown = field.widget.format_value(field.prepare_value(value))
    data.setlist(name, shown if isinstance(shown, list) else [shown or ""])


def without_the_gone(data: Any, prefix: str, rows: QuerySet[Any]) -> Any:
    """What was sent of some rows; those that somebody deleted meanwhile are sent as new ones.

    Their numbers lead to nothing any more, and a page that holds them could never be saved.
    """
    stored = int(data.get(f"{prefix}-INITIAL_FORMS") or 0)
    sent = [data.get(f"{prefix}-{n}-id", "") for n in range(stored)]
    there = rows.filter(pk__in=[pk for pk in sent if pk.isdecimal()])
    standing = {str(pk) for pk in there.values_list("pk", flat=True)}
    if not all(sent):
        # Rows that are typed as a whole, such as a week, have no numbers.
        return data
    gone = [n for n, pk in enumerate(sent) if pk not in standing]
    if not gone:
        return data
    # Formsets take the first rows for those that are stored.
    order = [n for n in range(stored) if n not in gone] + gone
    moved = [
        (place, name, data.getlist(name))
        for place, n in enumerate(order)
        for name in row_of(data, prefix, n)
    ]
    for place, name, values in moved:
        field = name.split("-", 2)[2]
        is_new = field == "id" and order[place] in gone
        data.setlist(f"{prefix}-{place}-{field}", [""] if is_new else values)
    data[f"{prefix}-INITIAL_FORMS"] = str(stored - len(gone))
    return data


def row_of(data: Any, prefix: str, number: int) -> list[str]:
    """The names of what was sent of a row."""
    return [name for name in data if name.startswith(f"{prefix}-{number}-")]
