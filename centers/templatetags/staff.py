"""What the desk's templates need."""

from typing import Any

from django import forms, template
from django.urls import translate_url

from .. import clock
from ..desk.overview import Overview

register = template.Library()


@register.simple_tag(takes_context=True)
def overview(context: dict[str, Any]) -> Overview | None:
    """What there is to do for whoever asks; None for those who keep no centers at all."""
    request = context["request"]
    if not request.user.has_perm("centers.change_center"):
        return None
    return Overview(request.user, clock.now(request).date())


@register.simple_tag
def problems(adminform: Any, formsets: Any) -> list[tuple[str, str, str]]:
    """What is wrong with a page: the field to go to, what it is called, and the sentence."""
    told = problems_of_form(adminform.form, "")
    for part in formsets:
        title = str(part.opts.verbose_name_plural)
        told += [
            (f"{part.formset.prefix}-group", title, str(sentence))
            for sentence in part.formset.non_form_errors()
        ]
        for form in part.formset.forms:
            told += problems_of_form(form, f"{title}: ")
    return told


@register.simple_tag(takes_context=True)
def same_page_in(context: dict[str, Any], language: str) -> str:
    """The address of the page that is shown, filters included, in another language."""
    return translate_url(context["request"].get_full_path(), language)


def problems_of_form(form: forms.BaseForm, title: str) -> list[tuple[str, str, str]]:
    """What is wrong with one form, its fields first to last."""
    return [
        (field_id(form, name), f"{title}{label_of(form, name)}", str(sentence))
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]


def field_id(form: forms.BaseForm, name: str) -> str:
    """The anchor of a field; "" where a sentence is about the form as a whole."""
    return (form[name].id_for_label or form[name].auto_id) if name in form.fields else ""


def label_of(form: forms.BaseForm, name: str) -> str:
    """What a field is called on the page."""
    return str(form[name].label) if name in form.fields else ""
