"""The sentences of an answer to a wish, in both languages, case by case."""

from dataclasses import replace

import pytest
from django.utils import translation

from centers.models import Room
from centers.models.lending import facts_of
from centers.rules.decision import CautionCode, ReasonCode
from centers.rules.facts import AskWay, Fee, RoomFacts
from centers.rules.lending import decide
from centers.rules.timetable import Closure, Timetable
from centers.rules.wish import Wish
from centers.wording.lending import Told, Way, WayKind, amenity_names, told
from centers.wording.moments import Asked
from tests.factories import lend_to, make_amenity, make_audience, make_center, make_room
from tests.rules.places import CALENDAR, at, hours, on, special, weekly
from tests.rules.rooms import (
    NOTHING_STATED,
    NOW,
    THURSDAY,
    UNSURE_AFTERNOON,
    occupied,
    on_thursday,
    tea_room,
)

pytestmark = pytest.mark.django_db

SEMINAR = hours(
    Timetable(weekly("1234567", "09:00-21:00"), special(THURSDAY, THURSDAY, "", "研讨日"))
)
SHORT = hours(
    Timetable(
        weekly("1234567", "09:00-21:00"),
        special(THURSDAY, THURSDAY, "09:00-09:30 13:00-13:45", "研讨日"),
    )
)
OFFICE = hours(Timetable(weekly("12345", "09:00-12:00 13:00-17:00")))
NO_POLICY = hours(Timetable(weekly("1234567", "09:00-21:00")))
NIGHTS = hours(Timetable(weekly("4", "20:00-24:00") + weekly("5", "20:00-02:00")))
GOLDEN_WEEK, MAKEUP_SATURDAY = on("10-02"), on("10-10")
BEFORE_GOLDEN_WEEK = at("2026-09-28 10:00")
SHUT = Closure(on("12-01"), on("12-05"), "装修")
NEXT_YEAR = tea_room(furthest_days=60, occupied_known_until=None, notice_days=None)


def shut(closure: Closure) -> RoomFacts:
    return tea_room(hours=hours(Timetable(weekly("1234567", "09:00-21:00"), closure=closure)))


@pytest.fixture
def room() -> Room:
    make_amenity("projector", name="投影仪", name_en="Projector", position=1)
    make_amenity("microphone", name="话筒", name_en="Microphone", position=2)
    make_audience("resident", name="居民", name_en="Residents", position=1)
    make_audience("business", name="企业", name_en="Businesses", position=2)
    return lend_to(make_room(), "business", "resident")


def tell(room: Room, facts: RoomFacts, wish: Wish, now=NOW) -> Told:
    decision = decide(wish, facts, now)
    return told(room, facts, wish, decision, Asked(now), amenity_names(wish))


def in_both(tell_it):
    """What is told in English and in Chinese."""
    said = []
    for language in ("en", "zh-hans"):
        with translation.override(language):
            said.append(tell_it())
    return tuple(said)


