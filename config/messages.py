"""The words of the site and their translations: collect, compare, compile.

Babel does what Django leaves to the GNU gettext programs, so none need be installed:
`python -m config.messages update` (or `make messages`), `check` and `compile`.
"""

import ast
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from centers.rules import script

BASE_DIR = Path(__file__).resolve().parent.parent
LOCALES = ("zh_Hans",)
# Locales that are made from another by a program, when that is compiled.
MADE = {"zh_Hant": ("zh_Hans", script.traditional)}

# How many forms of its words a translating function takes; `p` functions take a context before.
FORMS = {
    "_": 1,
    "gettext": 1,
    "gettext_lazy": 1,
    "gettext_noop": 1,
    "pgettext": 1,
    "pgettext_lazy": 1,
    "ngettext": 2,
    "ngettext_lazy": 2,
    "npgettext": 2,
    "npgettext_lazy": 2,
}
NOTE = "Translators"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")

# No dates and no program's name: a file changes only when its words do.
HEADER = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


class Call(NamedTuple):
    """A call of a translating function; an argument that is no words is None."""

    function: str
    arguments: tuple[str | None, ...]
    notes: list[str]


def po_path(locale: str) -> Path:
    """Where the translations into one language are kept."""
    return BASE_DIR / "centers" / "locale" / locale / "LC_MESSAGES" / "django.po"


def mo_path(locale: str) -> Path:
    """Where Django reads them."""
    return po_path(locale).with_suffix(".mo")


# --- collecting ----------------------------------------------------------------------------------


def extract() -> Catalog:
    """Every message of the code and the templates, without translations."""
    catalog = Catalog()
    for path, calls in sources():
        location = (path.relative_to(BASE_DIR).as_posix(), 0)
        for call in calls(path.read_text(encoding="utf-8")):
            add(catalog, call, location)
    return catalog


def add(catalog: Catalog, call: Call, location: tuple[str, int]) -> None:
    """Put the message of a call into a catalog, if the call has all its words."""
    context, *forms = call.arguments if "pgettext" in call.function else (None, *call.arguments)
    words = [form for form in forms[: FORMS[call.function]] if form is not None]
    if len(words) == FORMS[call.function]:
        message = words[0] if len(words) == 1 else tuple(words)
        catalog.add(message, None, [location], auto_comments=call.notes, context=context)


