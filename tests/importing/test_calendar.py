"""The calendar of public holidays and make-up workdays, as it was announced."""

from datetime import date
from importlib.metadata import version

import pytest
from chinese_calendar.constants import holidays

from centers.importing.calendar import Loaded, load_calendar, years_from
from centers.models import CalendarDay, Edition

pytestmark = pytest.mark.django_db

LAST_ANNOUNCED = max(holidays)

SOURCE = f"chinesecalendar {version('chinesecalendar')}"


def test_a_year_has_its_holidays_and_make_up_workdays_in_both_languages() -> None:
    assert load_calendar([2026]) == [Loaded(2026, True, created=39)]
    kinds = [CalendarDay.objects.filter(kind=kind).count() for kind in ("holiday", "workday")]
    assert kinds == [33, 6]
    new_year, makeup = (CalendarDay.objects.get(date=date(2026, 1, day)) for day in (1, 4))
    assert [(day.kind, day.name, day.name_en, day.source) for day in (new_year, makeup)] == [
        ("holiday", "元旦", "New Year's Day", SOURCE),
        ("workday", "元旦", "New Year's Day", SOURCE),
    ]


def test_loading_again_changes_nothing() -> None:
    load_calendar([2026])
    edition = Edition.objects.number()
    assert load_calendar([2026]) == [Loaded(2026, True)]
    assert Edition.objects.number() == edition


def test_rows_of_an_older_version_are_updated() -> None:
    CalendarDay.objects.create(
        date=date(2026, 1, 1), kind="workday", name="?", source="chinesecalendar 0.1"
    )
    assert load_calendar([2026]) == [Loaded(2026, True, created=38, changed=1)]
    day = CalendarDay.objects.get(date=date(2026, 1, 1))
    assert (day.kind, day.name, day.source) == ("holiday", "元旦", SOURCE)


def test_rows_that_staff_wrote_or_corrected_are_kept() -> None:
    CalendarDay.objects.create(
        date=date(2026, 1, 1), kind="ordinary", name="元旦", source="街道通知"
    )
    assert load_calendar([2026]) == [Loaded(2026, True, created=38, kept=1)]
    assert CalendarDay.objects.get(date=date(2026, 1, 1)).kind == "ordinary"


def test_a_year_that_is_not_announced_has_no_rows() -> None:
    unknown = LAST_ANNOUNCED.year + 1
    assert load_calendar([unknown]) == [Loaded(unknown, False)]
    assert not CalendarDay.objects.exists()


def test_without_a_year_all_from_last_year_on_are_meant() -> None:
    last = LAST_ANNOUNCED.year
    assert years_from(date(last, 6, 1)) == [last - 1, last]
    assert years_from(date(last + 2, 1, 1)) == []


def test_another_country_has_its_own_holidays(settings) -> None:
    settings.CALENDAR_COUNTRY = "KR"
    load_calendar([2026])
    day = CalendarDay.objects.get(date=date(2026, 8, 15))
    assert (day.kind, day.name, day.name_en) == ("holiday", "광복절", "Liberation Day")
    assert day.source.startswith("holidays ")
    assert CalendarDay.objects.filter(kind="workday").count() == 0
    assert load_calendar([2026])[0].created == 0
