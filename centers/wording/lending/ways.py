"""What to do to have a room: whom to phone, or where to ask otherwise, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote

from django.utils.translation import gettext, pgettext

from ...models.language import CHINESE, Words
from ...rules.dialing import tel
from ...rules.facts import AskWay
from .case import NOTHING, Case


class WayKind(StrEnum):
    """How one may ask. The last three are ways to reach a center of which no other is known."""

    PHONE = "phone"
    ONLINE = "online"
    VISIT = "visit"
    EMAIL = "email"
    WEBSITE = "website"
    WECHAT = "wechat"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask, as a sentence; `address` is what a link opens, "" for none.

    `number` is the phone's as stated; `quoted` are words of the sentence that the listing states.
    """

    kind: WayKind
    text: str
    address: str = ""
    number: str = ""
    quoted: Words = NOTHING


def ways_to_ask(case: Case, ask_by: datetime | None) -> Iterator[Way]:
    """The ways that are stated, the quickest first; else those to reach the center at all."""
    moment = case.asked.by(ask_by) if ask_by else ""
    stated = list(stated_ways(case, moment))
    yield from stated or ways_to_center(case, moment)


def stated_ways(case: Case, moment: str) -> Iterator[Way]:
    """The phone to ask at, and what else is stated."""
    if phone := case.facts.phone:
        yield Way(WayKind.PHONE, by_phone(phone.number, moment), tel(phone.number), phone.number)
    if AskWay.ONLINE in case.facts.ask_ways:
        yield Way(WayKind.ONLINE, online(moment), case.room.ask_url)
    if AskWay.IN_PERSON in case.facts.ask_ways:
        yield Way(WayKind.VISIT, in_person(moment))


def ways_to_center(case: Case, moment: str) -> Iterator[Way]:
    """The mailbox, website or account of the center; without any of them one goes there."""
    center = case.room.center
    if center.email:
        address = f"mailto:{quote(center.email, safe='@')}"
        yield Way(WayKind.EMAIL, by_mail(center.email, moment), address)
    if center.website:
        yield Way(WayKind.WEBSITE, on_website(moment), center.website)
    if center.wechat:
        quoted = Words(center.wechat, CHINESE)
        yield Way(WayKind.WECHAT, on_wechat(center.wechat, moment), quoted=quoted)
    if not center.is_reachable:
        yield Way(WayKind.VISIT, in_person(moment))


# --- sentences, with and without the last moment -------------------------------------------------


def by_phone(number: str, moment: str) -> str:
    """Phone."""
    if not moment:
        return gettext("phone %(number)s") % {"number": number}
    return gettext("phone %(number)s by %(moment)s") % {"number": number, "moment": moment}


def online(moment: str) -> str:
    """Ask where the room's own link leads, if it has one."""
    if not moment:
        return pgettext("advice", "ask online")
    return gettext("ask online by %(moment)s") % {"moment": moment}


def in_person(moment: str) -> str:
    """Go there."""
    if not moment:
        return gettext("ask in person at the center")
    return gettext("ask in person at the center by %(moment)s") % {"moment": moment}


def by_mail(email: str, moment: str) -> str:
    """Write."""
    if not moment:
        return gettext("write to %(email)s") % {"email": email}
    return gettext("write to %(email)s by %(moment)s") % {"email": email, "moment": moment}


def on_website(moment: str) -> str:
    """Ask on the center's website."""
    if not moment:
        return gettext("ask through the center’s website")
    return gettext("ask through the center’s website by %(moment)s") % {"moment": moment}


def on_wechat(account: str, moment: str) -> str:
    """Ask the center's account."""
    told = {"account": account, "moment": moment}
    if not moment:
        return gettext("ask on WeChat: %(account)s") % told
    return gettext("ask on WeChat by %(moment)s: %(account)s") % told