def sources() -> Iterator[tuple[Path, Callable[[str], Iterator[Call]]]]:
    """Each file that may hold words, with the function that finds them in its text."""
    for folder in ("centers", "config"):
        for path in sorted((BASE_DIR / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, calls_in_code
    for folder in ("templates", "centers/templates"):
        for path in sorted((BASE_DIR / folder).rglob("*")):
            if path.is_file():
                yield path, calls_in_template


def calls_in_code(text: str) -> Iterator[Call]:
    """The calls of translating functions in a Python module, in the order of its syntax tree."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (name := called_name(node)) in FORMS:
            above = lines[node.lineno - 2].strip().removeprefix("# ")
            notes = [above] if above.startswith(NOTE) else []
            yield Call(name, tuple(literal(argument) for argument in node.args), notes)


def calls_in_template(text: str) -> Iterator[Call]:
    """The calls of translating functions that a Django template makes."""
    # What is no call comes back blanked out, but Python would still read its indentation.
    lines = (line.strip() for line in templatize(text).splitlines())
    file = BytesIO("\n".join(lines).encode())
    # Babel's annotation of what it yields names other fields than it does.
    found: Iterable[Any] = extract_python(file, dict.fromkeys(FORMS), (NOTE,), {})
    for _line, name, words, notes in found:
        yield Call(name, as_tuple(words), notes)


def called_name(node: ast.Call) -> str:
    """The last name of what is called: `gettext` for `translation.gettext("…")`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literal(argument: ast.expr) -> str | None:
    """The words of an argument, or None for a variable; ValueError for words made on the way."""
    if isinstance(argument, ast.Constant):
        return argument.value if isinstance(argument.value, str) else None
    parts = (node.value for node in ast.walk(argument) if isinstance(node, ast.Constant))
    if any(isinstance(part, str) for part in parts):
        raise ValueError(f"Line {argument.lineno}: only whole, literal words can be translated.")
    return None


# --- comparing -----------------------------------------------------------------------------------


def read(path: Path, locale: str) -> Catalog:
    """The translations in a .po file; none if there is no such file."""
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def problems(translations: Catalog, template: Catalog) -> list[str]:
    """What keeps a catalog from being a whole translation of the template, a line for each."""
    wanted, present = keyed(template), keyed(translations)
    found = [f"missing: {key}" for key in wanted if key not in present]
    found += [f"obsolete: {key}" for key in present if key not in wanted]
    found += [f"obsolete: {words}" for words in translations.obsolete]
    for key, message in present.items():
        found += [f"{problem}: {key}" for problem in problems_of(message)]
    return found


def keyed(catalog: Catalog) -> dict[tuple[str | None, Any], Message]:
    """The messages of a catalog by their context and words."""
    return {(message.context, message.id): message for message in catalog if message.id}


def problems_of(message: Message) -> Iterator[str]:
    """What is wrong with the translation of one message, in a word or two each."""
    translations = as_tuple(message.string)
    if message.fuzzy:
        yield "fuzzy"
    if not all(translations):
        yield "untranslated"
    # Chinese has one form for every number, which must serve for the plural.
    elif any(placeholders(text) != placeholders(as_tuple(message.id)[-1]) for text in translations):
        yield "other placeholders"


def as_tuple(words: Any) -> tuple[str, ...]:
    """The forms of a message, of which a plain one has just the one."""
    return tuple(words) if isinstance(words, list | tuple) else (words,)


def placeholders(text: str) -> set[str]:
    """What is filled into a message when it is shown."""
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


# --- writing -------------------------------------------------------------------------------------


def updated(translations: Catalog, template: Catalog) -> Catalog:
    """The translations that the template still asks for, and empty ones for what is new."""
    translations.update(template, no_fuzzy_matching=True)
    for key, message in keyed(translations).items():
        message.auto_comments = keyed(template)[key].auto_comments
    return translations


def render(catalog: Catalog, locale: str) -> str:
    """The text of a .po file, in an order that new words do not disturb."""
    body = BytesIO()
    write_po(
        body,
        catalog,
        width=0,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    header = HEADER.format(locale=locale, plural_forms=catalog.plural_forms)
    return header + body.getvalue().decode().rstrip() + "\n"


def update() -> None:
    """Bring every .po file up to the words in code and templates."""
    template = extract()
    for locale in LOCALES:
        path = po_path(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = render(updated(read(path, locale), template), locale)
        path.write_text(text, encoding="utf-8")


def compile_catalogs() -> None:
    """Write the .mo file that Django reads beside every .po file that is newer."""
    for locale in LOCALES:
        if is_older(mo_path(locale), po_path(locale)):
            compile_catalog(read(po_path(locale), locale), mo_path(locale))
    for locale, (source, convert) in MADE.items():
        if is_older(mo_path(locale), po_path(source), Path(script.__file__)):
            compile_catalog(converted(read(po_path(source), source), convert), mo_path(locale))


def is_older(made: Path, *sources: Path) -> bool:
    """Whether a file has to be made anew."""
    changed = max(source.stat().st_mtime for source in sources)
    return not made.exists() or made.stat().st_mtime <= changed


def converted(catalog: Catalog, convert: Callable[[str], str]) -> Catalog:
    """A catalog with its translations converted, what is filled into them as it was."""
    for message in catalog:
        texts = tuple(convert(text) for text in as_tuple(message.string))
        message.string = texts if isinstance(message.string, tuple | list) else texts[0]
    return catalog


def compile_catalog(catalog: Catalog, path: Path) -> None:
    """Write a .mo file; who reads or writes it meanwhile sees the old one or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.mo")
    with unfinished.open("wb") as file:
        write_mo(file, catalog)
    unfinished.replace(path)


def check() -> None:
    """Tell what is not translated, on the standard error, and exit 1 if anything is not."""
    template = extract()
    lines = [
        line for locale in LOCALES for line in problems(read(po_path(locale), locale), template)
    ]
    if lines:
        sys.exit("\n".join(lines))


if __name__ == "__main__":
    {"check": check, "compile": compile_catalogs, "update": update}[sys.argv[1]]()
