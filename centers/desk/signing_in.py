"""Signing in: where a request came from, and the second factor."""

from io import BytesIO
from ipaddress import ip_address
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlencode

import segno
from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import RedirectURLMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django_otp import login, verify_token
from django_otp.plugins.otp_totp.models import TOTPDevice

# To look at a password takes a processor half a second, and a connection to the database as long.
# Whoever sent many at once would take both from those who read public pages.
SIGNING_IN = BoundedSemaphore(2)


def too_many(request: HttpRequest) -> HttpResponse:
    """503: too many are signing in at this moment."""
    response = render(request, "admin/too_many.html", status=503)
    response["Retry-After"] = "2"
    return response


def address_of(request: HttpRequest) -> str:
    """The address that a request came from, beyond as many proxies as the site stands behind.

    What a client itself claims stands further left in the header, and is not read.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if not settings.PROXIES or len(hops) < settings.PROXIES:
        return direct
    claimed = hops[-settings.PROXIES].strip()
    try:
        return str(ip_address(claimed))
    except ValueError:
        return direct


def device_of(user: Any) -> TOTPDevice | None:
    """The device by whose codes a user proves who they are, if one was set up."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def lacks_second_factor(user: Any) -> bool:
    """Whether a password is not enough: for superusers, and for who has set a device up."""
    if not settings.TWO_FACTOR or user.is_verified():
        return False
    return bool(user.is_superuser or device_of(user))


class SignInForm(AdminAuthenticationForm):
    """The name and password of somebody who works here."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _(
            "This name and password do not fit, or this account is not for the desk. Capital and"
            " small letters differ. After five wrong tries the door is shut for an hour."
        ),
    }


class CodeForm(forms.Form):
    """A code that a device shows at this moment."""

    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=8,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )

    def __init__(self, *args: Any, user: Any, device: TOTPDevice, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.device = user, device

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].replace(" ", "")
        # It also refuses codes used before, and whoever guesses has to wait longer each time.
        if verify_token(self.user, self.device.persistent_id, code) is None:
            sentence = _("This code does not fit. Wait for the next one; check the phone's clock.")
            raise forms.ValidationError(sentence)
        return code


class SecondFactor(RedirectURLMixin):
    """The page for a code; before the first one, for setting a device up."""

    next_page = "admin:index"

    def __init__(self, request: HttpRequest, context: dict[str, Any]) -> None:
        self.request: Any = request
        self.context = context

    def answer(self) -> HttpResponse:
        """The page, or what follows from what was sent."""
        if not settings.TWO_FACTOR:
            raise Http404
        device = device_of(self.request.user) or self.new_device()
        if device and "code" in self.request.POST:
            form = CodeForm(self.request.POST, user=self.request.user, device=device)
            if form.is_valid():
                return self.verified(device)
            return self.page(device, form)
        return self.page(
            device, CodeForm(user=self.request.user, device=device) if device else None
        )

    def new_device(self) -> TOTPDevice | None:
        """A device that is being set up; it is made when that is asked for, never by looking."""
        mine = TOTPDevice.objects.filter(user=self.request.user, confirmed=False)
        if "begin" in self.request.POST:
            mine.delete()
            return TOTPDevice.objects.create(user=self.request.user, name="app", confirmed=False)
        return mine.first()

    def verified(self, device: TOTPDevice) -> HttpResponse:
        """On to where they wanted; the session has a new key, as after a password."""
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
        device.confirmed = True
        login(self.request, device)
        self.request.session.cycle_key()
        return HttpResponseRedirect(self.get_success_url())

    def page(self, device: TOTPDevice | None, form: CodeForm | None) -> HttpResponse:
        context = {
            **self.context,
            "title": _("Two-factor sign-in"),
            "form": form,
            "device": device,
            "key": key_in_words(device) if device and not device.confirmed else "",
            "next": self.get_redirect_url(),
        }
        response = TemplateResponse(self.request, "admin/two_factor.html", context)
        add_never_cache_headers(response)
        return response


def key_in_words(device: TOTPDevice) -> str:
    """The secret of a device in groups of four characters, to be typed into an app."""
    secret = device.config_url.split("secret=")[1].split("&")[0]
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def picture(request: HttpRequest) -> HttpResponse:
    """The code that an app scans, while a device is being set up and never after."""
    device = TOTPDevice.objects.filter(user=request.user, confirmed=False).first()
    if not settings.TWO_FACTOR or device is None:
        raise Http404
    drawn: Any = BytesIO()
    segno.make(device.config_url, error="m").save(
        drawn, kind="svg", scale=5, dark="#000", light="#fff", xmldecl=False
    )
    response = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    add_never_cache_headers(response)
    return response


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """The way to the page for a code, and from there to where they wanted."""
    wanted = request.GET.get("next", "")
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return HttpResponseRedirect(reverse("admin:two_factor") + query)
