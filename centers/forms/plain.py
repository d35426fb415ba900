"""Fields of one plain value: codes of a catalog, numbers, words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.choices import BaseChoiceIterator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

Choices = list[tuple[str, Any]]


class PlainChoices(BaseChoiceIterator):
    """Choices as they are: Django would look through hundreds for each form."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.choices)


class CodeField(forms.ChoiceField):
    """One code of a catalog, or none."""

    def __init__(self, unknown: "StrOrPromise", empty: "StrOrPromise", **options: Any) -> None:
        messages = {"invalid_choice": unknown}
        super().__init__(required=False, error_messages=messages, **options)
        self.empty = empty

    def offer(self, choices: Choices) -> None:
        """Offer these codes, and none of them."""
        self.choices = PlainChoices([("", self.empty), *choices])


class CodesField(forms.MultipleChoiceField):
    """Any number of codes of a catalog; an empty one counts for nothing."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, unknown: "StrOrPromise", **options: Any) -> None:
        messages = {"invalid_choice": unknown}
        super().__init__(required=False, error_messages=messages, **options)

    def offer(self, choices: Choices) -> None:
        """Offer these codes."""
        self.choices = PlainChoices(choices)

    def to_python(self, value: Any) -> list[str]:
        return [code for code in dict.fromkeys(super().to_python(value)) if code]


class NumberField(forms.IntegerField):
    """A whole number from 1 up, or none."""

    def __init__(self, most: int, **options: Any) -> None:
        messages = {
            "invalid": _("Write a whole number, such as 12."),
            "min_value": _("Enter %(limit_value)s or more."),
            "max_value": _("Write a number up to %(limit_value)s."),
        }
        options = {"widget": forms.TextInput(attrs={"inputmode": "numeric"}), **options}
        super().__init__(
            required=False, min_value=1, max_value=most, error_messages=messages, **options
        )


class WordsField(forms.CharField):
    """Words to look for, or none."""

    def __init__(self, **options: Any) -> None:
        messages = {
            "max_length": _("Write fewer words: 100 characters at most."),
            "null_characters_not_allowed": _("Write words and numbers only."),
        }
        super().__init__(required=False, max_length=100, error_messages=messages, **options)
        self.widget.input_type = "search"
