"""What search engines read: what they may, and every page there is."""

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from centers.opendata.sitemaps import SITEMAPS

# Of the many searches only those that a page links to plainly; never one from where somebody was.
RULES = """User-agent: *
Disallow: /staff/
Disallow: /zh-hant/staff/
Disallow: /en/staff/
Disallow: /*near=
Disallow: /*as_of=

Sitemap: {sitemap}
"""


def robots(request: HttpRequest) -> HttpResponse:
    """Which addresses a crawler should leave alone, and where it finds all others."""
    sitemap = request.build_absolute_uri(reverse("sitemap_index"))
    return HttpResponse(RULES.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml",
        views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<slug:section>.xml", views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
