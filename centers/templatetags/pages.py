"""What every page needs: its language and its twins in the others, the parts of a search form."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from django import template
from django.conf import settings
from django.forms import BoundField
from django.http import HttpRequest
from django.template.loader_tags import BlockNode
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from ..forms.address import AddressForm
from ..models.language import CHINESE, ENGLISH, TRADITIONAL
from ..models.reference import reference

register = template.Library()

TAGS = {"zh-hans": CHINESE, "zh-hant": TRADITIONAL, "en": ENGLISH}
# As Facebook and the chats that follow it name languages.
LOCALES = {CHINESE: "zh_CN", TRADITIONAL: "zh_HK", ENGLISH: "en_US"}


class Translation(NamedTuple):
    """The same page in another language: its tag (BCP 47), the language's own name, the address."""

    tag: str
    name: str
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
        Translation(tag, get_language_info(code)["name_local"], root + prefix(code) + bare)
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
    widget: Any = field.field.widget
    value = field.value() or []
    chosen = [value] if isinstance(value, str) else value
    counts = counts or {}
    for title, options, index in widget.optgroups(field.html_name, chosen):
        yield (
            title,
            [
                Box(
                    f"{field.auto_id}_{index}_{n}",
                    one["value"],
                    one["label"],
                    one["selected"],
                    counts.get(str(one["value"])),
                )
                for n, one in enumerate(options)
            ],
        )
