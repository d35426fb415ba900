"""Which parameters a public page reads, and whether it tells of the present."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.forms import MultipleHiddenInput

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Reads:
    """All that a public page depends on beside its path and the edition.

    `names` are its parameters in the order of the address. Of these `many` may be repeated, in
    whichever order; `listed` as well, and their order counts.
    """

    names: tuple[str, ...]
    many: frozenset[str]
    listed: frozenset[str]
    tells_now: bool
    is_streamed: bool


def reads(
    *asked: type[forms.Form], tells_now: bool = True, is_streamed: bool = False
) -> Callable[[View], View]:
    """Declare a public page that reads the parameters of forms alone, or none at all."""
    fields = {name: field for form in asked for name, field in form.base_fields.items()}
    names = dict.fromkeys(
        name for form in asked for name in (*getattr(form, "parameters", ()), *form.base_fields)
    )
    many = [n for n, field in fields.items() if isinstance(field, forms.MultipleChoiceField)]
    listed = [n for n, field in fields.items() if isinstance(field.widget, MultipleHiddenInput)]
    declared = Reads(tuple(names), frozenset(many), frozenset(listed), tells_now, is_streamed)

    def declare(view: View) -> View:
        view.reads = declared  # type: ignore[attr-defined]
        return view

    return declare
