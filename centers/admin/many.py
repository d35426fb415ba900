"""Many centers at once: closed on some dates, or given the hours of another; looked over first."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import clock
from ..desk.snapshots import digest_of
from ..models import Center, Occupied, SpecialDay, WeeklyHours
from ..models.fields import MinuteFormField
from ..rules.overlaps import special_days_contradict
from .checking import Checking
from .meanwhile import SEEN
from .occupying import instant
from .week import season_of

MOST = 500
FOUND = 50


class Touched(NamedTuple):
    """What is about to happen to a center, in words; nothing if `rows` is empty."""

    center: Center
    rows: list[Any]
    now: str
    then: str


class SpecialDayForm(forms.Form):
    """A special day of many centers."""

    starts_on = forms.DateField(label=gettext_lazy("from date"), widget=AdminDateWidget)
    ends_on = forms.DateField(
        label=gettext_lazy("until date"),
        required=False,
        widget=AdminDateWidget,
        help_text=gettext_lazy("Leave empty for a single day."),
    )
    opens_minute = MinuteFormField(
        label=gettext_lazy("opens"),
        required=False,
        help_text=gettext_lazy("Leave both times empty if it is closed."),
    )
    closes_minute = MinuteFormField(label=gettext_lazy("closes"), required=False)
    reason = forms.CharField(label=gettext_lazy("reason"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            try:
                self.row().full_clean(exclude=["center"])
            except ValidationError as refused:
                self.add_error(None, ValidationError(refused.messages))
        return self.cleaned_data

    def row(self, center: Center | None = None) -> SpecialDay:
        """The special day, of a center if one is given."""
        row = SpecialDay(center=center, **self.cleaned_data)
        row.clean()
        return row

    def touched(self, centers: Iterable[Center]) -> list[Touched]:
        """What it does to centers that were read with their hours."""
        return [self.touch(center) for center in centers]

    def touch(self, center: Center) -> Touched:
        row = self.row(center)
        same_dates = [each for each in own_days(center) if overlaps(each, row)]
        stands_against = [each for each in same_dates if special_days_contradict(each, row)]
        said = "\n".join(str(each) for each in same_dates)
        if stands_against:
            return Touched(center, [], said, _("stays as it is: these dates say something already"))
        return Touched(center, [row], said, str(row))


def own_days(center: Center) -> list[SpecialDay]:
    """The special days of a center other than those of its rooms."""
    return [day for day in center.specialday_set.all() if day.room_id is None]


def overlaps(one: SpecialDay, other: SpecialDay) -> bool:
    """Whether two ranges share a date."""
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


class CopyForm(forms.Form):
    """What to copy, and to which centers."""

    hours = forms.BooleanField(
        label=gettext_lazy("the weekly hours, instead of theirs"), required=False
    )
    special_days = forms.BooleanField(
        label=gettext_lazy("the special days that are not over, beside theirs"), required=False
    )

    def __init__(self, source: Center, targets: Any, today: date, data: Any = None) -> None:
        self.source, self.today = source, today
        super().__init__(data)
        self.fields["targets"] = forms.ModelMultipleChoiceField(
            targets,
            label=gettext_lazy("to these centers"),
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        if not (self.cleaned_data.get("hours") or self.cleaned_data.get("special_days")):
            self.add_error("hours", _("Choose what to copy."))
        if len(self.cleaned_data.get("targets", ())) > MOST:
            self.add_error("targets", _("Choose at most %d centers.") % MOST)
        return self.cleaned_data

    def touched(self) -> list[Touched]:
        """What copying does to each of the centers."""
        return [self.touch(center) for center in self.cleaned_data["targets"].with_hours()]

    def touch(self, center: Center) -> Touched:
        """What it does to one: the rows that it has to get, and in words what changes."""
        week = weekly(self.source) if self.cleaned_data["hours"] else []
        days = self.days_for(center) if self.cleaned_data["special_days"] else []
        now = week_words(weekly(center)) if week else ""
        then = "\n".join(filter(None, [week_words(week) if week else "", *map(str, days)]))
        return Touched(center, [*week, *days], now, then)

    def days_for(self, center: Center) -> list[SpecialDay]:
        """The coming special days that stand against none that the center has."""
        theirs = own_days(center)
        return [
            day
            for day in self.source.special_days_from(self.today)
            if not any(special_days_contradict(each, day) for each in theirs)
        ]


def weekly(center: Center) -> list[WeeklyHours]:
    """The week of a center other than those of its rooms."""
    return [row for row in center.weeklyhours_set.all() if row.room_id is None]


def week_words(rows: list[WeeklyHours]) -> str:
    """A week, a line for each of its times."""
    return "\n".join(f"{row}{season_of(row)}" for row in rows) or _("not stated")


def word_for(touched: list[Touched]) -> str:
    """A word that differs where something else would happen, or happens to something else."""
    return digest_of([[each.center.pk, each.now, each.then] for each in touched])


def is_looked_over(request: HttpRequest, touched: list[Touched]) -> bool:
    """Whether to store it: that is asked for, and it is still what the page told."""
    if not touched or request.POST.get("stage") != "apply":
        return False
    if request.POST.get(SEEN, word_for(touched)) == word_for(touched):
        return True
    messages.warning(request, _("Centers were changed meanwhile. Look again."))
    return False


@transaction.atomic
def apply(touched: list[Touched]) -> int:
    """Store what was looked over; how many centers were touched."""
    changed = [each for each in touched if each.rows]
    for each in changed:
        if any(isinstance(row, WeeklyHours) for row in each.rows):
            replace_week(each.center, [row for row in each.rows if isinstance(row, WeeklyHours)])
        for row in each.rows:
            if isinstance(row, SpecialDay):
                anew(row, each.center).save()
    return len(changed)


def replace_week(center: Center, rows: list[WeeklyHours]) -> None:
    """Give a center these weekly hours instead of its own."""
    for row in weekly(center):
        row.delete()
    for row in rows:
        anew(row, center).save()


def anew(row: Any, center: Center) -> Any:
    """The same row, not stored yet, of another center."""
    names = [field.name for field in row._meta.fields if field.name not in ("id", "center", "room")]
    return type(row)(center=center, **{name: getattr(row, name) for name in names})


class ManyCenters(Checking):
    """Centers, of which many can be changed at once."""

    def own_views(self) -> dict[str, Any]:
        return {**super().own_views(), "copy": self.copy}

    @admin.action(
        permissions=["change"],
        description=gettext_lazy("Closed on … (or other hours), for all that are chosen"),
    )
    def add_special_day(self, request: HttpRequest, chosen: Any) -> HttpResponse | None:
        """A special day for the chosen centers, with a look at who is touched."""
        if chosen.count() > MOST:
            messages.error(request, _("Choose at most %d centers.") % MOST)
            return None
        sent = request.POST if "stage" in request.POST else None
        form = SpecialDayForm(sent)
        touched = form.touched(chosen.with_hours()) if form.is_valid() else []
        if is_looked_over(request, touched):
            return self.applied(request, touched)
        context = {
            "form": form,
            "touched": touched,
            "seen": word_for(touched),
            "taken": taken_in(chosen, form.row()) if touched else 0,
            "chosen": chosen,
            "action": "add_special_day",
            "checkbox": ACTION_CHECKBOX_NAME,
            **self.page_around(request, None, _("Closed on …")),
        }
        return render(request, "admin/many_special_day.html", context)

    def copy(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Copy the hours or special days of a center to others that whoever asks may change."""
        center = self.listing_at(request, object_id)
        source = Center.objects.filter(pk=center.pk).with_hours().get()
        others: Any = self.get_queryset(request).exclude(pk=center.pk).exclude(status="retired")
        words = request.GET.get("q", "")
        form = CopyForm(source, others, clock.now(request).date(), sent_by(request))
        touched = form.touched() if form.is_valid() else []
        if is_looked_over(request, touched):
            return self.applied(request, touched)
        form.fields["targets"].choices = [  # type: ignore[attr-defined]
            (each.pk, " · ".join(filter(None, (each.title, each.local_address))))
            for each in (others.matching(words).order_by("name", "pk")[:FOUND])
        ]
        context = {
            "form": form,
            "touched": touched,
            "seen": word_for(touched),
            "words": words,
            "found": FOUND,
            **self.page_around(request, center, _("Copy to other centers")),
        }
        return render(request, "admin/many_copy.html", context)

    def applied(self, request: HttpRequest, touched: list[Touched]) -> HttpResponse:
        """Store what was looked over, and say so."""
        number = apply(touched)
        for each in touched:
            if each.rows:
                self.log_change(request, each.center, [{"changed": {"fields": ["hours"]}}])
        said = ngettext("%d center was changed.", "%d centers were changed.", number) % number
        messages.success(request, said)
        return HttpResponseRedirect(self.address_of_list())


def sent_by(request: HttpRequest) -> Any:
    """What was sent, if anything was."""
    return request.POST if request.method == "POST" else None


def taken_in(centers: Any, day: SpecialDay) -> int:
    """How many occupied times of rooms of some centers fall on a special day's dates."""
    rows = Occupied.objects.filter(room__center__in=centers.values("pk"))
    first, last = instant(day.starts_on, 0), instant(day.ends_on, 24 * 60)
    return rows.filter(starts__lt=last, ends__gt=first).count()
