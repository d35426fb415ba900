"""Keys in the database: how each of the two databases writes them and finds listings by them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import connection

from ..rules.ordering import order_key
from ..rules.pinyin import initials
from ..rules.spelling import spelled
from ..rules.text import fold
from ..rules.words import Weight, key_of

BAR = "|"


class Names(NamedTuple):
    """The name of a listing, and its English one or ""."""

    name: str
    name_en: str


class Key(NamedTuple):
    """What is stored of a listing: its names, what sorts it, its timetable, and its tokens."""

    pk: int
    names: str
    order: str
    order_en: str
    timetable: int
    words: str


def key_from(pk: int, names: Names, texts: Mapping[Weight, Iterable[str]], timetable: int) -> Key:
    """The key of a listing with these names and texts that states this timetable."""
    order = order_key(names.name)
    order_en = order_key(names.name_en) if names.name_en else order
    words = " ".join(key_of(texts).values())
    return Key(pk, compared_names(texts[Weight.NAME]), order, order_en, timetable, words)


def compared_names(names: Iterable[str]) -> str:
    """Names as they are compared, each between two bars: folded, in full pinyin, by initials."""
    forms = [form for name in names for form in (compared(name), spelled(name).letters)]
    forms += [initials(name) for name in names]
    return BAR + "".join(f"{form}{BAR}" for form in dict.fromkeys(forms) if form)


def compared(name: str) -> str:
    """A name as it is compared with a search: folded, without spaces."""
    return fold(name).replace(" ", "")


def write_keys(listing: str, keys: Iterable[Key]) -> None:
    """Write the keys of centers (``center``) or rooms (``room``), over those that they had."""
    write = {"sqlite": write_on_sqlite, "postgresql": write_on_postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        write(cursor, listing, list(keys))


def write_on_sqlite(cursor: Any, listing: str, keys: list[Key]) -> None:
    """Names into the table, tokens into the FTS5 table beside it, under the same number."""
    cursor.executemany(
        insert(listing, Key._fields[1:-1]),
        [key[:-1] for key in keys],
    )
    cursor.executemany(
        f"INSERT OR REPLACE INTO centers_{listing}key_words (rowid, words) VALUES (%s, %s)",  # noqa: S608
        [(key.pk, key.words) for key in keys],
    )


def write_on_postgresql(cursor: Any, listing: str, keys: list[Key]) -> None:
    """Everything into one row."""
    cursor.executemany(insert(listing, Key._fields[1:]), keys)


def insert(listing: str, columns: tuple[str, ...]) -> str:
    """The statement that writes some columns of a key, over those that it had."""
    quoted = [f'"{column}"' for column in columns]
    values = ", ".join(["%s"] * (len(quoted) + 1))
    over = ", ".join(f"{column} = excluded.{column}" for column in quoted)
    return (
        f"INSERT INTO centers_{listing}key ({listing}_id, {', '.join(quoted)}) VALUES ({values})"  # noqa: S608
        f" ON CONFLICT ({listing}_id) DO UPDATE SET {over}"
    )


def tidy(listing: str) -> None:
    """After many writes: sort the index out, and let searches be planned by what is there."""
    key, words = f"centers_{listing}key", f"centers_{listing}key_words"
    statements = {
        "sqlite": (
            # Words that belong to no key, should a trigger ever have been lost.
            f"DELETE FROM {words} WHERE rowid NOT IN (SELECT {listing}_id FROM {key})",  # noqa: S608
            f"INSERT INTO {words} ({words}) VALUES ('optimize')",  # noqa: S608
        ),
        "postgresql": (f"SELECT gin_clean_pending_list('{words}')",),
    }
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
        for table in (key, f"centers_{listing}"):
            cursor.execute(f"ANALYZE {table}")


def look_again() -> None:
    """Let the database count what it holds, so that it plans by that; SQLite never does unasked."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
