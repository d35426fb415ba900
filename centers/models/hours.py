"""When a center or room is open: weekly hours, special days, and the times a room is taken."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import SpecialDayQuerySet
from ..rights import OwnedQuerySet
from ..rules.clock import MINUTES_A_DAY, write_minute
from ..search.keeping import OwnedKeptManager
from .constraints import CheckBeside
from .edition import Listed
from .fields import MinuteField


class Weekday(models.IntegerChoices):
    """Days of the week by their ISO number."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


def is_span(opens: str = "opens_minute", closes: str = "closes_minute") -> Q:
    """The condition under which two columns hold a span of at most a day, as times can write it."""
    starts_that_day = Q(**{f"{opens}__gte": 0, f"{opens}__lt": MINUTES_A_DAY})
    whole_day = Q(**{opens: 0, closes: MINUTES_A_DAY})
    less_than_a_day = Q(**{f"{closes}__lt": F(opens) + MINUTES_A_DAY})
    return starts_that_day & Q(**{f"{closes}__gt": F(opens)}) & (less_than_a_day | whole_day)


class PartOfCenter(Listed):
    """A detail of a center, or of one of its rooms where ``room`` is set."""

    center = models.ForeignKey("centers.Center", models.CASCADE, verbose_name=_("center"))
    # Most rows are of no room: SQLite took an index of rooms for the way to these, and read them
    # all. Each table has one of the rows of rooms alone.
    room = models.ForeignKey(
        "centers.Room",
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        verbose_name=_("room"),
        help_text=_("Leave empty for the center itself."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        if self.room and self.room.center_id != self.center_id:
            raise ValidationError({"room": _("This room belongs to another center.")})


class Span(PartOfCenter):
    """A detail with a time it opens and a time it closes, in minutes after midnight."""

    opens_minute = MinuteField(_("opens"))
    closes_minute = MinuteField(
        _("closes"), help_text=_("A time earlier than it opens means the next morning.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self.run_past_midnight()
        if self.opens_minute == MINUTES_A_DAY:
            raise ValidationError({"opens_minute": _("The start of a day is 00:00.")})
        if self.opens_minute is not None and self.opens_minute == self.closes_minute:
            raise ValidationError({"closes_minute": _("It cannot close at the time it opens.")})

    def run_past_midnight(self) -> None:
        """Read 22:00–02:00, as typed, as a span that ends on the next day."""
        if self.opens_minute is None or self.closes_minute is None:
            return
        if self.closes_minute < self.opens_minute:
            self.closes_minute += MINUTES_A_DAY

    @property
    def times(self) -> str:
        """The span as people write it: 09:00–17:00."""
        return f"{write_minute(self.opens_minute)}–{write_minute(self.closes_minute)}"


class WeeklyHours(Span):
    """Open from–to on a weekday; several a day; perhaps only for a season."""

    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    valid_from = models.DateField(_("from date"), null=True, blank=True)
    valid_until = models.DateField(_("until date"), null=True, blank=True)

    objects = OwnedKeptManager()

    class Meta:
        ordering = ["weekday", "opens_minute"]
        verbose_name = _("weekly hours")
        verbose_name_plural = _("weekly hours")
        indexes = [
            models.Index(
                name="weekly_hours_of_center",
                fields=["center", "weekday", "opens_minute", "closes_minute"],
                condition=Q(room__isnull=True),
            ),
            models.Index(
                name="weekly_hours_of_room",
                fields=["room", "weekday", "opens_minute", "closes_minute"],
                condition=Q(room__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="weekly_hours_weekday", condition=Q(weekday__range=(1, 7))),
            CheckBeside(
                beside="closes_minute",
                name="weekly_hours_span",
                condition=is_span(),
                violation_error_message=_("This is longer than a day."),
            ),
            CheckBeside(
                beside="valid_until",
                name="weekly_hours_season",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("The season ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.times}"


class SpecialDay(Span):
    """A dated exception, over one day or more: closed, or open at other hours, with a reason."""

    starts_on = models.DateField(_("from date"))
    ends_on = models.DateField(_("until date"))
    # A closed day has no times, so both may be null here.
    opens_minute = MinuteField(  # type: ignore[assignment]
        _("opens"),
        null=True,
        blank=True,
        help_text=_("Leave both times empty if it is closed."),
    )
    closes_minute = MinuteField(  # type: ignore[assignment]
        _("closes"), null=True, blank=True
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = SpecialDayQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "opens_minute"]
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        indexes = [
            models.Index(
                name="special_day_of_center",
                fields=["center", "ends_on", "starts_on"],
                condition=Q(room__isnull=True),
            ),
            models.Index(
                name="special_day_of_room",
                fields=["room", "ends_on", "starts_on"],
                condition=Q(room__isnull=False),
            ),
        ]
        constraints = [
            CheckBeside(
                beside="ends_on",
                name="special_day_range",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("It ends before it starts."),
            ),
            CheckBeside(
                beside="closes_minute",
                name="special_day_span",
                condition=Q(opens_minute__isnull=True, closes_minute__isnull=True)
                | Q(is_span(), opens_minute__isnull=False, closes_minute__isnull=False),
                violation_error_message=_("Give both times, or neither if it is closed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dates} {self.times}"

    def clean(self) -> None:
        super().clean()
        if self.ends_on is None:
            self.ends_on = self.starts_on

    @property
    def dates(self) -> str:
        """The date, or the first and the last of several."""
        first, last = f"{self.starts_on:%Y-%m-%d}", f"{self.ends_on:%Y-%m-%d}"
        return first if first == last else f"{first}–{last}"

    @property
    def times(self) -> str:
        """The other hours as people write them, or the word for closed."""
        return str(_("closed")) if self.opens_minute is None else super().times


class Occupied(Listed):
    """A time when a room is taken. It never holds a name or a purpose."""

    room = models.ForeignKey("centers.Room", models.CASCADE, verbose_name=_("room"))
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"))

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["starts"]
        verbose_name = _("occupied time")
        verbose_name_plural = _("occupied times")
        indexes = [models.Index(fields=["room", "starts"], name="occupied_room_starts")]
        constraints = [
            CheckBeside(
                beside="ends",
                name="occupied_ends_after_start",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("It ends before it starts."),
            ),
            models.UniqueConstraint(name="occupied_once", fields=["room", "starts", "ends"]),
        ]

    def __str__(self) -> str:
        starts, ends = timezone.localtime(self.starts), timezone.localtime(self.ends)
        return f"{starts:%Y-%m-%d %H:%M}–{ends:%H:%M}"
