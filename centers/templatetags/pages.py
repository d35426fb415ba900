"""What every page needs: its language and its twins in the others, the parts of a search form."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

from django import template
from django.conf import settings
from django.forms import BoundField
from django.http import HttpRequest
from django.template.loader_tags import BlockNode
from django.urls import get_script_prefix
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from ..forms.address import AddressForm
from ..forms.near import placed_choices
from ..forms.plain import Choices
from ..models.language import CHINESE, ENGLISH, TAGS, TRADITIONAL
from ..models.reference import Reference, reference

register = template.Library()

# What stands for each language where its name has no room.
SIGNS = {CHINESE: "简", TRADITIONAL: "繁", ENGLISH: "EN"}

# As Facebook and the chats that follow it name languages.
LOCALES = {CHINESE: "zh_CN", TRADITIONAL: "zh_TW", ENGLISH: "en_US"}


class Translation(NamedTuple):
    """The same page in a language: its tag (BCP 47), its own name, in short, the address."""

    tag: str
    name: str
    sign: str
    path: str


@register.simple_tag
def page_language() -> str:
    """The language of the page as a tag for ``lang``."""
    return TAGS[get_language() or settings.LANGUAGE_CODE]


@register.simple_tag
def page_locale() -> str:
    """The language of the page, with the country whose usage it follows, for Open Graph."""
    return LOCALES[page_language()]


@register.simple_tag
def translations(path: str) -> list[Translation]:
    """A page in each language, given its path, with or without a query, in any of them."""
    root = get_script_prefix()
    bare = path.removeprefix(root)
    for code in TAGS:
        bare = bare.removeprefix(f"{code}/")
    return [
        Translation(
            tag, str(get_language_info(code)["name_local"]), SIGNS[tag], root + prefix(code) + bare
        )
        for code, tag in TAGS.items()
    ]


def prefix(code: str) -> str:
    """What the addresses of a language begin with."""
    return "" if code == settings.LANGUAGE_CODE else f"{code}/"


class Asking(Protocol):
    """A form whose good values stand in an address."""

    def query(self) -> str: ...


@register.simple_tag
def search_path(path: str, form: Asking) -> str:
    """The one address of a search: the same for every way to write it."""
    query = form.query()
    return f"{path}?{query}" if query else path


@register.simple_tag
def absolute(request: HttpRequest, path: str) -> str:
    """The whole address of a path."""
    return request.build_absolute_uri(path)


class Again(template.Node):
    """A block of the page that is rendered once more."""

    def __init__(self, block: str) -> None:
        self.block = block

    def render(self, context: template.Context) -> SafeString:
        return BlockNode(self.block, template.NodeList()).render(context)


@register.tag
def again(parser: template.base.Parser, token: template.base.Token) -> Again:
    """What the page puts into a block, once more: ``{% again title %}``."""
    return Again(token.split_contents()[1])


@register.simple_tag(takes_context=True)
def has_samples(context: template.Context) -> bool:
    """Whether any listing that a visitor may see is made up."""
    form = context.get("form")
    known = form.reference if isinstance(form, AddressForm) else reference()
    return known.has_samples


class OnEveryPage(template.Node):
    """A part of the page of a search that is the same wherever one turns to."""

    def __init__(self, inside: template.NodeList) -> None:
        self.inside = inside

    def render(self, context: template.Context) -> SafeString:
        results, request = context["results"], context["request"]
        key = ("part", get_language(), request.path, *request.GET.getlist("sort"))
        made: SafeString = results.once(key, lambda: self.inside.render(context))
        return made


@register.tag
def on_every_page(parser: template.base.Parser, _token: template.base.Token) -> OnEveryPage:
    """What a search makes once for all its pages, such as its form; one such part a template."""
    inside = parser.parse(("end_on_every_page",))
    parser.delete_first_token()
    return OnEveryPage(inside)


SELECTED = SafeString(" selected")


class Box(NamedTuple):
    """A checkbox or an option of a search form, with how many state it if that was counted."""

    id: str
    value: str
    label: str
    checked: bool
    number: int | None


@register.filter
def boxes(
    field: BoundField, counts: dict[str, int] | None = None
) -> Iterator[tuple[str | None, list[Box]]]:
    """The choices of a field in their groups; those in no group have the title None."""
    value = field.value() or []
    chosen = [value] if isinstance(value, str) else value
    counts = counts or {}
    for index, (title, entries) in enumerate(groups(field.field.choices)):  # type: ignore[attr-defined]
        yield (
            title,
            [
                Box(f"{field.auto_id}_{index}_{n}", code, label, code in chosen, counts.get(code))
                for n, (code, label) in enumerate(entries)
            ],
        )


def groups(choices: Choices) -> Iterator[tuple[str | None, Choices]]:
    """Choices in their groups; each that is in no group by itself."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield value, [(str(code), name) for code, name in label]
        else:
            yield None, [(str(value), label)]


@register.simple_tag
def options(field: BoundField, counts: dict[str, int] | None = None) -> SafeString:
    """The choices of a field as options. A city has hundreds: a loop in a template takes longer."""
    return joined(grouped(title, map(option, some)) for title, some in boxes(field, counts))


def option(box: Box) -> SafeString:
    """An option of a select."""
    chosen = SELECTED if box.checked else ""
    number = "" if box.number is None else f" ({number_format(box.number, force_grouping=True)})"
    return format_html('<option value="{}"{}>{}{}</option>', box.value, chosen, box.label, number)


def grouped(title: str | None, inside: Iterable[SafeString]) -> SafeString:
    """Options under their title, if they have one."""
    if title is None:
        return joined(inside)
    return format_html('<optgroup label="{}">{}</optgroup>', title, joined(inside))


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Parts of a page, one after the other."""
    return SafeString("\n".join(parts))


@register.simple_tag
def placed(value: Any, name: str) -> SafeString:
    """The areas to look from as options; before them the place chosen, if it is none of them."""
    known = reference()
    areas = known.once(("areas to look from", get_language()), lambda: placed_options(known))
    chosen = format_html('value="{}"', value or "")
    if not value or chosen in areas:
        return SafeString(areas.replace(chosen, chosen + SELECTED, 1))
    return joined([option(Box("", value, name, True, None)), areas])


def placed_options(known: Reference) -> SafeString:
    """The areas in which it is known where something is, as options."""
    return joined(
        grouped(title, (option(Box("", code, label, False, None)) for code, label in areas))
        for title, areas in placed_choices(known)
    )
