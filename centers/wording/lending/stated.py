"""Why a room will not do, or may not, the time aside: size, layout, audience, amenities, fee."""

from django.utils.translation import gettext, ngettext, pgettext

from ...models import RoomLayout
from ...rules.decision import Reason
from ..moments import day_beside
from .case import Case, Said


def too_small(reason: Reason, case: Case) -> Said:
    """It holds fewer people."""
    people = reason.people or 0
    sentence = ngettext("holds %d person at most", "holds %d people at most", people)
    return Said(sentence % people)


def no_such_layout(reason: Reason, case: Case) -> Said:
    """It is not set out so, or holds fewer people then."""
    layout = {"layout": RoomLayout.Layout(reason.layout).label}
    if reason.people is None:
        return Said(gettext("does not come in the layout “%(layout)s”") % layout)
    sentence = ngettext(
        "holds %(people)d person at most in the layout “%(layout)s”",
        "holds %(people)d people at most in the layout “%(layout)s”",
        reason.people,
    )
    return Said(sentence % {**layout, "people": reason.people})


def not_for_you(reason: Reason, case: Case) -> Said:
    """It is lent to others."""
    lent_to = [one for one in case.room.audiences.all() if one.code in reason.audiences]
    names = pgettext("between names", ", ").join(one.title for one in lent_to)
    return Said(gettext("lent only to: %(names)s") % {"names": names})


def lacks(reason: Reason, case: Case) -> Said:
    """Something asked for is stated as absent."""
    return Said(gettext("not there: %(amenity)s") % amenity(reason, case))


def paid(reason: Reason, case: Case) -> Said:
    """It costs something."""
    return Said(gettext("not free of charge"))


def people_not_stated(reason: Reason, case: Case) -> Said:
    """Nobody stated how many people it holds, at all or in the layout asked for."""
    if not reason.layout:
        return Said(gettext("nobody stated how many people it holds"))
    layout = {"layout": RoomLayout.Layout(reason.layout).label}
    sentence = gettext("nobody stated how many people it holds in the layout “%(layout)s”")
    return Said(sentence % layout)


def layout_not_stated(reason: Reason, case: Case) -> Said:
    """Nobody stated how it can be set out."""
    layout = {"layout": RoomLayout.Layout(reason.layout).label}
    return Said(gettext("nobody stated whether it comes in the layout “%(layout)s”") % layout)


def audience_not_stated(reason: Reason, case: Case) -> Said:
    """Nobody stated to whom it is lent."""
    return Said(gettext("nobody stated to whom it is lent"))


def amenity_not_stated(reason: Reason, case: Case) -> Said:
    """Nobody stated whether something asked for is there."""
    return Said(gettext("nobody stated whether it is there: %(amenity)s") % amenity(reason, case))


def fee_not_stated(reason: Reason, case: Case) -> Said:
    """Nobody stated what it costs."""
    return Said(gettext("nobody stated whether it is free of charge"))


def not_checked(reason: Reason, case: Case) -> Said:
    """Nobody checked these facts, or that was long ago."""
    if reason.date is None:
        return Said(gettext("nobody has ever checked these facts"))
    last = {"day": day_beside(reason.date, case.asked.date)}
    return Said(gettext("last checked %(day)s, more than a year ago") % last)


def amenity(reason: Reason, case: Case) -> dict[str, str]:
    """The amenity that is meant, as a sentence takes it."""
    return {"amenity": case.amenities.get(reason.amenity, reason.amenity)}
