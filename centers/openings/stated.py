"""Rows of tables by the names of these, and a center's own rows without those of its rooms."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Exists, Prefetch, Q

# Django leaves what is never or always true out of the statement.
NEVER = Q(pk__in=())
ALWAYS = ~NEVER


def own_hours(path: str = "") -> list[Prefetch[Any]]:
    """A center's own hours and special days, without those of its rooms."""
    return [own("weeklyhours", path), own("specialday", path)]


def own(kind: str, path: str = "") -> Prefetch[Any]:
    """A center's own details of a kind such as "phone", without those of its rooms."""
    return Prefetch(f"{path}{kind}_set", every(kind).filter(room=None))


def every(model: str) -> Any:
    """Every row of a table, with its own questions, by its name: the models import this module."""
    return table(model).all()


def table(model: str) -> Any:
    """The manager of a table, by its name."""
    return apps.get_model("centers", model)._default_manager


def some(model: str, *conditions: Q, **more: Any) -> Q:
    """Whether there are such rows; inside, OuterRef is the place."""
    return Q(Exists(every(model).filter(*conditions, **more)))
