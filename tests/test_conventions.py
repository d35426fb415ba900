"""What the house asks of its files: short ones, and templates that glue no addresses by hand."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = [
    path
    for folder in ("centers", "config", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
PARTS = ("", "centers")
TEMPLATES = sorted(path for part in PARTS for path in (ROOT / "templates" / part).glob("*.html"))


def named(path):
    return str(path.relative_to(ROOT))


def lines(path):
    return path.read_text(encoding="utf-8").count("\n")


def test_a_module_of_the_app_is_shorter_than_350_lines():
    modules = [path for path in MODULES if "tests" not in path.parts]
    assert [named(path) for path in modules if lines(path) >= 350] == []


def test_a_template_is_shorter_than_120_lines():
    assert [named(path) for path in TEMPLATES if lines(path) >= 120] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_prints_no_raw_parameters_and_trusts_no_text(template):
    text = template.read_text(encoding="utf-8")
    own = re.sub(r'<script type="module" src="{% static "[^"]+" %}"></script>', "", text)
    assert re.findall(r"request\.GET|\|safe|autoescape|<script|<style| style=| on\w+=", own) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_partial_is_named_with_an_underscore_and_no_page_is(template):
    extends = "{% extends" in template.read_text(encoding="utf-8")
    whole = extends or template.name in ("base.html", "500.html", "503.html")
    assert template.name.startswith("_") != whole


@pytest.mark.parametrize("view", sorted((ROOT / "centers" / "views").glob("*.py")), ids=named)
def test_views_leave_questions_to_the_querysets(view):
    text = view.read_text(encoding="utf-8")
    assert re.findall(r"\bQ\(|\.exclude\(|\.annotate\(|\.raw\(", text) == []


def test_the_stylesheet_is_light():
    size = len(gzip.compress((ROOT / "static/centers/site.css").read_bytes()))
    assert size <= 12 * 1024
