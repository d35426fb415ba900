"""Loads areas and catalogs from the CSV files that come with the code."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Model

from ..models import Amenity, Area, Audience, Service
from ..search.keeping import gathered

FOLDER = Path(__file__).parent.parent / "catalogs"
CATALOGS: dict[str, type[Model]] = {
    "areas": Area,
    "amenities": Amenity,
    "services": Service,
    "audiences": Audience,
}


class Loaded(NamedTuple):
    """How many rows were new, and how many said something else before."""

    created: int
    changed: int


def load_catalogs(folder: Path = FOLDER) -> dict[str, Loaded]:
    """Bring areas and catalogs to what the files say; codes that they leave out stay."""
    with transaction.atomic(), gathered():
        loaded = {
            name: load_rows(model, list(rows_of(folder / f"{name}.csv", model)))
            for name, model in CATALOGS.items()
        }
        if not any(map(any, loaded.values())):
            transaction.set_rollback(True)
    return loaded


def rows_of(path: Path, model: type[Model]) -> Iterable[dict[str, Any]]:
    """The rows of a file as fields of a model; a catalog's lists show them in this order."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for position, row in enumerate(csv.DictReader(file), start=1):
            if model is Area:
                yield {"parent_id": row.pop("parent") or None, **row}
            else:
                yield {"position": position, **row}


def load_rows(model: type[Model], rows: list[dict[str, Any]]) -> Loaded:
    """Insert the rows that are new by their code, and update those that differ."""
    fields = list(rows[0])
    standing = {row["code"]: row for row in model._default_manager.values(*fields)}
    new = [row for row in rows if row["code"] not in standing]
    changed = [row for row in rows if row["code"] in standing and standing[row["code"]] != row]
    written = [field for field in fields if field != "code"]
    model._default_manager.bulk_create([model(**row) for row in new])
    model._default_manager.bulk_update([model(**row) for row in changed], written)
    return Loaded(len(new), len(changed))
