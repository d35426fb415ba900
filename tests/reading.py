"""What a person reads on a page: the text of its main part, without the search form."""

from html.parser import HTMLParser
from typing import Any

VOID = {"br", "hr", "img", "input", "link", "meta"}


BLOCKS = {
    "address",
    "blockquote",
    "dd",
    "div",
    "dt",
    "h1",
    "h2",
    "h3",
    "li",
    "p",
    "section",
    "td",
    "th",
}


class MainText(HTMLParser):
    """Collects the texts inside <main> and outside any <form>."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        """Nothing stands inside an element that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass
        if tag in BLOCKS:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if "main" in self.open and "form" not in self.open:
            self.texts.append(data)


def read(response: Any) -> str:
    """The words of the main part of a page, with single blanks between them."""
    parser = MainText()
    parser.feed(response.content.decode())
    return " ".join("".join(parser.texts).split())