REASONS = [
    (
        ReasonCode.TOO_SMALL,
        tea_room(),
        Wish(people=13),
        "holds 12 people at most",
        "最多容纳 12 人",
    ),
    (
        ReasonCode.TOO_SMALL,
        tea_room(people=1, layouts={}),
        Wish(people=2),
        "holds 1 person at most",
        "最多容纳 1 人",
    ),
    (
        ReasonCode.NO_SUCH_LAYOUT,
        tea_room(),
        Wish(layout="standing"),
        "does not come in the layout “standing”",
        "不能按“站立式”布置",
    ),
    (
        ReasonCode.NO_SUCH_LAYOUT,
        tea_room(),
        Wish(people=11, layout="boardroom"),
        "holds 10 people at most in the layout “boardroom”",
        "按“会议桌式”布置最多容纳 10 人",
    ),
    (
        ReasonCode.NO_SUCH_LAYOUT,
        tea_room(layouts={"boardroom": 1}),
        Wish(people=2, layout="boardroom"),
        "holds 1 person at most in the layout “boardroom”",
        "按“会议桌式”布置最多容纳 1 人",
    ),
    (
        ReasonCode.NOT_FOR_YOU,
        tea_room(),
        Wish(audience="rider"),
        "lent only to: Residents, Businesses",
        "只借给：居民、企业",
    ),
    (
        ReasonCode.LACKS,
        tea_room(),
        Wish(amenities=("microphone",)),
        "not there: Microphone",
        "没有：话筒",
    ),
    (
        ReasonCode.PAID,
        tea_room(fee=Fee.PAID),
        Wish(free_only=True),
        "not free of charge",
        "需要收费",
    ),
    (
        ReasonCode.CLOSED_TEMPORARILY,
        shut(SHUT),
        on_thursday(14),
        "temporarily closed 1–5 Dec (装修)",
        "暂停开放：12月1日至5日（装修）",
    ),
    (
        ReasonCode.CLOSED_TEMPORARILY,
        shut(Closure()),
        on_thursday(14),
        "temporarily closed until further notice",
        "暂停开放：恢复时间另行通知",
    ),
    (
        ReasonCode.CLOSED,
        tea_room(hours=SEMINAR),
        on_thursday(14, 16),
        "closed on Thu 3 Dec (研讨日)",
        "周四 12月3日不开放（研讨日）",
    ),
    (
        ReasonCode.CLOSED,
        tea_room(hours=OFFICE),
        on_thursday(18),
        "closed at that time; hours on Thu 3 Dec: 09:00–12:00 and 13:00–17:00",
        "该时段不开放，周四 12月3日开放时间：09:00–12:00、13:00–17:00",
    ),
    (
        ReasonCode.CLOSED,
        tea_room(hours=OFFICE, occupied=()),
        on_thursday(11, 13),
        "closed for part of that time; hours on Thu 3 Dec: 09:00–12:00 and 13:00–17:00",
        "该时段有一部分不开放，周四 12月3日开放时间：09:00–12:00、13:00–17:00",
    ),
    (
        ReasonCode.CLOSED,
        tea_room(hours=SHORT),
        on_thursday(),
        "not open for a whole hour on Thu 3 Dec: 09:00–09:30 and 13:00–13:45 (研讨日)",
        "周四 12月3日开放不足一小时：09:00–09:30、13:00–13:45（研讨日）",
    ),
    (
        ReasonCode.OCCUPIED,
        tea_room(),
        on_thursday(10),
        "taken then; free that day 09:00–10:00 and 12:00–21:00",
        "该时段已被占用，当日空闲：09:00–10:00、12:00–21:00",
    ),
    (
        ReasonCode.OCCUPIED,
        tea_room(occupied=occupied("2026-12-03 09:00/2026-12-03 21:00")),
        on_thursday(10),
        "taken then",
        "该时段已被占用",
    ),
    (
        ReasonCode.OCCUPIED,
        tea_room(occupied=occupied("2026-12-03 09:00/2026-12-03 21:00")),
        on_thursday(),
        "taken: not free for a whole hour that day",
        "已被占用，当日没有一整小时空闲",
    ),
    (
        ReasonCode.OCCUPIED,
        tea_room(occupied=occupied("2026-12-03 09:30/2026-12-03 21:00")),
        on_thursday(),
        "not free for a whole hour that day, only 09:00–09:30",
        "当日没有一整小时空闲，只空 09:00–09:30",
    ),
    (
        ReasonCode.TOO_LATE,
        tea_room(notice_days=5),
        on_thursday(14),
        "one had to ask by Thu 26 Nov 17:00 (5 working days before)",
        "须在周四 11月26日 17:00 前预约（提前 5 个工作日），现已过时",
    ),
    (
        ReasonCode.TOO_LATE,
        tea_room(notice_days=1),
        Wish(date=on("11-30"), starts_minute=14 * 60),
        "one had to ask by Fri 27 Nov 17:00 (1 working day before)",
        "须在周五 11月27日 17:00 前预约（提前 1 个工作日），现已过时",
    ),
    (
        ReasonCode.TOO_LATE,
        tea_room(notice_days=0),
        Wish(date=on("11-30"), starts_minute=9 * 60),
        "that time has passed",
        "该时间已过",
    ),
    (
        ReasonCode.TOO_LATE,
        tea_room(notice_days=0),
        Wish(date=on("11-29")),
        "no free hour is left that day",
        "当日已没有一小时的空闲",
    ),
    (
        ReasonCode.TOO_FAR_AHEAD,
        tea_room(furthest_days=2),
        on_thursday(14),
        "lent at most 2 days ahead: today until Wed 2 Dec",
        "最多提前 2 天预约，今日可约至周三 12月2日",
    ),
    (
        ReasonCode.TOO_FAR_AHEAD,
        tea_room(furthest_days=1),
        on_thursday(14),
        "lent at most 1 day ahead: today until Tue 1 Dec",
        "最多提前 1 天预约，今日可约至周二 12月1日",
    ),
    (
        ReasonCode.TOO_FAR_AHEAD,
        tea_room(furthest_days=0),
        on_thursday(14),
        "lent on the same day only",
        "只借当天",
    ),
    (
        ReasonCode.TOO_LONG,
        tea_room(),
        on_thursday(14, 18),
        "lent for 3 hours at most",
        "每次最长借用 3 小时",
    ),
    (
        ReasonCode.TOO_LONG,
        tea_room(longest_minutes=90),
        on_thursday(14, 18),
        "lent for 90 minutes at most",
        "每次最长借用 90 分钟",
    ),
    (
        ReasonCode.PEOPLE_NOT_STATED,
        tea_room(people=None, layouts={}),
        Wish(people=2),
        "nobody stated how many people it holds",
        "未说明能容纳多少人",
    ),
    (
        ReasonCode.PEOPLE_NOT_STATED,
        tea_room(),
        Wish(people=12, layout="u_shape"),
        "nobody stated how many people it holds in the layout “U-shape”",
        "未说明按“U 形”布置能容纳多少人",
    ),
    (
        ReasonCode.LAYOUT_NOT_STATED,
        tea_room(layouts={}),
        Wish(layout="rows"),
        "nobody stated whether it comes in the layout “rows”",
        "未说明能否按“成排座椅”布置",
    ),
    (
        ReasonCode.AUDIENCE_NOT_STATED,
        tea_room(audiences=frozenset()),
        Wish(audience="business"),
        "nobody stated to whom it is lent",
        "未说明借给谁",
    ),
    (
        ReasonCode.AMENITY_NOT_STATED,
        tea_room(amenities={}),
        Wish(amenities=("projector",)),
        "nobody stated whether it is there: Projector",
        "未说明有没有：投影仪",
    ),
    (
        ReasonCode.FEE_NOT_STATED,
        tea_room(fee=Fee.NOT_STATED),
        Wish(free_only=True),
        "nobody stated whether it is free of charge",
        "未说明是否免费",
    ),
    (
        ReasonCode.HOURS_NOT_CONFIRMED,
        tea_room(hours=NOTHING_STATED.hours),
        on_thursday(14),
        "nobody stated the hours of Thu 3 Dec",
        "未说明周四 12月3日的开放时间",
    ),
    (
        ReasonCode.OCCUPIED_NOT_KNOWN,
        tea_room(occupied_known_until=None),
        on_thursday(14),
        "nobody published when it is taken",
        "占用情况未公布",
    ),
    (
        ReasonCode.OCCUPIED_NOT_KNOWN,
        tea_room(occupied_known_until=on("12-02")),
        on_thursday(14),
        "when it is taken is published only until Wed 2 Dec",
        "占用情况只公布到周三 12月2日",
    ),
    (
        ReasonCode.NOTICE_NOT_STATED,
        tea_room(notice_days=None),
        on_thursday(14),
        "nobody stated how long before one must ask",
        "未说明须提前多久预约",
    ),
    (
        ReasonCode.NOT_CHECKED,
        tea_room(checked_on=None),
        Wish(),
        "nobody has ever checked these facts",
        "信息从未核对",
    ),
    (
        ReasonCode.NOT_CHECKED,
        tea_room(checked_on=on("11-29", 2025)),
        Wish(),
        "last checked 29 Nov 2025, more than a year ago",
        "最近核对于 2025年11月29日，已超过一年",
    ),
]


