"""What is told of a room that a center lends: to borrow it is a service."""

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext

from ...models import Room
from ...models.room import RoomKind
from ..json import Facts
from ..json.details import shown
from .around import Around
from .identifiers import at_center
from .locations import access_told, phones
from .schedules import schedules
from .taxonomies import Term, amenity_terms, kind_term, term_of


def facts(room: Room, around: Around) -> Facts:
    """What there is one of."""
    return {
        "name": gettext("Borrow a room: %(room)s") % {"room": room.title},
        "alternate_name": room.title,
        "description": description(room),
        "url": around.link(room.get_absolute_url()),
        "application_process": application(room),
        "fees_description": " · ".join(
            filter(None, (room.get_fee_display(), shown(room, "fee_note")))
        ),
        "eligibility_description": eligibility(room),
        "assured_date": room.checked_on,
    }


def description(room: Room) -> str:
    """What room it is, for how many, where in the house, and how it may be entered."""
    access = [told for _code, told in access_told(room)]
    told = (kind(room), people(room), size(room), shown(room, "floor"), *access)
    return " · ".join(filter(None, told))


def kind(room: Room) -> str:
    """What it is, if it is not just some space."""
    return "" if room.kind == RoomKind.OTHER else str(room.get_kind_display())


def people(room: Room) -> str:
    """For how many."""
    if room.people is None:
        return ""
    return ngettext("up to %d person", "up to %d people", room.people) % room.people


def size(room: Room) -> str:
    """How large it is."""
    return "" if room.area_m2 is None else f"{float(room.area_m2):g} m²"


def application(room: Room) -> str:
    """How to ask for it, and how long before."""
    ways = (
        (room.ask_by_phone, gettext("by phone")),
        (room.ask_in_person, gettext("in person")),
        (room.ask_online, f"{gettext('online')} {room.ask_url}".strip()),
    )
    told = [way for is_one, way in ways if is_one]
    return " · ".join(filter(None, (*told, notice(room), room.local_rules)))


def notice(room: Room) -> str:
    """How long before the use one must ask."""
    days = room.notice_days
    if days is None:
        return ""
    if days == 0:
        return gettext("on the same day at the latest")
    one, more = "at least %(days)s working day", "at least %(days)s working days"
    return ngettext(one, more, days) % {"days": days}


def fees(room: Room) -> str:
    """What it costs."""
    return " · ".join(filter(None, (room.get_fee_display(), shown(room, "fee_note"))))


def eligibility(room: Room) -> str:
    """For whom, and on which conditions."""
    audiences = ", ".join(one.title for one in room.audiences.all())
    return " · ".join(filter(None, (audiences, shown(room, "conditions"))))


def terms(room: Room) -> Iterator[tuple[str, Term]]:
    """What kind it is, for whom, and what is there."""
    yield "room_kind", kind_term(room.kind)
    yield from (("audience", term_of(one)) for one in room.audiences.all())
    yield from amenity_terms(room)


def lists(room: Room, owner: Facts, around: Around) -> Facts:
    """Its own phones, when it may be used, and what to bring."""
    own = [phone for phone in room.phones if phone.room_id]
    return {
        "phones": phones(own, room.center, owner),
        "schedules": schedules(room, owner, around),
        "required_documents": documents(room, owner),
    }


def documents(room: Room, owner: Facts) -> list[Facts]:
    """What to bring."""
    if not room.documents:
        return []
    identifier = at_center(room.center.slug, "documents", room.slug)
    return [{"id": identifier, **owner, "document": shown(room, "documents")}]
