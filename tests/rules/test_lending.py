"""What the room finder answers: every reason of the room alone, and several together."""

from datetime import UTC, date
from typing import Any

import pytest

from centers.rules.decision import Caution, CautionCode, Decision, Reason
from centers.rules.decision import ReasonCode as Code
from centers.rules.facts import Fee
from centers.rules.lending import decide
from centers.rules.wish import Wish

from .places import OFFICE, at, hours, on, spans
from .rooms import (
    BY_WEDNESDAY,
    NOTHING_STATED,
    NOW,
    TEA_ROOM,
    THURSDAY,
    ask,
    no,
    on_thursday,
    tea_room,
    yes,
)


def test_a_full_wish_that_everything_stated_meets() -> None:
    wish = on_thursday(
        14,
        16,
        people=10,
        layout="boardroom",
        amenities=("projector",),
        audience="business",
        free_only=True,
    )

    assert decide(wish, TEA_ROOM, NOW) == yes(BY_WEDNESDAY)


def test_a_wish_for_nothing_in_particular_is_met_by_any_room_that_was_checked() -> None:
    assert decide(Wish(), TEA_ROOM, NOW) == yes()
    assert decide(Wish(), NOTHING_STATED, NOW) == ask(Reason(Code.NOT_CHECKED))


def test_without_a_date_times_are_not_asked() -> None:
    assert decide(Wish(starts_minute=180, ends_minute=1200), TEA_ROOM, NOW) == yes()


def test_every_fact_that_nobody_stated_is_a_reason_to_ask_and_none_rules_out() -> None:
    wish = on_thursday(
        14, people=10, layout="rows", amenities=("wifi",), audience="rider", free_only=True
    )

    assert decide(wish, NOTHING_STATED, NOW) == ask(
        Reason(Code.PEOPLE_NOT_STATED),
        Reason(Code.LAYOUT_NOT_STATED, layout="rows"),
        Reason(Code.AUDIENCE_NOT_STATED),
        Reason(Code.AMENITY_NOT_STATED, amenity="wifi"),
        Reason(Code.FEE_NOT_STATED),
        Reason(Code.HOURS_NOT_CONFIRMED, day=NOTHING_STATED.hours.day(THURSDAY)),
        Reason(Code.OCCUPIED_NOT_KNOWN),
        Reason(Code.NOTICE_NOT_STATED),
        Reason(Code.NOT_CHECKED),
    )


def test_every_reason_is_given_those_that_rule_out_first() -> None:
    wish = on_thursday(
        11,
        16,
        people=13,
        layout="standing",
        amenities=("microphone", "wifi"),
        audience="rider",
        free_only=True,
    )
    facts = tea_room(
        hours=hours(OFFICE),
        fee=Fee.PAID,
        notice_days=4,
        furthest_days=2,
        occupied_known_until=None,
        checked_on=None,
    )

    assert decide(wish, facts, NOW) == no(
        Reason(Code.TOO_SMALL, people=12),
        Reason(Code.NO_SUCH_LAYOUT, layout="standing"),
        Reason(Code.NOT_FOR_YOU, audiences=frozenset({"business", "resident"})),
        Reason(Code.LACKS, amenity="microphone"),
        Reason(Code.PAID),
        Reason(Code.CLOSED, day=hours(OFFICE).day(THURSDAY)),
        Reason(Code.OCCUPIED, free=spans("09:00-10:00 13:00-17:00")),
        Reason(Code.TOO_LATE, moment=at("2026-11-27 17:00"), days=4),
        Reason(Code.TOO_FAR_AHEAD, days=2, date=on("12-02")),
        Reason(Code.TOO_LONG, minutes=180),
        Reason(Code.AMENITY_NOT_STATED, amenity="wifi"),
        Reason(Code.OCCUPIED_NOT_KNOWN),
        Reason(Code.NOT_CHECKED),
    )


UNSTATED_LAYOUT = Reason(Code.PEOPLE_NOT_STATED, layout="u_shape")
PEOPLE_CASES = [
    pytest.param(12, "", {}, (), id="as many as it holds"),
    pytest.param(13, "", {}, (Reason(Code.TOO_SMALL, people=12),), id="one too many"),
    pytest.param(
        13,
        "",
        {"layouts": {"standing": 40}},
        (Reason(Code.TOO_SMALL, people=12),),
        id="one too many, though standing they would fit",
    ),
    pytest.param(40, "standing", {"layouts": {"standing": 40}}, (), id="standing as asked"),
    pytest.param(
        11,
        "boardroom",
        {},
        (Reason(Code.NO_SUCH_LAYOUT, layout="boardroom", people=10),),
        id="the room holds them, not in that layout",
    ),
    pytest.param(
        13,
        "boardroom",
        {},
        (
            Reason(Code.TOO_SMALL, people=12),
            Reason(Code.NO_SUCH_LAYOUT, layout="boardroom", people=10),
        ),
        id="neither the room nor the layout",
    ),
    pytest.param(12, "u_shape", {}, (UNSTATED_LAYOUT,), id="the layout's number is not stated"),
    pytest.param(
        13, "u_shape", {}, (Reason(Code.TOO_SMALL, people=12),), id="more than any layout holds"
    ),
    pytest.param(5, "u_shape", {"people": None}, (UNSTATED_LAYOUT,), id="neither number is stated"),
    pytest.param(None, "u_shape", {}, (), id="a layout for no number of people"),
    pytest.param(12, "", {"people": None}, (), id="some layout is stated to hold them"),
    pytest.param(
        13, "", {"people": None}, (Reason(Code.PEOPLE_NOT_STATED),), id="no layout is, but one may"
    ),
    pytest.param(
        8,
        "standing",
        {},
        (Reason(Code.NO_SUCH_LAYOUT, layout="standing"),),
        id="layouts are stated, this one is not among them",
    ),
    pytest.param(
        8,
        "rows",
        {"layouts": {}},
        (Reason(Code.LAYOUT_NOT_STATED, layout="rows"),),
        id="no layout is stated",
    ),
    pytest.param(
        13,
        "rows",
        {"layouts": {}},
        (Reason(Code.TOO_SMALL, people=12), Reason(Code.LAYOUT_NOT_STATED, layout="rows")),
        id="too small however it is laid out",
    ),
]


