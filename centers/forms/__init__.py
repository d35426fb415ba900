"""The searches: a field per parameter, and what each asks of the queryset."""

from .centers import CenterSearchForm
from .rooms import RoomSearchForm
from .search import SearchForm

__all__ = ["CenterSearchForm", "RoomSearchForm", "SearchForm"]
