"""Weekly hours as a week: a line for each day, and a week more for each part of the year."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Weekday, WeeklyHours
from ..rules.clock import MINUTES_A_DAY
from ..rules.daytimes import (
    LATEST_MORNING,
    BadTimesError,
    Fault,
    read_times,
    says_same,
    write_times,
)
from ..rules.overlaps import weekly_hours_overlap
from ..rules.spans import Span, Spans
from .rows import OfRoom
from .whole import WholeFormSet, WholeInline

CLOSED = pgettext_lazy("a day without hours", "closed")
FAULTS = {
    Fault.UNREADABLE: _("Write hours such as 09:00–12:00, 13:30–17:00, or “closed”."),
    Fault.EMPTY: _("It cannot close at the time it opens."),
    Fault.BACKWARD: _("This ends before it starts. Only up to 06:00 is read as the next morning."),
    Fault.OVERLAP: _("This overlaps with %(other)s."),
}
OVERLAP = FAULTS[Fault.OVERLAP]
DAYS = {f"day_{day.value}": day for day in Weekday}

Season = tuple[date | None, date | None]


def read_line(text: str, *, latest_morning: int = LATEST_MORNING) -> Spans:
    """The spans of a day's line; raises ValidationError with the sentence that says why not."""
    try:
        return read_times(text, latest_morning=latest_morning)
    except BadTimesError as bad:
        raise ValidationError(FAULTS[bad.fault], params={"other": bad.other}) from None


class DayField(forms.CharField):
    """The hours of a weekday in a line: spans, "=" as it stands, "" if nothing is typed.

    What is stored already, as it is `shown`, may run further into the next morning than what
    is typed.
    """

    def __init__(self, weekday: Weekday, shown: str) -> None:
        self.shown = shown
        widget = forms.TextInput(attrs={"size": 28, "autocomplete": "off", "class": "day-hours"})
        super().__init__(required=False, label=weekday.label, max_length=200, widget=widget)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text or says_same(text):
            return text
        latest = MINUTES_A_DAY if text == self.shown else LATEST_MORNING
        return read_line(text, latest_morning=latest)


class WeekForm(forms.Form):
    """One week: the hours of its seven days, always or within a part of the year."""

    valid_from = forms.DateField(label=_("from date"), required=False, widget=AdminDateWidget)
    valid_until = forms.DateField(label=_("until date"), required=False, widget=AdminDateWidget)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, weekday in DAYS.items():
            self.fields[name] = DayField(weekday, self.initial.get(name, ""))

    @property
    def days(self) -> list[Any]:
        """The lines of the week."""
        return [self[name] for name in DAYS]

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or self.cleaned_data
        self.repeat_above(typed)
        self.refuse_silent_days(typed)
        first, last = typed.get("valid_from"), typed.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The season ends before it starts."))
        return typed

    def repeat_above(self, typed: dict[str, Any]) -> None:
        """Read “=” as the line above it."""
        above: Any = ""
        for name in DAYS:
            if isinstance(typed.get(name), str) and typed[name]:
                typed[name] = above
                if not isinstance(above, tuple):
                    self.add_error(name, _("There are no hours above that it could repeat."))
            above = typed.get(name)

    def refuse_silent_days(self, typed: dict[str, Any]) -> None:
        """Take an empty line neither for closed nor for not known, beside days that say something.

        Beside another week, that of a part of the year may leave out the days that it leaves be.
        """
        said = [name for name in DAYS if name in self.errors or isinstance(typed.get(name), tuple)]
        silent = [name for name in DAYS if name not in said]
        if said and not any(typed.get(name) or name in self.errors for name in said):
            self.add_error(
                said[0],
                _("Closed all week? Then choose the status “temporarily closed” instead."),
            )
        if said and not (typed.get("valid_from") or typed.get("valid_until")):
            for name in silent:
                self.add_error(name, _("Write hours, or “closed” if it is closed that day."))

    def rows(self) -> list[WeeklyHours]:
        """What it states, as rows of the table that are not stored."""
        typed = self.cleaned_data
        season = {"valid_from": typed.get("valid_from"), "valid_until": typed.get("valid_until")}
        return [
            WeeklyHours(
                weekday=weekday,
                opens_minute=span.opens_minute,
                closes_minute=span.closes_minute,
                **season,
            )
            for name, weekday in DAYS.items()
            for span in typed.get(name) or ()
        ]