@pytest.mark.parametrize(("code", "facts", "wish", "english", "chinese"), REASONS)
def test_a_reason_is_a_sentence_with_its_facts(room, code, facts, wish, english, chinese):
    said = in_both(lambda: [(one.reason.code, one.text) for one in tell(room, facts, wish).reasons])
    assert said == ([(code, english)], [(code, chinese)])


def test_every_reason_is_held_here():
    assert {code for code, *_ in REASONS} == set(ReasonCode)


UNSURE = [
    (
        "a holiday without a policy, with what is usual",
        NO_POLICY,
        Wish(date=GOLDEN_WEEK, starts_minute=14 * 60),
        "the hours of Fri 2 Oct are not confirmed; usually 09:00–21:00 (National Day)",
        "周五 10月2日的开放时间未确认，通常为 09:00–21:00（国庆节）",
    ),
    (
        "a holiday without anything usual",
        OFFICE,
        Wish(date=on("10-03"), starts_minute=14 * 60),
        "the hours of Sat 3 Oct are not confirmed (National Day)",
        "周六 10月3日的开放时间未确认（国庆节）",
    ),
    (
        "the afternoon of a make-up workday",
        UNSURE_AFTERNOON,
        Wish(date=MAKEUP_SATURDAY, starts_minute=14 * 60),
        (
            "the hours of Sat 10 Oct are not confirmed; usually 09:00–18:00 "
            "(make-up workday, National Day)"
        ),
        "周六 10月10日的开放时间未确认，通常为 09:00–18:00（国庆节调休上班日）",
    ),
    (
        "past the midnight of a day that is certain",
        hours(Timetable(weekly("1234567", "20:00-24:00"))),
        Wish(date=on("09-30"), starts_minute=23 * 60, ends_minute=60),
        "the hours at that time are not confirmed",
        "该时段是否开放未确认",
    ),
]


