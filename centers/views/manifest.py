"""What a phone needs to keep the site among its apps."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext

from .reads import reads

PAPER, ENAMEL = "#f9f5eb", "#0d4a48"
ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))


@reads(tells_now=False)
def manifest(request: HttpRequest) -> HttpResponse:
    """The site's name, colors and icons, in the language of the address."""
    facts = {
        "name": gettext("Neighborhood Centers"),
        "short_name": gettext("Neighborhood Centers"),
        "lang": get_language(),
        "start_url": reverse("start"),
        "scope": reverse("start"),
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ENAMEL,
        "icons": [
            {
                "src": static(f"centers/icons/{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in ICONS
        ],
    }
    return JsonResponse(facts, content_type="application/manifest+json")
