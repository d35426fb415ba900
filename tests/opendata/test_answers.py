"""The answer to a wish as data: whole values, with the facts that belong to each reason."""

from datetime import date

import pytest

from centers.opendata.json.answers import FACTS, answer_facts, reason_facts
from centers.rules.days import Day
from centers.rules.days import Reason as ReasonOfHours
from centers.rules.days import ReasonCode as CodeOfHours
from centers.rules.decision import Reason, ReasonCode
from centers.rules.lending import decide
from centers.rules.timetable import Closure
from centers.wording.lending import told
from centers.wording.moments import Asked
from tests.factories import make_room
from tests.rules.places import at, on, spans
from tests.rules.rooms import NOW, THURSDAY, on_thursday, tea_room

SEMINAR = Day(THURSDAY, ReasonOfHours(CodeOfHours.SPECIAL_DAY, "研讨日"), spans("09:00-12:00"))
SEMINAR_FACTS = {
    "date": date(2026, 12, 3),
    "open": [{"opens": "09:00", "closes": "12:00"}],
    "not_confirmed": [],
    "usual": [],
    "reason": {"code": "special_day", "words": "研讨日"},
}
REASONS = [
    (Reason(ReasonCode.TOO_SMALL, people=12), {"people": 12}),
    (Reason(ReasonCode.NO_SUCH_LAYOUT, layout="rows"), {"layout": "rows", "people": None}),
    (
        Reason(ReasonCode.NOT_FOR_YOU, audiences=frozenset({"resident", "elder"})),
        {"audiences": ["elder", "resident"]},
    ),
    (Reason(ReasonCode.LACKS, amenity="projector"), {"amenity": "projector"}),
    (Reason(ReasonCode.PAID), {}),
    (
        Reason(ReasonCode.CLOSED_TEMPORARILY, closure=Closure(ends_on=on("12-05"), reason="装修")),
        {"closure": {"from": None, "until": date(2026, 12, 5), "reason": "装修"}},
    ),
    (Reason(ReasonCode.CLOSED, day=SEMINAR), {"day": SEMINAR_FACTS}),
    (
        Reason(ReasonCode.OCCUPIED, free=spans("09:00-10:00")),
        {"free": [{"opens": "09:00", "closes": "10:00"}]},
    ),
    (
        Reason(ReasonCode.TOO_LATE, moment=at("2026-12-02 17:00"), days=None),
        {"moment": at("2026-12-02 17:00"), "days": None},
    ),
    (
        Reason(ReasonCode.TOO_FAR_AHEAD, days=30, date=on("12-30")),
        {"days": 30, "date": date(2026, 12, 30)},
    ),
    (Reason(ReasonCode.TOO_LONG, minutes=180), {"minutes": 180}),
    (Reason(ReasonCode.PEOPLE_NOT_STATED), {"layout": None}),
    (Reason(ReasonCode.LAYOUT_NOT_STATED, layout="rows"), {"layout": "rows"}),
    (Reason(ReasonCode.AUDIENCE_NOT_STATED), {}),
    (Reason(ReasonCode.AMENITY_NOT_STATED, amenity="projector"), {"amenity": "projector"}),
    (Reason(ReasonCode.FEE_NOT_STATED), {}),
    (Reason(ReasonCode.HOURS_NOT_CONFIRMED, day=SEMINAR), {"day": SEMINAR_FACTS}),
    (Reason(ReasonCode.OCCUPIED_NOT_KNOWN), {"date": None}),
    (Reason(ReasonCode.NOTICE_NOT_STATED), {}),
    (Reason(ReasonCode.NOT_CHECKED, date=on("11-29", 2025)), {"date": date(2025, 11, 29)}),
]


@pytest.mark.parametrize(("reason", "facts"), REASONS, ids=[one.code for one, _ in REASONS])
def test_a_reason_comes_with_the_facts_that_belong_to_it(reason, facts):
    assert reason_facts(reason) == facts


def test_every_reason_is_held_here():
    assert [reason.code for reason, _ in REASONS] == list(ReasonCode)
    assert FACTS.keys() <= set(ReasonCode)


@pytest.mark.django_db
def test_an_answer_says_why_and_what_to_do_by_when():
    facts, wish = tea_room(occupied_known_until=None, checked_on=on("05-30")), on_thursday(14)
    decision = decide(wish, facts, NOW)
    assert answer_facts(told(make_room(), facts, wish, decision, Asked(NOW), {})) == {
        "answer": "ask",
        "reasons": [
            {
                "code": "occupied_not_known",
                "text": "nobody published when it is taken",
                "date": None,
            }
        ],
        "cautions": [
            {
                "code": "checked_long_ago",
                "text": "last checked 30 May, more than half a year ago",
            }
        ],
        "ask_by": at("2026-12-02 17:00"),
        "ways": [
            {
                "way": "phone",
                "text": "phone 021-0000 0001 by Wed 2 Dec 17:00",
                "url": "tel:02100000001",
            }
        ],
    }