@pytest.mark.parametrize(
    ("stated", "wish", "english", "chinese"),
    [case[1:] for case in UNSURE],
    ids=[case[0] for case in UNSURE],
)
def test_hours_that_are_not_confirmed_say_why(room, stated, wish, english, chinese):
    facts = tea_room(hours=stated, occupied_known_until=on("12-31"))
    said = in_both(
        lambda: [one.text for one in tell(room, facts, wish, BEFORE_GOLDEN_WEEK).reasons]
    )
    assert said == ([english], [chinese])


def test_what_is_free_is_not_told_of_a_date_whose_taken_times_are_not_all_known(room):
    facts = tea_room(occupied_known_until=on("12-02"))
    assert [one.text for one in tell(room, facts, on_thursday(10)).reasons] == [
        "taken then",
        "when it is taken is published only until Wed 2 Dec",
    ]


def test_what_is_free_past_midnight_is_told_if_the_next_date_is_known_as_well(room):
    bar = tea_room(
        hours=hours(Timetable(weekly("4", "20:00-02:00"))),
        occupied=occupied("2026-12-03 20:00/2026-12-03 22:00"),
    )
    told_until = {
        known_until: tell(room, replace(bar, occupied_known_until=known_until), on_thursday(21))
        for known_until in (THURSDAY, on("12-04"))
    }
    assert [[one.text for one in answer.reasons] for answer in told_until.values()] == [
        ["taken then"],
        ["taken then; free that day 22:00–02:00 next day"],
    ]


EVENING_BEFORE = [
    ("12-05", 1, 3, "closed for part of that time"),
    ("12-05", 3, 4, "closed on Sat 5 Dec"),
    (
        "12-11",
        1,
        3,
        "closed at that time; hours on Fri 11 Dec: 20:00–02:00 next day",
    ),
]


@pytest.mark.parametrize(("day", "starts", "ends", "said"), EVENING_BEFORE)
def test_hours_of_the_evening_before_are_hours_too(room, day, starts, ends, said):
    wish = Wish(date=on(day), starts_minute=starts * 60, ends_minute=ends * 60)
    assert [one.text for one in tell(room, tea_room(hours=NIGHTS), wish).reasons] == [said]


