"""What search engines read: what they may, and every page there is."""

from django import forms
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import path, reverse

from centers.opendata.sitemaps import SITEMAPS
from centers.views.reads import reads

# Of the many searches only those that a page links to plainly; never one from where somebody was,
# nor one in somebody's words or for somebody's hour.
RULES = """User-agent: *
Disallow: /staff/
Disallow: /zh-hant/staff/
Disallow: /en/staff/
Disallow: /*near=
Disallow: /*q=
Disallow: /*open=
Disallow: /*date=
Disallow: /*as_of=

Sitemap: {sitemap}
"""


class PartForm(forms.Form):
    """Which part of a long sitemap is asked for."""

    p = forms.IntegerField(required=False)


@reads(tells_now=False)
def robots(request: HttpRequest) -> HttpResponse:
    """Which addresses a crawler should leave alone, and where it finds all others."""
    sitemap = request.build_absolute_uri(reverse("sitemap_index"))
    return HttpResponse(RULES.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")


@reads(tells_now=False)
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, for whatever asks without reading where a page says it is."""
    return HttpResponseRedirect(static("centers/icons/icon-192.png"))


@reads(tells_now=False)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Which sitemaps there are, and of how many parts."""
    return views.index(request, SITEMAPS, sitemap_url_name="sitemap")


@reads(PartForm, tells_now=False)
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """Every page of a kind."""
    return views.sitemap(request, SITEMAPS, section)


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap"),
]
