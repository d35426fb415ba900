"""How the tiles of a map are set: its layers, for every language or for one."""

from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured
from environ import Env


def by_language(env: Env, codes: Iterable[str], text: str, key: str) -> dict[str, list[str]]:
    """The layers for pages in each language: such as MAP_TILES_EN, else those for all."""
    otherwise = layers("MAP_TILES", text, key)
    names = {code: f"MAP_TILES_{code.replace('-', '_').upper()}" for code in codes}
    return {
        code: layers(name, env.str(name, default=""), key) or otherwise
        for code, name in names.items()
    }


def layers(name: str, text: str, key: str) -> list[str]:
    """The addresses of tiles that a setting holds with blanks between them, lowest first."""
    for layer in text.split():
        named = all(part in layer for part in ("{z}", "{x}", "{y}"))
        if not named or not layer.startswith(("https://", "http://")):
            raise ImproperlyConfigured(
                f"{name} holds {layer!r}: write addresses such as https://host/{{z}}/{{x}}/{{y}}.png"
                " with blanks between them."
            )
    return text.replace("{key}", key).split()
