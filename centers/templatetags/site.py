"""What those who run the site state of it in its settings."""

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def site_facts() -> dict[str, Any]:
    """Who runs the site, how to reach them, its registrations and license; "" if not stated."""
    facts: dict[str, Any] = settings.SITE_FACTS
    return facts


@register.filter
def police_page(number: str) -> str:
    """Where the public security authority shows a registration (沪公网安备31010102001234号)."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    return f"https://beian.mps.gov.cn/#/query/webSearch?code={digits}"
