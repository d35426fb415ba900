"""What a command writes is in the history of listings, where there is a desk that keeps one."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.apps import apps

from ..importing.engine import Save
from ..importing.saving import save_plan


@contextmanager
def in_history(command: str) -> Iterator[Save]:
    """How a command saves plans inside; in the history, all of it is the doing of the command."""
    if not apps.is_installed("centers.desk"):
        yield save_plan
        return
    # There without accounts as well, where the desk is no part of the process.
    from ..desk.imports import save_recorded
    from ..desk.models import Version
    from ..desk.recording import recorded

    with recorded(command, Version.How.IMPORTED) as recording:
        yield partial(save_recorded, recording)
