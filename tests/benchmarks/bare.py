"""What pages are measured against: a bare Django view, and one with a query and a template."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

if not settings.configured:
    from config.settings import DATABASES, SECRET_KEY

    settings.configure(
        SECRET_KEY=SECRET_KEY,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES=DATABASES,
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )

import django

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

ROWS = 20
PAGE = engines["django"].from_string(
    """<!doctype html><html lang="en"><title>Rows</title>
{% for row in rows %}<article><h2><a href="/{{ row.slug }}/">{{ row.name }}</a></h2>
<p>{{ row.address }}</p>{{ filling }}</article>
{% endfor %}</html>"""
)


class Row(models.Model):
    """A center, of which nothing but what a row shows."""

    slug = models.TextField()
    name = models.TextField()
    address = models.TextField()

    class Meta:
        app_label = "bare"
        managed = False
        db_table = "centers_center"

    def __str__(self) -> str:
        return self.name


def bare(request: HttpRequest) -> HttpResponse:
    """The least that Django does."""
    return HttpResponse("ok")


def minimal(request: HttpRequest, size: int, number: int) -> HttpResponse:
    """A page of rows after a key, by one query, of about so many bytes."""
    rows = Row.objects.filter(pk__gt=number).order_by("pk")[:ROWS]
    filling = "x" * (size // ROWS - 200)
    return HttpResponse(PAGE.render({"rows": rows, "filling": filling}))


urlpatterns = [
    path("livez", bare),
    path("bare", bare),
    path("minimal/<int:size>/<int:number>", minimal),
]
application = get_wsgi_application()
