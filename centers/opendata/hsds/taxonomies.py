"""Our catalogs as taxonomies, and what listings have of them as attributes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ...models import Amenity, Audience, CatalogEntry, Center, Room, Service
from ...models.language import words
from ...models.reference import reference
from ...models.room import RoomKind
from ...rules.text import split_names
from ..json import Facts
from .identifiers import at_center, named

NAMES = {
    "services": (_("Services"), _("What is done for people at a center.")),
    "room_kinds": (_("Kinds of rooms"), _("What a room that may be borrowed is.")),
    "audiences": (_("Audiences"), _("Who may borrow a room or use a service.")),
    "amenities": (_("Amenities"), _("What a center or a room has.")),
}


@dataclass(frozen=True)
class Term:
    """An entry of a catalog as a term of a taxonomy."""

    taxonomy: str
    code: str
    name: str
    description: str = ""
    language: str = ""

    @property
    def identifier(self) -> UUID:
        return named("term", self.taxonomy, self.code)


def terms() -> Iterator[Term]:
    """Every term of every taxonomy."""
    known = reference()
    yield from map(term_of, known.services)
    yield from (kind_term(kind) for kind in RoomKind.values)
    yield from map(term_of, known.audiences)
    yield from map(term_of, known.amenities)


TAXONOMY_OF: dict[type[CatalogEntry], str] = {
    Service: "services",
    Audience: "audiences",
    Amenity: "amenities",
}


def term_of(entry: CatalogEntry) -> Term:
    """An entry of a catalog, described by the other words for it."""
    name, language = words(entry, "name")
    others = ", ".join(split_names(words(entry, "synonyms").text))
    return Term(TAXONOMY_OF[type(entry)], entry.code, name, others, language.partition("-")[0])


def kind_term(kind: str) -> Term:
    """A kind of room."""
    return Term("room_kinds", kind, str(RoomKind(kind).label))


def taxonomy_facts(taxonomy: str) -> Facts:
    """A catalog."""
    name, description = NAMES[taxonomy]
    return {
        "id": named("taxonomy", taxonomy),
        "name": str(name),
        "description": str(description),
    }


def term_facts(term: Term) -> Facts:
    """A term, with its taxonomy."""
    facts = {
        "id": term.identifier,
        "code": term.code,
        "name": term.name,
        "description": term.description or term.name,
        "taxonomy": str(NAMES[term.taxonomy][0]),
        "taxonomy_id": named("taxonomy", term.taxonomy),
        "taxonomy_detail": taxonomy_facts(term.taxonomy),
    }
    return facts | ({"language": term.language} if term.language else {})


def attributes(
    center: Center, link_id: UUID, entity: str, linked: Iterable[tuple[str, Term]]
) -> list[Facts]:
    """The terms of something at a center, each with what it tells of it."""
    return [
        {
            "id": at_center(center.slug, "attribute", link_id, term.identifier),
            "link_id": link_id,
            "link_type": kind,
            "link_entity": entity,
            "taxonomy_term_id": term.identifier,
            "taxonomy_term": term_facts(term),
        }
        for kind, term in linked
    ]


def amenity_terms(place: Center | Room) -> Iterator[tuple[str, Term]]:
    """What is stated to be there. What is absent has none: readers would find the place by it."""
    known = place.stated_amenities()
    yield from (("amenity", term_of(one)) for one in reference().amenities if known.get(one.code))