class WeekFormSet(WholeFormSet):
    """The weeks of a place. Without any, its hours are not stated."""

    keys = ("valid_from", "valid_until")
    #: Whether to ask for a word that nobody knows them, see `CenterWeekFormSet`.
    asks_on_purpose = False

    def initial_of(self, stored: list[WeeklyHours]) -> list[dict[str, Any]]:
        ordered = sorted(stored, key=lambda row: (_season_order(row), row.opens_minute))
        weeks = [week_shown(list(rows)) for _, rows in groupby(ordered, key=_season_order)]
        if any(not has_season(week) for week in weeks):
            for week in filter(has_season, weeks):
                week.update({name: "" for name in DAYS if week[name] == str(CLOSED)})
        return weeks or [{}]

    def label_of(self, values: dict[str, list[str]]) -> str:
        """The part of the year in which a week holds."""
        return "–".join(values[name][0] for name in self.keys).strip("–")

    @property
    def week(self) -> Any:
        """The first week, which most places have alone."""
        return self.forms[0]

    @property
    def seasons(self) -> list[Any]:
        """The weeks of parts of the year, the last of them empty."""
        return self.forms[1:]

    @property
    def has_seasons(self) -> bool:
        """Whether any part of the year has a week of its own."""
        return any(form.has_changed() or form.initial for form in self.seasons)

    def clean(self) -> None:
        """Refuse hours of one week that overlap with another's, or run into the next day's."""
        if any(self.errors):
            return
        earlier: list[WeeklyHours] = []
        for form in self.forms:
            for row in form.rows():
                other = next((one for one in earlier if weekly_hours_overlap(one, row)), None)
                if other and not form.has_error(f"day_{row.weekday}"):
                    form.add_error(f"day_{row.weekday}", OVERLAP % {"other": other})
                earlier.append(row)

    def typed(self) -> list[WeeklyHours]:
        """What all weeks state."""
        return [row for form in self.forms for row in form.rows()]

    def write(self) -> None:
        wanted = {_said(row): row for row in self.typed()}
        kept = {_said(row) for row in self.stored}
        self.remove(row for row in self.stored if _said(row) not in wanted)
        for said, row in wanted.items():
            if said not in kept:
                place_in(row, self.instance)
                self.add(row)


def place_in(row: Any, place: Any) -> None:
    """Make a row a detail of a center, or of a room and with it of its center."""
    if hasattr(place, "center_id"):
        row.room, row.center_id = place, place.center_id
    else:
        row.center = place


def week_shown(rows: list[WeeklyHours]) -> dict[str, Any]:
    """What a week's lines show of rows of one season: the days without any are closed."""
    season: dict[str, Any] = {"valid_from": rows[0].valid_from, "valid_until": rows[0].valid_until}
    for name, weekday in DAYS.items():
        spans = tuple(
            Span(row.opens_minute, row.closes_minute) for row in rows if row.weekday == weekday
        )
        season[name] = write_times(spans) if spans else str(CLOSED)
    return season


def has_season(week: dict[str, Any]) -> bool:
    """Whether a week, as it is shown, is that of a part of the year."""
    return bool(week["valid_from"] or week["valid_until"])


def season_of(row: WeeklyHours) -> str:
    """The part of the year in which hours hold, in brackets; "" if it is all of it."""
    if not (row.valid_from or row.valid_until):
        return ""
    return f" ({row.valid_from or ''}–{row.valid_until or ''})"


def _season_order(row: WeeklyHours) -> tuple[date, date]:
    return row.valid_from or date.min, row.valid_until or date.max


def _said(row: WeeklyHours) -> tuple[Any, ...]:
    return row.weekday, row.opens_minute, row.closes_minute, row.valid_from, row.valid_until


class WeekInline(WholeInline):
    """Weekly hours as weeks."""

    model = WeeklyHours
    form_class = WeekForm
    formset_class = WeekFormSet
    extra_forms = 1
    template = "admin/week.html"

    class Media:
        js = [Script("centers/week.js", defer=True)]


class RoomWeek(OfRoom, WeekInline):
    """The weekly hours of a room."""

    verbose_name_plural = _("weekly hours, if not those of its center")
