"""What a search in words asks of the database, and in which order it shows what it finds."""

from typing import Any, TypeVar

from django.db.models import BooleanField, Case, F, Func, IntegerField, Q, QuerySet, When

from ..rules.spelling import pieces
from ..rules.text import fold
from ..rules.words import Term, fts5_query, tokens_of_query, ts_query
from .index import BAR, compared
from .ordering import by_name

Found = TypeVar("Found", bound=QuerySet[Any])

# How many names are looked at for each piece of a search.
NAMES_BY_PIECE = 200

WHOLE_NAME, START_OF_NAME, IN_NAME, ELSEWHERE = range(4)


class KeyMatches(Func):
    """Whether the key of a ``center`` or ``room``, given its primary key, has every term."""

    output_field = BooleanField()

    def __init__(
        self, pk: Any, *, listing: str, terms: tuple[Term, ...], most: int | None = None
    ) -> None:
        super().__init__(pk)
        self.listing, self.terms, self.most = listing, terms, most

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Ask the FTS5 table."""
        words = f"centers_{self.listing}key_words"
        found = f"SELECT rowid FROM {words} WHERE {words} MATCH %%s"  # noqa: S608
        return self.among(found, fts5_query(self.terms), compiler, connection)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Ask the function that searches the index."""
        found = f"SELECT centers_{self.listing}key_found(%%s::tsquery)"
        return self.among(found, ts_query(self.terms), compiler, connection)

    def among(
        self, found: str, search: str, compiler: Any, connection: Any
    ) -> tuple[str, list[Any]]:
        """The SQL by which the primary key is among those that a search finds."""
        limit = "" if self.most is None else f" LIMIT {self.most:d}"
        template = f"%(expressions)s IN ({found}{limit})"
        sql, parameters = self.as_sql(compiler, connection, template=template)
        return sql, [*parameters, search]


def matching(queryset: Found, words: str, most: int | None = None) -> Found:
    """Those whose key has every one of the words; all of them if there is none.

    With a limit only so many keys are looked at, whichever the database finds first.
    """
    terms = tokens_of_query(words)
    if not terms:
        return queryset
    listing = str(queryset.model._meta.model_name)
    return queryset.filter(KeyMatches(F("pk"), listing=listing, terms=tuple(terms), most=most))


def by_slips(queryset: Found, query: str) -> set[str]:
    """Names in which some piece of a search stands as it was typed: those a slip may have meant."""
    names = set[str]()
    for piece in pieces(query):
        found = matching(queryset.order_by(), piece).values_list("name", flat=True)
        names.update(found[:NAMES_BY_PIECE])
    return names


def by_relevance(queryset: Found, words: str) -> Found:
    """Whole names first, then starts of names, names, and the rest; the nearer, then by name."""
    wanted, ties = compared(words), by_name(queryset.model)
    if not wanted:
        return queryset
    in_name = Q(*(Q(key__names__contains=word) for word in fold(words).split()))
    relevance = Case(
        When(key__names__contains=f"{BAR}{wanted}{BAR}", then=WHOLE_NAME),
        When(key__names__contains=f"{BAR}{wanted}", then=START_OF_NAME),
        When(in_name, then=IN_NAME),
        default=ELSEWHERE,
        output_field=IntegerField(),
    )
    return queryset.order_by(relevance, *nearest(queryset), *ties)


def nearest(queryset: QuerySet[Any]) -> list[Any]:
    """The order by distance, if distances were asked for."""
    measured = "distance_km" in queryset.query.annotations
    return [F("distance_km").asc(nulls_last=True)] if measured else []
