"""Addresses: the directory in each language, the staff desk, and the health of the process."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, get_script_prefix, include, path, re_path

from centers.views.photos import photo

from . import crawlers, health

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"


def to_the_desk(request: HttpRequest, desk: str) -> HttpResponse:
    """Send staff on to the desk in simplified Chinese."""
    return HttpResponseRedirect(f"{get_script_prefix()}{desk}")


urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", health.livez),
    path("readyz", health.readyz),
    re_path(
        rf"^{settings.MEDIA_URL.lstrip('/')}centers/"
        r"(?P<name>[0-9a-f]{32}-\d{1,4}x\d{1,4}(?:-small)?\.jpg)$",
        photo,
    ),
    *crawlers.urlpatterns,
]

if settings.STAFF:
    from django.contrib import admin

    # The desk speaks the languages that texts are written in.
    urlpatterns += [re_path("^zh-hant/(?P<desk>staff/.*)$", to_the_desk)]
    urlpatterns += i18n_patterns(path("staff/", admin.site.urls), prefix_default_language=False)

urlpatterns += i18n_patterns(path("", include("centers.urls")), prefix_default_language=False)

if settings.DEBUG:
    urlpatterns += i18n_patterns(
        path("", include("config.styleguide")), prefix_default_language=False
    )
