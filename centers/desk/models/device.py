"""Devices: whose phone shows codes for the second factor."""

from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice


class Device(TOTPDevice):  # type: ignore[misc]
    """An app on a phone, in the words of the desk and among its tables."""

    class Meta:
        proxy = True
        verbose_name = _("phone that shows codes")
        verbose_name_plural = _("phones that show codes")

    def __str__(self) -> str:
        return str(self.user)
