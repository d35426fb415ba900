"""What a search box is given while someone types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .plain import WordsField


class WordsForm(forms.Form):
    """The words typed so far."""

    q = WordsField(label=_("Search for"))
