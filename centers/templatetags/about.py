"""What a page says of its listing to machines that read pages."""

from json import dumps

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import Center, Room
from ..opendata.jsonld import page_data
from ..wording.openings import Openings

register = template.Library()

#: Signs that could end the element they stand in, as JSON writes them otherwise.
HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


@register.simple_tag
def about(request: HttpRequest, place: Center | Room, openings: Openings) -> SafeString:
    """A center or room in the words of schema.org. It is data: browsers run none of it."""
    facts = page_data(place, openings[place], request.build_absolute_uri)
    text = dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False).translate(HARMLESS)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
