"""What a search in words asks of the database, and in which order it shows what it finds."""

from typing import Any, TypeVar

from django.db import connection
from django.db.models import BooleanField, Case, F, Func, IntegerField, Q, QuerySet, When

from ..rules.spelling import pieces
from ..rules.text import fold
from ..rules.words import Term, fts5_query, tokens_of_query, ts_query
from .index import BAR, compared
from .ordering import by_name

Found = TypeVar("Found", bound=QuerySet[Any])

# How many names are looked at for each piece of a search.
NAMES_BY_PIECE = 200

# How many of those found tell whether many have the words in their names: every tenth is many.
LOOKED_AT = 1000

# How a primary key is among those that are found. Of these each is looked up: of a set PostgreSQL
# would think that it is small, whatever its size, and join it row by row.
LOOKED_UP = {"sqlite": "{pk} IN ({found})", "postgresql": "{pk} = ANY(ARRAY({found}))"}
# Or each row that is read for another reason, such as its order, is checked against them.
CHECKED = dict.fromkeys(LOOKED_UP, "({pk} IN ({found})) IS TRUE")
# By which column they are looked up where their names are read: SQLite finds rows of keys slowly.
WITH_NAMES = {"sqlite": "pk", "postgresql": "key__pk"}


class KeyMatches(Func):
    """Whether the key of a ``center`` or ``room``, given its primary key, has every term."""

    output_field = BooleanField()

    def __init__(
        self,
        pk: str,
        *,
        listing: str,
        terms: list[Term],
        most: int | None = None,
        among: dict[str, str] = LOOKED_UP,
    ) -> None:
        super().__init__(F(pk))
        self.listing, self.terms, self.among = listing, tuple(terms), among
        self.limit = "" if most is None else f" LIMIT {most:d}"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Ask the FTS5 table."""
        words = f"centers_{self.listing}key_words"
        found = f"SELECT rowid FROM {words} WHERE {words} MATCH %%s"  # noqa: S608
        return self.asking(found, fts5_query(self.terms), compiler, connection)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Ask the function that searches the index."""
        found = f"SELECT centers_{self.listing}key_found(%%s::tsquery)"
        return self.asking(found, ts_query(self.terms), compiler, connection)

    def asking(
        self, found: str, search: str, compiler: Any, connection: Any
    ) -> tuple[str, list[Any]]:
        """The SQL by which the primary key is among those that a search finds."""
        among = self.among[connection.vendor]
        template = among.format(pk="%(expressions)s", found=found + self.limit)
        sql, parameters = self.as_sql(compiler, connection, template=template)
        return sql, [*parameters, search]


def matching(queryset: Found, words: str, most: int | None = None) -> Found:
    """Those whose key has every one of the words; all of them if there is none.

    With a limit only so many keys are looked at, whichever the database finds first.
    """
    return having(queryset, words, "pk", most=most)


def having(queryset: Found, words: str, pk: str, **how: Any) -> Found:
    """The same, by the primary key as another table has it, or asked in another way."""
    terms = tokens_of_query(words)
    if not terms:
        return queryset
    listing = str(queryset.model._meta.model_name)
    return queryset.filter(KeyMatches(pk, listing=listing, terms=terms, **how))


def by_slips(queryset: Found, query: str) -> set[str]:
    """Names in which some piece of a search stands as it was typed: those a slip may have meant."""
    names = set[str]()
    for piece in pieces(query):
        found = matching(queryset.order_by(), piece).values_list("name", flat=True)
        names.update(found[:NAMES_BY_PIECE])
    return names


def by_relevance(queryset: Found, words: str) -> Found:
    """Whole names first, then starts of names, names, and the rest; the nearer, then by name."""
    if not compared(words):
        return queryset
    fitting = [When(how, then=rank) for rank, how in enumerate(fits(words))]
    relevance = Case(*fitting, default=len(fitting), output_field=IntegerField())
    return queryset.order_by(relevance, *nearest(queryset), *by_name(queryset.model))


def fits(words: str) -> tuple[Q, Q, Q]:
    """How names fit words, each way being of those before as well: whole, from the start, in it."""
    wanted = compared(words)
    return (
        Q(key__names__contains=f"{BAR}{wanted}{BAR}"),
        Q(key__names__contains=f"{BAR}{wanted}"),
        Q(*(Q(key__names__contains=word) for word in fold(words).split())),
    )


def relevance_in_turn(queryset: Found, words: str) -> list[Found]:
    """The parts of a long list of those with the words, in the order of `by_relevance`.

    Few are sorted; of many the first are met soon when all are read in the order of their names.
    """
    if not compared(words):
        return []
    _whole, start, in_name = fits(words)
    keyed, ties = queryset.filter(key__isnull=False), by_name(queryset.model)
    few = by_relevance(having(keyed, words, WITH_NAMES[connection.vendor]), words)
    many = having(keyed, words, "key__pk", among=CHECKED).order_by(*ties)
    named = [few.filter(in_name)]
    if matching(queryset, words, LOOKED_AT).filter(in_name)[LOOKED_AT // 10 :].exists():
        named = [few.filter(start), many.filter(in_name).exclude(start)]
    return [*named, many.exclude(in_name)]


def nearest(queryset: QuerySet[Any]) -> list[Any]:
    """The order by distance, if distances were asked for."""
    measured = "distance_km" in queryset.query.annotations
    return [F("distance_km").asc(nulls_last=True)] if measured else []
