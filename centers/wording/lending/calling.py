"""Whether to call a phone now, or when it is answered again."""

from django.utils.translation import gettext

from ...rules.facts import Phone
from ...rules.hours import State
from ..moments import Asked


def calling(phone: Phone, asked: Asked) -> str:
    """What to do at the moment asked; "" where nobody stated when it is answered."""
    if phone.answered is None:
        return ""
    status = phone.answered.status(asked.moment)
    if status.state is State.OPEN:
        if status.until is None:
            return gettext("call now")
        return gettext("call now: answered until %(moment)s") % {"moment": asked.by(status.until)}
    if status.state is State.NOT_CONFIRMED:
        return gettext("whether anybody answers now is not confirmed")
    if status.opens_next is None:
        return ""
    return gettext("answered again %(moment)s") % {"moment": asked.by(status.opens_next)}
