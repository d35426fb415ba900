"""What an identifier stands for: it begins as its center's, so what that center has is enough."""

from collections.abc import Callable, Iterator
from uuid import UUID

from ...models import Center
from ...querysets import Provided
from .identifiers import is_at
from .services import Given


def given_with(identifier: UUID, identifier_of: Callable[[Given], UUID]) -> Given | None:
    """The service with an identifier of a kind; None if a visitor may see none."""
    given = Provided.published().at(list(slugs_at(identifier))).with_location_facts()
    return next((one for one in given.all() if identifier_of(one) == identifier), None)


def slugs_at(identifier: UUID) -> Iterator[str]:
    """The slugs of the centers that an identifier may belong to: nearly always one."""
    slugs = Center.objects.published().order_by().values_list("slug", flat=True)
    return (slug for slug in slugs.iterator() if is_at(identifier, slug))
