"""Values that stand in an address: the good ones, what is wrong with others, and the page."""

from typing import Any

from django import forms
from django.core.paginator import EmptyPage, Page, Paginator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .plain import NumberField

PAGE_SIZE = 20


class ParametersForm(forms.Form):
    """Values that stand in an address."""

    def good(self, name: str) -> Any:
        """The value of a parameter, if it is given and good; else None or empty."""
        # Nothing is known to be good before it was looked at.
        self.is_valid()
        return getattr(self, "cleaned_data", {}).get(name)

    @property
    def messages(self) -> dict[str, list[str]]:
        """What is wrong with the values, by parameter."""
        return {name: [str(text) for text in texts] for name, texts in self.errors.items()}


class PagedForm(ParametersForm):
    """Values in an address, one of which is the number of a page."""

    page = NumberField(1_000_000, label=_("Page"), widget=forms.HiddenInput)

    def page_of(self, listings: Any, size: int = PAGE_SIZE, count: int | None = None) -> Page[Any]:
        """The page asked for of a queryset or list. One beyond is an error of the form, and empty.

        ``count`` is how many rows there are, where that is known already.
        """
        paginator = Paginator(listings, size)
        if count is not None:
            paginator.count = count
        try:
            return paginator.page(self.cleaned_data.get("page") or 1)
        except EmptyPage:
            last = paginator.num_pages
            self.add_error("page", gettext("There is no such page: the last is %d.") % last)
            return Paginator(listings[:0], size).page(1)
