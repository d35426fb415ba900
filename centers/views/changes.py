"""What changes, as a page, as data and as a feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import clock
from ..forms.changes import Changes, ChangesForm
from ..opendata import atom
from ..opendata import changes as facts
from .reads import reads
from .responses import as_json, errors


@reads(ChangesForm)
def changes(request: HttpRequest) -> HttpResponse:
    """Closures and special days to come, and what was checked lately."""
    asked = changes_asked(request)
    context = {"form": asked.form, "changes": asked, "page": asked.page}
    return render(request, "centers/changes.html", context)


@reads(ChangesForm)
def changes_json(request: HttpRequest) -> HttpResponse:
    """The same for machines."""
    asked = changes_asked(request)
    if asked.form.errors:
        return errors(asked.form.messages, status=400)
    return as_json(facts.changes_facts(request, asked))


@reads(ChangesForm)
def changes_atom(request: HttpRequest) -> HttpResponse:
    """The same for feed readers."""
    asked = changes_asked(request)
    if asked.form.errors:
        return errors(asked.form.messages, status=400)
    content = atom.feed(asked, request.build_absolute_uri)
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def changes_asked(request: HttpRequest) -> Changes:
    """What changes in the area asked for."""
    return Changes(ChangesForm(request.GET), clock.now(request))
