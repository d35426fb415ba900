"""Centers and rooms selected by their hours (docs/hours.md), with the lookup `among` for it."""

from .among import Among

__all__ = ["Among"]
