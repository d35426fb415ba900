"""Every word of the site is in Chinese too, and nothing is collected otherwise than Django asks."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.template import Context, Template
from django.utils import translation

from config import messages

TEMPLATE = """{% load i18n %}
{# Translators: the sign over the door #}
{% translate "Plain" %}
{% translate 'Quoted "twice"' %}
{% translate "A full 100%" %}
{% translate "Open" context "hours" %}
{% translate "Kept" as kept %}{{ kept }}
{% if kept == _("Compared") %}{% endif %}
{{ _("Constant") }}{{ nothing|default:_("Instead") }}
  <p>{% blocktranslate %}Block{% endblocktranslate %}</p>
{% blocktranslate trimmed %}
  Trimmed
  in two lines
{% endblocktranslate %}
{% blocktranslate with name=who|upper context "greeting" %}Hello {{ name }}{% endblocktranslate %}
{% blocktranslate count n=1 %}one room{% plural %}{{ n }} rooms{% endblocktranslate %}
{% blocktranslate count n=9 context "shelf" %}a book{% plural %}{{ n }} books{% endblocktranslate %}
{% comment %}{% translate "Unseen" %}{% endcomment %}
"""

CODE = """
from django.utils.translation import gettext_lazy as _

# Translators: on a button
_("Plain")
translation.gettext("Through " "its module")
pgettext("hours", "Open")
ngettext("%(n)s room", "%(n)s rooms", n)
npgettext_lazy("shelf", "%(n)s book", "%(n)s books", "n")
_(variable)
"""


def catalog_of(calls):
    catalog = Catalog(locale="zh_Hans")
    for call in calls:
        messages.add(catalog, call, ("file", 0))
    return catalog


def words_of(catalog):
    return {(message.context, message.id) for message in catalog if message.id}


def translated(words, string, *, flags=()):
    catalog = Catalog(locale="zh_Hans")
    catalog.add(words, string, flags=flags)
    return catalog


def wanted(words):
    return translated(words, "")


@pytest.mark.parametrize("locale", messages.LOCALES)
def test_every_message_is_translated_and_every_translation_used(locale):
    translations = messages.read(messages.po_path(locale), locale)
    assert messages.problems(translations, messages.extract()) == []


@pytest.mark.parametrize("locale", messages.LOCALES)
def test_the_files_are_as_make_messages_writes_them(locale):
    path = messages.po_path(locale)
    kept = messages.updated(messages.read(path, locale), messages.extract())
    assert path.read_text(encoding="utf-8") == messages.render(kept, locale)


def test_code_is_read_as_python_reads_it():
    found = catalog_of(messages.calls_in_code(CODE))
    assert words_of(found) == {
        (None, "Plain"),
        (None, "Through its module"),
        ("hours", "Open"),
        (None, ("%(n)s room", "%(n)s rooms")),
        ("shelf", ("%(n)s book", "%(n)s books")),
    }
    assert found["Plain"].auto_comments == ["Translators: on a button"]


@pytest.mark.parametrize("call", ['_("a" if x else "b")', '_("a" + name)', '_(f"a {name}")'])
def test_words_made_on_the_way_are_refused(call):
    with pytest.raises(
        ValueError, match=r"^Line 1: only whole, literal words can be translated\.$"
    ):
        list(messages.calls_in_code(call))


def test_templates_are_read_as_django_reads_them():
    found = catalog_of(messages.calls_in_template(TEMPLATE))
    assert words_of(found) == {
        (None, "Plain"),
        (None, 'Quoted "twice"'),
        (None, "A full 100%%"),
        ("hours", "Open"),
        (None, "Kept"),
        (None, "Compared"),
        (None, "Constant"),
        (None, "Instead"),
        (None, "Block"),
        (None, "Trimmed in two lines"),
        ("greeting", "Hello %(name)s"),
        (None, ("one room", "%(n)s rooms")),
        ("shelf", ("a book", "%(n)s books")),
    }
    assert found["Plain"].auto_comments == ["Translators: the sign over the door"]


def test_what_is_collected_from_a_template_is_what_django_looks_up(tmp_path, settings):
    catalog = catalog_of(messages.calls_in_template(TEMPLATE))
    for message in catalog:
        if message.id:
            text = f"«{messages.as_tuple(message.id)[-1]}»"
            message.string = (text,) if message.pluralizable else text
    path = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    messages.compile_catalog(catalog, path)
    settings.LOCALE_PATHS = [tmp_path]
    with translation.override("zh-hans"):
        page = Template(TEMPLATE).render(Context({"who": "ann", "nothing": None}))
    assert [line.strip() for line in page.splitlines() if line.strip()] == [
        "«Plain»",
        '«Quoted "twice"»',
        "«A full 100%»",
        "«Open»",
        "«Kept»",
        "«Constant»«Instead»",
        "<p>«Block»</p>",
        "«Trimmed in two lines»",
        "«Hello ANN»",
        "«1 rooms»",
        "«9 books»",
    ]


@pytest.mark.parametrize(
    ("translations", "template", "problems"),
    [
        (translated("Open", "开放"), wanted("Open"), []),
        (Catalog(), wanted("Open"), ["missing: (None, 'Open')"]),
        (translated("Open", "开放"), Catalog(), ["obsolete: (None, 'Open')"]),
        (translated("Open", ""), wanted("Open"), ["untranslated: (None, 'Open')"]),
        (translated("Open", "开", flags=["fuzzy"]), wanted("Open"), ["fuzzy: (None, 'Open')"]),
        (
            translated("Until %(time)s", "至%(when)s"),
            wanted("Until %(time)s"),
            ["other placeholders: (None, 'Until %(time)s')"],
        ),
        (
            translated(("a room", "%(n)s rooms"), ("%(n)s间",)),
            wanted(("a room", "%(n)s rooms")),
            [],
        ),
        (
            translated(("a room", "%(n)s rooms"), ("几间",)),
            wanted(("a room", "%(n)s rooms")),
            ["other placeholders: (None, ('a room', '%(n)s rooms'))"],
        ),
        (translated("100%% of %s", "%s 的 100%%"), wanted("100%% of %s"), []),
    ],
)
def test_each_fault_of_a_translation_is_told(translations, template, problems):
    assert messages.problems(translations, template) == problems


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone():
    translations = translated("Open", "开放")
    translations.add("Gone", "没了")
    template = wanted("Open")
    template.add("New")
    text = messages.render(messages.updated(translations, template), "zh_Hans")
    assert (
        text
        == messages.HEADER.format(locale="zh_Hans", plural_forms="nplurals=1; plural=0;")
        + 'msgid "New"\nmsgstr ""\n\nmsgid "Open"\nmsgstr "开放"\n'
    )


def test_compiling_writes_only_what_is_older_than_its_source(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(messages, "BASE_DIR", tmp_path)
    po = messages.po_path("zh_Hans")
    po.parent.mkdir(parents=True)
    po.write_text('msgid "Open"\nmsgstr "开放"\n', encoding="utf-8")
    messages.compile_catalogs()
    first = po.with_suffix(".mo").stat().st_mtime_ns
    messages.compile_catalogs()
    assert po.with_suffix(".mo").stat().st_mtime_ns == first
