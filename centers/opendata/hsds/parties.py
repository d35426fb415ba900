"""Who runs centers and gives services: organizations that are known by their names alone."""

from django.utils.translation import gettext

from ...models.language import chinese
from ..json import Facts
from .identifiers import named


def organization_row(name: str) -> Facts:
    """An organization without what there may be several of."""
    return {
        "id": named("organization", name),
        "name": chinese(name, is_name=True).text,
        "description": gettext("Named here as who runs a center or gives a service."),
    }
