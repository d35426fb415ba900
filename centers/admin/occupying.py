"""When a room is taken: a week to type in, repeated if need be, and calendar files."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import clock
from ..importing.busy import BadCalendarError, Time, busy_times
from ..models import CalendarDay, Occupied, Room
from ..models.timetables import hours_of
from ..rules.clock import read_date
from ..rules.daytimes import read_times, write_times
from ..rules.spans import Span
from ..wording.days import lines_of
from ..wording.moments import weekday_and_day
from .checking import Checking
from .week import read_line

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)
#: The times to free that take longer than a line can say.
LONGER = "longer"
FURTHEST = timedelta(days=366)


class TakenField(forms.CharField):
    """The times of a date, one a line; spans. The page sends along which it showed."""

    def __init__(self, label: str) -> None:
        widget = forms.Textarea(attrs={"rows": 4, "cols": 14, "autocomplete": "off"})
        super().__init__(
            required=False, label=label, max_length=600, widget=widget, show_hidden_initial=True
        )

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read_line(text) if text else ()


class TakenWeekForm(forms.Form):
    """The times at which a room is taken in the week from a Monday on."""

    repeat_until = forms.DateField(
        label=gettext_lazy("repeat what is new every week until"),
        required=False,
        widget=AdminDateWidget,
    )
    known_until = forms.DateField(
        label=gettext_lazy("occupied times published until"),
        required=False,
        widget=AdminDateWidget,
        show_hidden_initial=True,
        help_text=gettext_lazy(
            "Up to this date visitors read that a room is free where nothing stands here; after it"
            " they are told to ask."
        ),
    )

    def __init__(self, room: Room, monday: date, data: Any = None) -> None:
        self.room, self.monday = room, monday
        self.dates = {f"day_{n}": monday + n * ONE_DAY for n in range(7)}
        self.stored, self.longer = rows_of_week(room, monday)
        initial = {name: shown(self.stored[day]) for name, day in self.dates.items()}
        super().__init__(data, initial={**initial, "known_until": room.occupied_known_until})
        for name, day in self.dates.items():
            self.fields[name] = TakenField(weekday_and_day(day))

    def clean_repeat_until(self) -> date | None:
        until: date | None = self.cleaned_data["repeat_until"]
        if until and not self.monday <= until <= self.monday + FURTHEST:
            raise ValidationError(_("Choose a date within a year from this week on."))
        return until

    @property
    def days(self) -> list[tuple[Any, list[Any]]]:
        """The field of each date, with the lines that tell when the room is open then."""
        hours = hours_of([self.room], CalendarDay.objects.calendar())[self.room]
        return [(self[name], lines_of(hours.day(day))) for name, day in self.dates.items()]

    @transaction.atomic
    def save(self) -> tuple[int, int]:
        """Add and remove times; how many of each.

        What was changed on the page is changed, whatever somebody else stored meanwhile.
        """
        added, gone = 0, self.longer_to_free()
        for name, day in self.dates.items():
            typed, shown = times_at(day, self.cleaned_data[name]), self.shown(name)
            gone += [row for row in self.stored[day] if time_of(row) in shown - typed]
            new = typed - shown
            added += add(self.room, [one for time in new for one in self.repeated(time)])
        if "known_until" in self.changed_data:
            self.room.occupied_known_until = self.cleaned_data["known_until"]
            self.room.save(update_fields=["occupied_known_until"])
        return added, remove(gone)

    def shown(self, name: str) -> set[Time]:
        """The times of a date that the page showed."""
        stored = {time_of(row) for row in self.stored[self.dates[name]]}
        text = self.data.get(self.add_initial_prefix(name))
        try:
            spans: Any = self.fields[name].to_python(text)
        except ValidationError:
            return stored
        return stored if text is None else times_at(self.dates[name], spans)

    def longer_to_free(self) -> list[Occupied]:
        """The times that no line can say and that were ticked to be free again."""
        data: Any = self.data
        ticked = data.getlist(LONGER)
        return [row for row in self.longer if str(row.pk) in ticked]

    def changed_meanwhile(self) -> list[str]:
        """The dates of which somebody else stored something while the page was open.

        Among them, in words, the date until which times are published.
        """
        stored = {
            name: {time_of(row) for row in self.stored[day]} for name, day in self.dates.items()
        }
        changed = [name for name in self.dates if stored[name] != self.shown(name)]
        until = self.data.get(self.add_initial_prefix("known_until"))
        if until is not None and until != str(self.room.occupied_known_until or ""):
            changed.append("known_until")
        return [str(self.fields[name].label) for name in changed]

    def repeated(self, time: Time) -> list[Time]:
        """A time, and the same every week until the date that was asked for."""
        until = self.cleaned_data["repeat_until"] or self.monday
        weeks = range(max(0, (until - timezone.localdate(time[0])).days // 7) + 1)
        return [(time[0] + n * ONE_WEEK, time[1] + n * ONE_WEEK) for n in weeks]


def rows_of_week(room: Room, monday: date) -> tuple[dict[date, list[Occupied]], list[Occupied]]:
    """The times that start on each date of a week; and those that are longer than a line says."""
    found: dict[date, list[Occupied]] = {monday + n * ONE_DAY: [] for n in range(7)}
    longer = []
    week = (instant(monday, 0), instant(monday + ONE_WEEK, 0))
    for row in room.occupied_set.filter(starts__lt=week[1], ends__gt=week[0]):
        if not fits_a_line(row):
            longer.append(row)
        elif row.starts >= week[0]:
            found[timezone.localdate(row.starts)].append(row)
    return found, longer


def fits_a_line(row: Occupied) -> bool:
    """Whether a time can be typed in the line of the date that it starts on."""
    spans = (span_of(row),)
    try:
        return read_times(write_times(spans)) == spans
    except ValueError:
        return False


def time_of(row: Occupied) -> Time:
    """From when until when it is."""
    return row.starts, row.ends


def shown(rows: list[Occupied]) -> str:
    """Times as they are typed, one a line."""
    return "\n".join(write_times((span_of(row),)) for row in rows)


def span_of(row: Occupied) -> Span:
    """The minutes of a time, after the midnight before it."""
    starts = timezone.localtime(row.starts)
    minute = starts.hour * 60 + starts.minute
    return Span(minute, minute + int((row.ends - row.starts).total_seconds()) // 60)


def times_at(day: date, spans: Iterable[Span]) -> set[Time]:
    """The instants of spans of a date."""
    return {(instant(day, span.opens_minute), instant(day, span.closes_minute)) for span in spans}


def instant(day: date, minute: int) -> datetime:
    """The instant of a minute counted from the midnight of a date."""
    midnight = datetime.combine(day, datetime.min.time(), timezone.get_default_timezone())
    return midnight + timedelta(minutes=minute)


def told(dates: list[str]) -> str:
    """The sentence on what somebody else changed while the page was open."""
    sentence = _("Meanwhile somebody else changed: %(dates)s. Both your changes stand now.")
    return sentence % {"dates": ", ".join(dates)}


def remove(rows: list[Occupied]) -> int:
    """Delete times; how many."""
    for row in rows:
        row.delete()
    return len(rows)


def add(room: Room, times: list[Time]) -> int:
    """Store the times that are not stored yet; how many."""
    there = set(room.occupied_set.values_list("starts", "ends"))
    new = sorted(set(times) - there)
    for starts, ends in new:
        Occupied(room=room, starts=starts, ends=ends).save()
    return len(new)


class CalendarFileForm(forms.Form):
    """A calendar file, of which nothing is read but times."""

    file = forms.FileField(label=gettext_lazy("calendar file (.ics)"))
    until = forms.DateField(label=gettext_lazy("read it until"), widget=AdminDateWidget)

    def __init__(self, today: date, data: Any = None, files: Any = None) -> None:
        self.today = today
        super().__init__(data, files, initial={"until": today + timedelta(days=90)})

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if not self.today <= until <= self.today + FURTHEST:
            raise ValidationError(_("Choose a date within a year from today on."))
        return until

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.times = self.read(self.cleaned_data["file"], self.cleaned_data["until"])
        return self.cleaned_data

    def read(self, file: Any, until: date) -> list[Time]:
        """The times of the file from today on."""
        zone = timezone.get_default_timezone()
        try:
            return busy_times(file.read(), self.today, until, zone)
        except BadCalendarError as bad:
            self.add_error("file", str(bad))
            return []


class TimesForm(forms.Form):
    """Times that were looked over, as a page sends them back."""

    time = forms.CharField()

    def clean_time(self) -> list[Time]:
        data: Any = self.data
        try:
            return [read_time(text) for text in data.getlist("time")]
        except ValueError:
            raise ValidationError(_("These are no times.")) from None


def read_time(text: str) -> Time:
    """A time as `write_time` writes it; raises ValueError."""
    starts, ends = (datetime.fromisoformat(part) for part in text.split("/"))
    if not (starts.tzinfo and ends.tzinfo and starts < ends and is_near(starts) and is_near(ends)):
        raise ValueError(text)
    return starts, ends


def is_near(moment: datetime) -> bool:
    """Whether a moment is no further away than a calendar file is read."""
    return abs(moment - timezone.now()) <= FURTHEST + ONE_WEEK


def write_time(time: Time) -> str:
    """A time as a page sends it back."""
    return "/".join(moment.isoformat() for moment in time)


class Occupying(Checking):
    """A room, whose occupied times have pages of their own."""

    def own_views(self) -> dict[str, Any]:
        return {
            **super().own_views(),
            "occupied": self.occupied_week,
            "occupied-file": self.occupied_file,
        }

    def occupied_week(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """A week of occupied times, to add to and remove from."""
        room = self.listing_at(request, object_id)
        monday = monday_asked(request)
        sent = request.POST if request.method == "POST" else None
        form = TakenWeekForm(room, monday, sent)
        if form.is_valid():
            meanwhile = form.changed_meanwhile()
            added, removed = form.save()
            self.log_change(request, room, [{"changed": {"fields": ["occupied times"]}}])
            words = {"added": added, "removed": removed}
            messages.success(request, _("Added: %(added)d. Removed: %(removed)d.") % words)
            if meanwhile:
                messages.warning(request, told(meanwhile))
            return HttpResponseRedirect(f"{request.path}?week={monday}")
        context = {
            "form": form,
            "file_form": CalendarFileForm(clock.now(request).date()),
            "before": monday - ONE_WEEK,
            "after": monday + ONE_WEEK,
            "file_address": self.address("occupied-file", room),
            **self.page_around(request, room, _("Occupied times")),
        }
        return render(request, "admin/occupied_week.html", context)

    def occupied_file(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """A calendar file: its times to look over, then to store."""
        room = self.listing_at(request, object_id)
        looked_over = TimesForm(request.POST)
        if request.method == "POST" and "time" in request.POST and looked_over.is_valid():
            with transaction.atomic():
                number = add(room, looked_over.cleaned_data["time"])
            self.log_change(request, room, [{"changed": {"fields": ["occupied times"]}}])
            said = ngettext("%d time was added.", "%d times were added.", number) % number
            messages.success(request, said)
            return HttpResponseRedirect(self.address("occupied", room))
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = CalendarFileForm(clock.now(request).date(), *sent)
        found = form.times if form.is_valid() else []
        context = {
            "form": form,
            "times": [(write_time(time), *time) for time in found],
            "file_address": self.address("occupied-file", room),
            **self.page_around(request, room, _("Occupied times from a calendar file")),
        }
        return render(request, "admin/occupied_file.html", context)


def monday_asked(request: HttpRequest) -> date:
    """The Monday of the week that the address asks for, else of this one."""
    try:
        day = read_date(request.GET.get("week", ""))
    except ValueError:
        day = clock.now(request).date()
    return day - timedelta(days=day.weekday())
