"""Which timetable each place states: the number that its key holds. `search.keeping` asks."""

from collections.abc import Collection

from .. import models
from ..rules.notation import number_of, write_timetable


def timetable_numbers(listing: str, pks: Collection[int]) -> dict[int, int]:
    """The number of what each center or room states; new timetables are written down."""
    # The models import this module.
    from ..models.timetables import timetable_of

    table = models.Center if listing == "center" else models.Room
    places = table._default_manager.filter(pk__in=pks).order_by().with_hours()
    texts = {place.pk: write_timetable(timetable_of(place)) for place in places}
    numbers = {text: number_of(text) for text in texts.values()}
    models.StatedTimetable.objects.bulk_create(
        [models.StatedTimetable(number, text) for text, number in sorted(numbers.items())],
        ignore_conflicts=True,
    )
    return {pk: numbers[text] for pk, text in texts.items()}
