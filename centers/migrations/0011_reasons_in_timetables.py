"""Timetables hold the reasons of what they state; `bootstrap` makes the keys of such places anew."""

from typing import Any

from django.db import migrations
from django.db.models import Q


def forget_order(apps: Any, schema_editor: Any) -> None:
    """Leave the keys of places that give reasons as those of before keys told their order."""
    days = apps.get_model("centers", "SpecialDay").objects.exclude(reason="")
    given = Q(pk__in=days.values("center")) | Q(status="closed") & ~Q(closed_reason="")
    centers = apps.get_model("centers", "Center").objects.filter(given).values("pk")
    apps.get_model("centers", "CenterKey").objects.filter(center__in=centers).update(order="")
    keys = apps.get_model("centers", "RoomKey").objects.filter(room__center__in=centers)
    keys.update(order="")


class Migration(migrations.Migration):
    dependencies = [("centers", "0010_no_index_of_no_room")]

    operations = [migrations.RunPython(forget_order, migrations.RunPython.noop)]
