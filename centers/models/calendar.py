"""The city's calendar: public holidays and make-up workdays, each with its source."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..rules import calendar as rules
from .constraints import one_of
from .edition import Listed
from .language import InLanguage


class CalendarDayManager(models.Manager["CalendarDay"]):
    """Reads the rows as one calendar."""

    def calendar(self) -> rules.Calendar:
        """The city's calendar as far as it is announced: the whole table, in one query."""
        rows = self.values_list("date", "kind", "name", "name_en").order_by()
        days = {
            day: rules.CalendarDay(rules.DateKind(kind), name, name_en)
            for day, kind, name, name_en in rows
        }
        return rules.Calendar(days, settings.CALENDAR_COUNTRY)

    def out_of_week(self, first: date, last: date) -> "models.QuerySet[CalendarDay]":
        """The holidays and make-up workdays from a date to another, both included."""
        return self.filter(date__range=(first, last)).exclude(kind="ordinary")


class CalendarDayKind(models.TextChoices):
    """What a date is instead of what its weekday says."""

    HOLIDAY = "holiday", _("public holiday")
    WORKDAY = "workday", _("make-up workday")
    ORDINARY = "ordinary", _("ordinary day")


class CalendarDay(Listed):
    """A date that is not what its weekday says. A year with no rows is *not yet announced*."""

    Kind = CalendarDayKind

    date = models.DateField(_("date"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=60, help_text=_("Such as 国庆节."))
    name_en = models.CharField(_("English name"), max_length=60, blank=True)
    source = models.CharField(_("source"), max_length=200, help_text=_("Who announced it, where."))

    title = InLanguage("name")

    objects = CalendarDayManager()

    class Meta:
        ordering = ["date"]
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        constraints = [one_of("kind", CalendarDayKind)]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.title}"
