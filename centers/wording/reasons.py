"""How the reason reads for which a place is open or closed."""

from django.utils.translation import get_language, gettext

from ..models.language import ENGLISH, Words, chinese
from ..rules.days import Reason, ReasonCode


def name_of(reason: Reason) -> Words:
    """The words of the row that decided, in the reader's language where it has them."""
    if reason.name_en and (get_language() or "").startswith("en"):
        return Words(reason.name_en, ENGLISH)
    return chinese(reason.name)


def note_of(reason: Reason) -> str:
    """What took a date out of the ordinary, in a few words; "" for the week's own hours."""
    name = name_of(reason).text
    match reason.code:
        case ReasonCode.MAKEUP_WORKDAY:
            return gettext("make-up workday, %(holiday)s") % {"holiday": name}
        case ReasonCode.NOT_ANNOUNCED:
            return gettext("%(holiday)s, not yet announced") % {"holiday": name}
        case ReasonCode.HOLIDAY | ReasonCode.CLOSURE:
            return name
        case ReasonCode.SPECIAL_DAY:
            return name or gettext("special day")
        case ReasonCode.SEASON:
            return gettext("seasonal hours")
        case ReasonCode.WEEK | ReasonCode.NOT_STATED:
            return ""
