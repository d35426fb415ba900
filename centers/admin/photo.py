"""The photo of a center: made anew from what is sent, and told in both languages what it shows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..importing.photos import BadPhotoError, photo_of, store


class PhotoField(forms.FileField):
    """Takes a photo and gives the name under which it is kept."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        sent = super().clean(data, initial)
        if not sent or sent is initial:
            return sent
        try:
            return store(photo_of(sent.read()))
        except BadPhotoError as bad:
            raise ValidationError(str(bad)) from None


class PhotoForm(forms.ModelForm):
    """A listing with a photo, which says in both languages what it shows."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name in ("photo_alt", "photo_alt_en"):
            if self.cleaned_data.get("photo") and not self.cleaned_data.get(name):
                self.add_error(name, _("Say what the photo shows."))
        return cleaned
