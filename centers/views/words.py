"""What is offered while someone types."""

from django.http import HttpRequest, HttpResponse

from ..forms.words import WordsForm
from ..opendata import json
from ..suggesting import suggestions
from .reads import reads
from .responses import as_json, errors


@reads(WordsForm, tells_now=False)
def suggest_json(request: HttpRequest) -> HttpResponse:
    """What to offer someone who has typed so much."""
    form = WordsForm(request.GET)
    if not form.is_valid():
        return errors({"q": [str(text) for text in form.errors["q"]]}, status=400)
    offered = suggestions(form.cleaned_data["q"])
    return as_json({"suggestions": [json.suggestion_facts(one) for one in offered]})
