"""What may be asked of the lists of HSDS, and what each parameter asks of what is listed."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Service
from ..models.reference import reference
from ..opendata.hsds.taxonomies import NAMES, Term, terms
from ..querysets import Provided
from ..rules.text import fold
from ..suggesting import vocabulary
from .identified import (
    FlagField,
    KnownField,
    RefusedField,
    full_field,
    organizations,
    organizations_by_id,
    taxonomy_field,
    term_field,
    terms_by_id,
)
from .parameters import PagedForm, ParametersForm
from .plain import CodeField, NumberField, WordsField

SIZE, MOST = 50, 100
#: An organization in full has all its centers and services with it.
SIZE_WHOLE, MOST_WHOLE = 10, 20

QUESTIONS: Mapping[str, Callable[[Provided, Collection[str]], Provided]] = {
    "services": Provided.of_services,
    "room_kinds": Provided.of_kinds,
    "audiences": Provided.for_audiences,
    "amenities": Provided.with_amenities,
}


class ListForm(PagedForm):
    """What every list may be asked."""

    per_page = NumberField(MOST, label=_("How many on a page"))
    search = WordsField(label=_("Search for"))
    format = CodeField(_("JSON is all there is here."), "json", label=_("Format"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="%s")
        self.fields["format"].offer([("json", "json")])  # type: ignore[attr-defined]

    def listed(self, found: Any) -> Page[Any]:
        """The page asked for."""
        return self.page_of(found, self.good("per_page") or SIZE)


class TaxonomiesForm(ListForm):
    """Which taxonomies."""

    @property
    def found(self) -> list[str]:
        """The taxonomies, by their codes."""
        return [code for code, texts in NAMES.items() if has_words(texts, self.good("search"))]


class TermsForm(ListForm):
    """Which terms. None has others below it."""

    taxonomy_id = taxonomy_field()
    top_only = FlagField(_("Only terms without others below them"))
    parent_id = KnownField(_("Term above"), _("We do not know this term."), terms_by_id)

    @property
    def found(self) -> list[Term]:
        """The terms."""
        taxonomy = self.good("taxonomy_id")
        return [
            term
            for term in terms()
            if taxonomy in (None, term.taxonomy)
            and not self.good("parent_id")
            and has_words((term.name, term.description), self.good("search"))
        ]


class OfTermsForm(ListForm):
    """What has a term, or any term of a taxonomy."""

    taxonomy_term_id = term_field()
    taxonomy_id = taxonomy_field()
    full = full_field()

    @property
    def asks_for_terms(self) -> bool:
        """Whether any is asked for."""
        return bool(self.good("taxonomy_term_id") or self.good("taxonomy_id"))

    def of_terms(self, given: Provided) -> Provided:
        """Those services that have what is asked for."""
        if term := self.good("taxonomy_term_id"):
            given = QUESTIONS[term.taxonomy](given, [term.code])
        if taxonomy := self.good("taxonomy_id"):
            codes = [term.code for term in terms() if term.taxonomy == taxonomy]
            given = QUESTIONS[taxonomy](given, codes)
        return given


class OrganizationForm(ParametersForm):
    """How much of an organization."""

    full_service = FlagField(_("With everything that belongs to each service"))


class OrganizationsForm(OfTermsForm, OrganizationForm):
    """Which organizations."""

    def clean(self) -> dict[str, Any]:
        """In full there are fewer on a page."""
        given = super().clean() or {}
        if given.get("full"):
            size = given.get("per_page") or SIZE_WHOLE
            given["per_page"] = size
            if size > MOST_WHOLE:
                sentence = gettext("In full there are at most %d on a page.") % MOST_WHOLE
                self.add_error("per_page", sentence)
        return given

    @property
    def found(self) -> list[str]:
        """Their names."""
        if self.asks_for_terms:
            names = self.of_terms(Provided.published()).names()
        else:
            names = organizations()
        return sorted(name for name in names if has_words((name,), self.good("search")))


class GivenForm(OfTermsForm):
    """Which services."""

    organization_id = KnownField(
        _("Organization"), _("We do not know this organization."), organizations_by_id
    )
    modified_after = RefusedField(
        _("Changed since"),
        _("When a listing was changed is not kept. “assured_date” tells when a person checked it."),
    )

    @property
    def found(self) -> Provided:
        """The services."""
        given = self.of_terms(Provided.published())
        if name := self.good("organization_id"):
            given = given.given_by([name])
        if words := self.good("search"):
            given = given.matching(words, services_named(words))
        return given.with_location_facts()


class ServicesForm(GivenForm):
    """Which services, and how much of each."""

    minimal = FlagField(_("Nothing but identifiers, and when each was checked"))


class ServicesAtLocationsForm(GivenForm):
    """Which services at which centers."""

    postcode = RefusedField(_("Postal code"), _("Where a postal code lies is not known here."))
    proximity = RefusedField(
        _("Meters around the postal code"), _("Where a postal code lies is not known here.")
    )


def has_words(texts: Iterable[Any], words: str | None) -> bool:
    """Whether every word stands in texts, however it is written."""
    folded = " ".join(fold(str(text)) for text in texts)
    return all(word in folded for word in fold(words or "").split())


def services_named(words: str) -> list[str]:
    """The codes of the services that words mean."""
    found = vocabulary(reference().edition).matching(words)
    return [entry.code for entry in found if isinstance(entry, Service)]
