"""The least that a center has to say before it is public: an address, a way to ask, its hours."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Center
from ..querysets import VISIBLE
from .photo import PhotoForm
from .point import PointForm
from .rows import RowFormSet, stands
from .week import WeekFormSet

WAYS = ("email", "website", "wechat")
NO_ADDRESS = _("A public center has an address.")
NO_WAY = _("A public center can be asked: give a phone, an e-mail, a website or WeChat.")
NO_HOURS = _("Write the hours, or tick that nobody knows them.")


def gaps(center: Center) -> set[str]:
    """What a stored center lacks of the least."""
    return {
        *([] if center.address else ["address"]),
        *([] if center.is_reachable else ["way"]),
        *([] if center.weeklyhours_set.filter(room=None).exists() else ["hours"]),
    }


def owes(center: Any, gap: str) -> bool:
    """Whether a center, as its page was filled in, is public and has to say something.

    One that was public without it, such as one that was imported, may stay so.
    """
    return center.status in VISIBLE and gap not in getattr(center, "forgiven", ())


class CenterForm(PhotoForm, PointForm):
    """A center, which has to say the least before it is public."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        center = self.instance
        before = Center.objects.filter(pk=center.pk, status__in=VISIBLE).first()
        center.forgiven = gaps(before) if before else set()
        public = self.cleaned_data.get("status") in VISIBLE
        if public and not self.cleaned_data.get("address") and "address" not in center.forgiven:
            self.add_error("address", NO_ADDRESS)
        return cleaned


class CenterPhoneFormSet(RowFormSet):
    """The phones of a center, of which it needs one if there is no other way to ask."""

    def clean(self) -> None:
        super().clean()
        listed = any(stands(form) for form in self.forms)
        others = any(getattr(self.instance, way) for way in WAYS)
        if owes(self.instance, "way") and not (listed or others or any(self.errors)):
            raise ValidationError(NO_WAY)


class CenterWeekFormSet(WeekFormSet):
    """The weeks of a center, which are left empty on purpose or not at all."""

    asks_on_purpose = True

    @property
    def on_purpose(self) -> bool:
        """Whether it is said that nobody knows the hours."""
        if self.is_bound:
            return f"{self.prefix}-unknown" in self.data
        return not self.stored and self.instance.status in VISIBLE

    def clean(self) -> None:
        super().clean()
        silent = not (any(self.errors) or self.typed() or self.on_purpose)
        if silent and owes(self.instance, "hours"):
            raise ValidationError(NO_HOURS)
