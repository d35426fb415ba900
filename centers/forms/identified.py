"""Fields of HSDS: flags, identifiers of what is known here, and what cannot be answered."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Center
from ..opendata.hsds.identifiers import named
from ..opendata.hsds.taxonomies import NAMES, Term, terms
from ..querysets import Provided
from .plain import CodeField

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class FlagField(CodeField):
    """True or false; false where it is not given."""

    def __init__(self, label: "StrOrPromise") -> None:
        super().__init__(_("Write “true” or “false”."), "", label=label)
        self.offer([("true", "true"), ("false", "false")])

    def clean(self, value: Any) -> bool:
        return bool(super().clean(value) == "true")


class KnownField(forms.UUIDField):
    """The identifier of something; its value is what that is."""

    def __init__(
        self,
        label: "StrOrPromise",
        unknown: "StrOrPromise",
        known: Callable[[], Mapping[UUID, Any]],
    ) -> None:
        messages = {"invalid": _("Write an identifier that a list here gives."), "unknown": unknown}
        super().__init__(required=False, label=label, error_messages=messages)
        self.known = known

    def to_python(self, value: Any) -> Any:
        identifier = super().to_python(value)
        if identifier is None:
            return None
        try:
            return self.known()[identifier]
        except KeyError:
            raise forms.ValidationError(self.error_messages["unknown"]) from None


class RefusedField(forms.CharField):
    """A parameter of the specification that cannot be answered here, and why not."""

    def __init__(self, label: "StrOrPromise", why: "StrOrPromise") -> None:
        super().__init__(required=False, label=label, error_messages={"invalid": why})

    def validate(self, value: str) -> None:
        if value:
            raise forms.ValidationError(self.error_messages["invalid"])


def terms_by_id() -> dict[UUID, Term]:
    """Every term by its identifier."""
    return {term.identifier: term for term in terms()}


def taxonomies_by_id() -> dict[UUID, str]:
    """Every taxonomy by its identifier."""
    return {named("taxonomy", code): code for code in NAMES}


def organizations_by_id() -> dict[UUID, str]:
    """The name of every organization by its identifier."""
    return {named("organization", name): name for name in organizations()}


def organizations() -> set[str]:
    """The names of all that run a center or give a service."""
    named_there = Center.objects.published().operators() | Provided.published().names()
    return named_there - {""}


def term_field() -> KnownField:
    """A term of a taxonomy."""
    return KnownField(_("Taxonomy term"), _("We do not know this term."), terms_by_id)


def taxonomy_field() -> KnownField:
    """A taxonomy."""
    return KnownField(_("Taxonomy"), _("We do not know this taxonomy."), taxonomies_by_id)


def full_field() -> FlagField:
    """Whether each comes with all that is told of it."""
    return FlagField(_("With everything that belongs to each"))
