"""What the desk's templates need."""

from typing import Any

from django import template
from django.urls import translate_url

register = template.Library()


@register.simple_tag(takes_context=True)
def same_page_in(context: dict[str, Any], language: str) -> str:
    """The address of the page that is shown, filters included, in another language."""
    return translate_url(context["request"].get_full_path(), language)
