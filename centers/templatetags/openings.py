"""What a page needs to tell of hours: the opening of a place, and the moment shown."""

from typing import Protocol

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import clock
from ..forms.borrowing import Borrowing
from ..models import Center, Phone, Room
from ..models.language import Words
from ..rules.days import Reason
from ..wording import moments
from ..wording.openings import Opening, Openings
from ..wording.reasons import name_of
from .pages import page_language

register = template.Library()


class Said(Protocol):
    """A sentence and the words in it that a listing states."""

    @property
    def text(self) -> str: ...

    @property
    def quoted(self) -> Words: ...


@register.filter
def of(openings: Openings, place: Center | Room) -> Opening:
    """What is told of the hours of a place."""
    return openings[place]


@register.filter
def marked(sentence: str, reason: Reason) -> str | SafeString:
    """A sentence in which the words of the row that decided are marked if in another language."""
    return quoting(sentence, name_of(reason))


@register.filter
def said(told: Said) -> str | SafeString:
    """A sentence, with the words marked that it quotes in another language."""
    return quoting(told.text, told.quoted)


def quoting(sentence: str, quoted: Words) -> str | SafeString:
    """A sentence in which words that it quotes are marked if in another language."""
    before, found, after = sentence.partition(quoted.text) if quoted.text else ("", "", "")
    if not found or quoted.language == page_language():
        return sentence
    return format_html('{}<span lang="{}">{}</span>{}', before, quoted.language, found, after)


@register.simple_tag
def calling(borrowing: Borrowing, phone: Phone) -> str:
    """Whether to call a phone of a room now, or when it is answered again."""
    return borrowing.calling(phone)


@register.simple_tag
def as_of(request: HttpRequest) -> str:
    """The other moment that a member of the staff looks at, in words; "" in the present."""
    moment = clock.as_of(request)
    return moments.moment(moment) if moment else ""