def test_a_date_of_another_year_has_its_year(room):
    wish = Wish(date=on("01-14", 2027), starts_minute=22 * 60)
    texts = [one.text for one in tell(room, NEXT_YEAR, wish).reasons]
    assert texts == [
        "closed at that time; hours on Thu 14 Jan 2027: 09:00–21:00",
        "nobody published when it is taken",
        "nobody stated how long before one must ask",
    ]


def test_words_that_a_listing_states_are_told_with_their_language(room):
    [reason] = tell(room, shut(SHUT), on_thursday(14)).reasons
    assert reason.quoted == ("装修", "zh-Hans")
    [reason] = tell(
        room,
        tea_room(hours=NO_POLICY, occupied_known_until=on("12-31")),
        Wish(date=GOLDEN_WEEK, starts_minute=14 * 60),
        BEFORE_GOLDEN_WEEK,
    ).reasons
    assert reason.quoted == ("National Day", "en")


CAUTIONS = [
    (
        CautionCode.CLOSED_NOW,
        shut(replace(SHUT, starts_on=on("11-30"))),
        Wish(),
        "temporarily closed 30 Nov – 5 Dec (装修)",
        "暂停开放：11月30日至12月5日（装修）",
    ),
    (
        CautionCode.FREE_ON_CONDITIONS,
        tea_room(fee=Fee.CONDITIONAL),
        Wish(free_only=True),
        "free of charge only on conditions",
        "符合条件才免费",
    ),
    (
        CautionCode.NOBODY_ANSWERS,
        tea_room(phones=(), center_hours=NOTHING_STATED.hours),
        on_thursday(14),
        "on the last day to ask, Wed 2 Dec, nobody is sure to answer: ask before",
        "最后可预约的日子（周三 12月2日）不一定有人接待，请再早一点联系",
    ),
    (
        CautionCode.CHECKED_LONG_AGO,
        tea_room(checked_on=on("05-30")),
        Wish(),
        "last checked 30 May, more than half a year ago",
        "最近核对于 5月30日，已超过半年",
    ),
]


@pytest.mark.parametrize(("code", "facts", "wish", "english", "chinese"), CAUTIONS)
def test_a_caution_is_a_sentence_with_its_facts(room, code, facts, wish, english, chinese):
    said = in_both(
        lambda: [(one.caution.code, one.text) for one in tell(room, facts, wish).cautions]
    )
    assert said == ([(code, english)], [(code, chinese)])


def test_every_caution_is_held_here():
    assert {code for code, *_ in CAUTIONS} == set(CautionCode)


HEADLINES = [
    (tea_room(), "Fits what you ask for", "符合要求"),
    (tea_room(checked_on=None), "May fit: please ask", "可能符合，请先询问"),
    (tea_room(people=1, layouts={}), "Does not fit", "不符合要求"),
]


@pytest.mark.parametrize(("facts", "english", "chinese"), HEADLINES)
def test_the_answer_itself_is_a_few_words(room, facts, english, chinese):
    said = in_both(lambda: tell(room, facts, Wish(people=2)).headline)
    assert said == (english, chinese)


# --- what to do ----------------------------------------------------------------------------------

