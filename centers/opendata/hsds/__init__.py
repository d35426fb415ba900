"""The directory in the words of the Human Services Data Specification, HSDS 3.1 (Open Referral).

What nobody stated is left out, as the specification has no word for it. docs/hsds.md tells what
becomes what.
"""

from .around import Around
from .finding import given_with
from .organizations import organization_pages
from .pages import envelope
from .parties import organization_row
from .services import (
    Given,
    identifier_row,
    service_at_location_id,
    service_at_location_page,
    service_at_location_row,
    service_id,
    service_page,
    service_row,
)
from .taxonomies import taxonomy_facts, term_facts

__all__ = [
    "Around",
    "Given",
    "envelope",
    "given_with",
    "identifier_row",
    "organization_pages",
    "organization_row",
    "service_at_location_id",
    "service_at_location_page",
    "service_at_location_row",
    "service_id",
    "service_page",
    "service_row",
    "taxonomy_facts",
    "term_facts",
]
