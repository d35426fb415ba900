"""The order by name: by the keys that are kept of names, alike on every database."""

from typing import Any

from django.utils.translation import get_language

OF_ROOM = ("center__key__", "key__")
OF_CENTER = ("key__",)


def by_name(model: Any) -> list[str]:
    """The columns that sort centers, or rooms by center, by name in the reader's language."""
    column = "order_en" if (get_language() or "").startswith("en") else "order"
    paths = OF_ROOM if model._meta.model_name == "room" else OF_CENTER
    return [*(f"{path}{column}" for path in paths), "pk"]