ONLINE_AND_IN_PERSON = frozenset({AskWay.ONLINE, AskWay.IN_PERSON})
WAYS = [
    (
        "by phone, until it is answered no more",
        tea_room(),
        on_thursday(14),
        ["phone 021-0000 0001 by Wed 2 Dec 17:00"],
        ["请在周三 12月2日 17:00 前致电 021-0000 0001"],
    ),
    (
        "by phone, where nobody stated how to ask",
        tea_room(ask_ways=frozenset()),
        Wish(),
        ["phone 021-0000 0001"],
        ["请致电 021-0000 0001"],
    ),
    (
        "today",
        tea_room(notice_days=3),
        on_thursday(14),
        ["phone 021-0000 0001 by 17:00 today"],
        ["请在今日 17:00 前致电 021-0000 0001"],
    ),
    (
        "by the end of a day",
        tea_room(phones=(), center_hours=NOTHING_STATED.hours, ask_ways=ONLINE_AND_IN_PERSON),
        on_thursday(14),
        ["ask online by Wed 2 Dec 24:00", "ask in person at the center by Wed 2 Dec 24:00"],
        ["请在周三 12月2日 24:00 前网上预约", "请在周三 12月2日 24:00 前到中心现场预约"],
    ),
    (
        "otherwise, without a date",
        tea_room(ask_ways=ONLINE_AND_IN_PERSON),
        Wish(),
        ["ask online", "ask in person at the center"],
        ["请网上预约", "请到中心现场预约"],
    ),
    (
        "at a center nobody knows how to reach",
        tea_room(phones=()),
        Wish(),
        ["ask in person at the center"],
        ["请到中心现场预约"],
    ),
    ("not at all, if it will not do", tea_room(), Wish(people=99), [], []),
]


@pytest.mark.parametrize(
    ("facts", "wish", "english", "chinese"),
    [case[1:] for case in WAYS],
    ids=[case[0] for case in WAYS],
)
def test_it_says_what_to_do_by_when(room, facts, wish, english, chinese):
    said = in_both(lambda: [way.text for way in tell(room, facts, wish).ways])
    assert said == (english, chinese)


def test_a_center_without_a_phone_is_reached_by_what_else_is_known():
    room = make_room(
        center=make_center(
            email="tea@example.org", website="https://tea.example.org/", wechat="茶会"
        )
    )
    facts = tea_room(phones=())

    def texts(wish):
        return in_both(lambda: [way.text for way in tell(room, facts, wish).ways])

    assert texts(Wish()) == (
        ["write to tea@example.org", "ask through the center’s website", "ask on WeChat: 茶会"],
        ["请写邮件至 tea@example.org", "请通过中心网站预约", "请通过微信公众号预约：茶会"],
    )
    assert texts(on_thursday(14)) == (
        [
            "write to tea@example.org by Wed 2 Dec 21:00",
            "ask through the center’s website by Wed 2 Dec 21:00",
            "ask on WeChat by Wed 2 Dec 21:00: 茶会",
        ],
        [
            "请在周三 12月2日 21:00 前写邮件至 tea@example.org",
            "请在周三 12月2日 21:00 前通过中心网站预约",
            "请在周三 12月2日 21:00 前通过微信公众号预约：茶会",
        ],
    )


def test_a_way_has_the_address_that_opens_it(room):
    facts = tea_room(ask_ways=frozenset(AskWay))
    room.ask_url = "https://tea.example.org/"
    assert tell(room, facts, Wish()).ways == (
        Way(WayKind.PHONE, "phone 021-0000 0001", "tel:02100000001", "021-0000 0001"),
        Way(WayKind.ONLINE, "ask online", "https://tea.example.org/"),
        Way(WayKind.VISIT, "ask in person at the center"),
    )


def test_the_moment_to_ask_by_is_told_as_a_moment_and_in_words(room):
    answer = tell(room, tea_room(), on_thursday(14))
    assert (answer.ask_by, answer.by) == (at("2026-12-02 17:00"), "Wed 2 Dec 17:00")
    answer = tell(room, tea_room(notice_days=None), on_thursday(14))
    assert (answer.ask_by, answer.by) == (None, "")


def test_telling_asks_the_database_nothing(django_assert_num_queries):
    rooms = [lend_to(make_room(), "business") for _ in range(9)]
    make_amenity("projector")
    wish = on_thursday(14, people=12, amenities=("projector",), audience="resident")
    read = list(Room.objects.filter(pk__in=[one.pk for one in rooms]).with_finding_facts(THURSDAY))
    facts = facts_of(read, CALENDAR)
    with django_assert_num_queries(1):
        names = amenity_names(wish)
        for room in read:
            told(room, facts[room], wish, decide(wish, facts[room], NOW), Asked(NOW), names)
