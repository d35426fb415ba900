"""The codes of the catalogs in the database, and the Chinese names that stand for them as well."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from ..models import Amenity, Area, Audience, CatalogEntry, Service
from .cells import UnreadableError


class Vocabulary:
    """Finds the code that a word stands for."""

    def __init__(self, catalogs: dict[str, Iterable[tuple[str, str]]]) -> None:
        self.catalogs = {name: codes_by_word(entries) for name, entries in catalogs.items()}

    @classmethod
    def of_database(cls) -> "Vocabulary":
        """The words that the catalogs hold now."""
        return cls(
            {
                "area": [(area.pk, area.name) for area in Area.objects.all()],
                "service": names_of(Service.objects.all()),
                "amenity": names_of(Amenity.objects.all()),
                "audience": names_of(Audience.objects.all()),
            }
        )

    def find(self, catalog: str, word: str) -> str:
        """The code that is the word or whose name it is; raises UnreadableError."""
        codes = self.catalogs[catalog].get(word) or self.catalogs[catalog].get(word.lower())
        if not codes:
            raise UnreadableError(_("this code or name is in no catalog"))
        if len(codes) > 1:
            raise UnreadableError(
                _("several are called so; write the code: %(codes)s") % {"codes": ", ".join(codes)}
            )
        return codes[0]


def names_of(entries: Iterable[CatalogEntry]) -> list[tuple[str, str]]:
    """The code and the Chinese name of each entry of a catalog."""
    return [(entry.pk, entry.name) for entry in entries]


def codes_by_word(entries: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """For each code and each name, the codes that it may mean; a code means itself alone."""
    entries = list(entries)
    words: dict[str, list[str]] = {}
    for code, name in entries:
        words.setdefault(name, []).append(code)
    return words | {code: [code] for code, _name in entries}