@pytest.mark.parametrize(("people", "layout", "facts", "expected"), PEOPLE_CASES)
def test_people_and_layouts(
    people: int | None, layout: str, facts: dict[str, Any], expected: tuple[Reason, ...]
) -> None:
    decision = decide(Wish(people=people, layout=layout), tea_room(**facts), NOW)

    assert decision.reasons == expected


OTHER_FACTS_CASES = [
    pytest.param(Wish(amenities=("projector", "projector")), {}, yes(), id="has it"),
    pytest.param(
        Wish(amenities=("wifi", "microphone", "microphone")),
        {},
        no(
            Reason(Code.LACKS, amenity="microphone"),
            Reason(Code.AMENITY_NOT_STATED, amenity="wifi"),
        ),
        id="one is absent, one not stated",
    ),
    pytest.param(Wish(audience="business"), {}, yes(), id="lent to them"),
    pytest.param(
        Wish(audience="rider"),
        {},
        no(Reason(Code.NOT_FOR_YOU, audiences=frozenset({"business", "resident"}))),
        id="lent to others",
    ),
    pytest.param(Wish(free_only=True), {"fee": Fee.PAID}, no(Reason(Code.PAID)), id="paid"),
    pytest.param(Wish(), {"fee": Fee.PAID}, yes(), id="paid, which was not asked"),
    pytest.param(
        Wish(free_only=True),
        {"fee": Fee.CONDITIONAL},
        yes(None, Caution(CautionCode.FREE_ON_CONDITIONS)),
        id="free on conditions",
    ),
    pytest.param(
        Wish(free_only=True),
        {"fee": Fee.NOT_STATED},
        ask(Reason(Code.FEE_NOT_STATED)),
        id="fee not stated",
    ),
]


@pytest.mark.parametrize(("wish", "facts", "expected"), OTHER_FACTS_CASES)
def test_amenities_audiences_and_fees(
    wish: Wish, facts: dict[str, Any], expected: Decision
) -> None:
    assert decide(wish, tea_room(**facts), NOW) == expected


def long_ago(checked_on: date) -> Caution:
    return Caution(CautionCode.CHECKED_LONG_AGO, date=checked_on)


CHECK_CASES = [
    pytest.param(on("11-30"), yes(), id="today"),
    pytest.param(on("12-01"), yes(), id="by somebody whose clock is ahead"),
    pytest.param(on("06-01"), yes(), id="182 days ago"),
    pytest.param(on("05-31"), yes(None, long_ago(on("05-31"))), id="183 days ago"),
    pytest.param(
        on("11-30", 2025), yes(None, long_ago(on("11-30", 2025))), id="365 days ago, a year"
    ),
    pytest.param(
        on("11-29", 2025),
        ask(Reason(Code.NOT_CHECKED, date=on("11-29", 2025))),
        id="366 days ago",
    ),
    pytest.param(None, ask(Reason(Code.NOT_CHECKED)), id="never"),
]


@pytest.mark.parametrize(("checked_on", "expected"), CHECK_CASES)
def test_how_long_ago_it_was_checked(checked_on: date | None, expected: Decision) -> None:
    assert decide(Wish(), tea_room(checked_on=checked_on), NOW) == expected


@pytest.mark.parametrize(
    "wish",
    [
        {"people": 0},
        {"starts_minute": 600, "ends_minute": 600},
        {"ends_minute": 600},
        {"starts_minute": 1440},
        {"starts_minute": -1},
        {"starts_minute": 600, "ends_minute": 1441},
    ],
)
def test_a_wish_that_means_nothing_is_refused(wish: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"wish|start|end"):
        Wish(**wish)  # type: ignore[arg-type]


def test_an_instant_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        decide(Wish(), TEA_ROOM, NOW.replace(tzinfo=None))


def test_the_same_instant_elsewhere_gives_the_same_answer() -> None:
    elsewhere = NOW.astimezone(UTC)

    assert decide(on_thursday(14), TEA_ROOM, elsewhere) == yes(BY_WEDNESDAY)
