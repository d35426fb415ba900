"""The sample directory: loaded like any workbook, and taken away as a whole."""

from dataclasses import replace
from pathlib import Path

from django.db import transaction

from ..models import Center, Room
from ..search.keeping import gathered
from .engine import Save, import_file
from .report import Report
from .saving import save_plan
from .sources import WORKBOOK

FOLDER = Path(__file__).parent.parent / "sample"
SAMPLE = replace(
    WORKBOOK, name="sample", owns_directory=False, whole_details=True, keeps_minimum=False
)
#: The centers that a newspaper article names: real, with what it states alone.
ARTICLE = replace(SAMPLE, name="article")
ORIGINS = (SAMPLE.name, ARTICLE.name)


def load_sample(folder: Path = FOLDER, save: Save = save_plan) -> list[Report]:
    """Bring the sample directory to what its files say; listings of others are left alone."""
    with transaction.atomic():
        return [
            import_file(folder, SAMPLE, save=save),
            import_file(folder / "article", ARTICLE, save=save),
        ]


def remove_sample() -> dict[str, int]:
    """Take away whatever the sample brought, with its details; how many centers and rooms."""
    with transaction.atomic(), gathered():
        rooms, centers = (
            model.objects.filter(imported_from__in=ORIGINS) for model in (Room, Center)
        )
        removed = {"centers": centers.count(), "rooms": rooms.count()}
        rooms.delete()
        centers.delete()
        if not any(removed.values()):
            transaction.set_rollback(True)
    return removed
