"""Dates, times, numbers and distances in the form that each language has for them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation

from centers.models import Room
from centers.templatetags.finding import away, on_foot
from centers.templatetags.reading import answered, floor
from centers.wording.moments import Asked, day, days, duration, moment, weekday_and_day

LANGUAGES = ("zh-hans", "zh-hant", "en")
NOW = datetime(2026, 12, 3, 9, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
THURSDAY = NOW.date()
UNKNOWN = "until further notice"


def in_each(tell):
    """What is told in simplified Chinese, in traditional Chinese and in English."""
    told = []
    for language in LANGUAGES:
        with translation.override(language):
            told.append(str(tell()))
    return told


def rendered(template, **context):
    return Template("{% load i18n reading %}" + template).render(Context(context))


COUNTED = (
    '{% blocktranslate trimmed count found=n with count=n|floatformat:"0g" %}'
    "{{ count }} room{% plural %}{{ count }} rooms{% endblocktranslate %}"
)


@pytest.mark.parametrize(
    ("tell", "told"),
    [
        (lambda: day(THURSDAY), ["2026年12月3日", "2026年12月3日", "3 Dec 2026"]),
        (lambda: weekday_and_day(THURSDAY), ["周四 12月3日", "週四 12月3日", "Thu 3 Dec"]),
        (
            lambda: days(THURSDAY, date(2026, 12, 5)),
            ["2026年12月3日至5日", "2026年12月3日至5日", "3–5 Dec 2026"],
        ),
        (
            lambda: days(date(2026, 12, 31), date(2027, 1, 2)),
            ["2026年12月31日至2027年1月2日"] * 2 + ["31 Dec 2026 – 2 Jan 2027"],
        ),
        (
            lambda: days(None, None),
            ["恢复时间另行通知", "恢復時間另行通知", "until further notice"],
        ),
        (
            lambda: moment(NOW.replace(hour=19, minute=0)),
            ["2026年12月3日 19:00", "2026年12月3日 19:00", "3 Dec 2026 19:00"],
        ),
        (
            lambda: Asked(NOW).opens(NOW + timedelta(days=1)),
            ["明日 09:05", "明日 09:05", "09:05 tomorrow"],
        ),
        (
            lambda: Asked(NOW).by(NOW - timedelta(hours=16, minutes=5)),
            ["周三 12月2日 17:00", "週三 12月2日 17:00", "Wed 2 Dec 17:00"],
        ),
        (lambda: duration(60), ["1 小时", "1 小時", "1 hour"]),
        (lambda: duration(90), ["90 分钟", "90 分鐘", "90 minutes"]),
        (lambda: away(0.351), ["相距 350 米", "相距 350 米", "350 m away"]),
        (lambda: away(1.23), ["相距 1.2 公里", "相距 1.2 公里", "1.2 km away"]),
        (
            lambda: on_foot(0.05),
            ["步行约 1 分钟（估计）", "步行約 1 分鐘（估計）", "about 1 minute on foot (estimate)"],
        ),
        (
            lambda: on_foot(1.2),
            [
                "步行约 21 分钟（估计）",
                "步行約 21 分鐘（估計）",
                "about 21 minutes on foot (estimate)",
            ],
        ),
        (lambda: rendered(COUNTED, n=1), ["1 个场地", "1 個場地", "1 room"]),
        (lambda: rendered(COUNTED, n=2), ["2 个场地", "2 個場地", "2 rooms"]),
        (lambda: rendered(COUNTED, n=1234), ["1234 个场地", "1234 個場地", "1,234 rooms"]),
        (
            lambda: answered("1-5 08:00-17:00; 6 09:00-12:00"),
            [
                "星期一至星期五 08:00–17:00；星期六 09:00–12:00",
                "星期一至星期五 08:00–17:00；星期六 09:00–12:00",
                "Monday–Friday 08:00–17:00; Saturday 09:00–12:00",
            ],
        ),
        (
            lambda: floor(Room(floor="3楼")),
            [
                '<span class="whole">3楼</span>',
                '<span class="whole">3樓</span>',
                '<span class="whole">floor 3</span>',
            ],
        ),
        (
            lambda: floor(Room(floor="屋顶")),
            [
                '<span class="whole">屋顶</span>',
                '<span class="whole">屋頂</span>',
                '<span class="whole"><span lang="zh-Hans">屋顶</span></span>',
            ],
        ),
    ],
)
def test_each_language_has_its_own_form(tell, told):
    assert in_each(tell) == told
