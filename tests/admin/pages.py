"""How a test fills in a page of the desk as a person would, and reads what the page says."""

import re
from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Collects what a browser would send if the page's form were submitted untouched."""

    def __init__(self):
        super().__init__()
        self.data = {}
        self.select = self.textarea = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("name")
        if tag == "input" and name and self.is_sent(attributes):
            unnamed = "on" if attributes["type"] == "checkbox" else ""
            self.data.setdefault(name, []).append(attributes.get("value", unnamed))
        elif tag == "select":
            self.select = name
        elif tag == "textarea":
            self.textarea = name
            self.data[name] = [""]
        elif tag == "option" and self.select and "selected" in attributes:
            self.data.setdefault(self.select, []).append(attributes["value"])

    def is_sent(self, attributes):
        kind = attributes.get("type")
        return kind != "submit" and (kind not in {"checkbox", "radio"} or "checked" in attributes)

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            # The first line break after the tag is no part of the text; the others are sent so.
            text = data.removeprefix("\r\n").removeprefix("\n")
            self.data[self.textarea][0] += re.sub("\r?\n", "\r\n", text)


def filled_in(response, **changes):
    """The fields of a page as they stand, with some of them filled in otherwise."""
    reader = FormReader()
    reader.feed(response.content.decode())
    unsent = {"q", "_save", "_addanother", "_continue", "_saveasnew"}
    stand = {name: value for name, value in reader.data.items() if name not in unsent}
    return {**stand, **changes}


def save(client, url, **changes):
    """The answer to a page on which some fields were changed before it was saved."""
    page = client.get(url)
    assert page.status_code == 200
    return client.post(url, filled_in(page, **changes))


def errors(response):
    """What a refused page says beside its fields, by the field's name on the page."""
    assert response.status_code == 200
    form = response.context["adminform"].form
    rows = [row for part in response.context["inline_admin_formsets"] for row in part.formset.forms]
    return {
        each.add_prefix(name): list(sentences)
        for each in (form, *rows)
        for name, sentences in each.errors.items()
    }


def week(*lines, prefix="weeklyhours_set-0"):
    """The lines of a week as they are typed, Monday first; the days left out are closed."""
    days = [*lines, *["closed"] * (7 - len(lines))]
    return {f"{prefix}-day_{number}": line for number, line in enumerate(days, start=1)}
