"""The README tells the truth about settings, commands and files."""

import ast
import re
from pathlib import Path

from django.core.management import get_commands

from config.settings import BASE_DIR

README = (BASE_DIR / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>[^|]+) \|", re.MULTILINE)


def settings_read_from_the_environment() -> dict[str, object]:
    """The names that settings.py reads, with their defaults as they are written."""
    tree = ast.parse((BASE_DIR / "config" / "settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if is_environment_call(node)]
    return {call.args[0].value: default_of(call) for call in calls}


def is_environment_call(node: ast.AST) -> bool:
    """Whether a node is such as ``env.str("SECRET_KEY", default="")`` or ``switch("DEBUG", …)``."""
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return False
    return ast.unparse(node.func) in ("env.str", "env.list", "switch", "whole_number")


def default_of(call: ast.Call) -> object:
    """The literal default of a call; a text made on the way reads as its fixed part."""
    node = next(keyword.value for keyword in call.keywords if keyword.arg == "default")
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return ast.literal_eval(node)


def as_in_the_table(default: object) -> str:
    """How the table writes a default."""
    if isinstance(default, bool):
        return "`on`" if default else "`off`"
    return f"`{default}`" if default else "none"


def test_the_table_names_every_setting_with_its_default() -> None:
    told = {row["name"]: row["default"] for row in ROW.finditer(README)}
    told = {name: re.split(r"[;]| in the checkout", text)[0].strip() for name, text in told.items()}
    read = settings_read_from_the_environment()
    written = {name: as_in_the_table(default) for name, default in read.items()}
    written["DATABASE_URL"] = "`sqlite:///var/directory.sqlite3`"
    written["MEDIA_ROOT"] = "`var/media`"
    assert told == written


def test_the_example_environment_sets_nothing_unknown() -> None:
    text = (BASE_DIR / ".env.example").read_text(encoding="utf-8")
    names = set(re.findall(r"^([A-Z_]+)=", text, re.MULTILINE))
    assert names - set(settings_read_from_the_environment()) == set()


def test_every_place_it_links_to_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [link for link in links if not Path(BASE_DIR / link).exists()] == []


def test_every_command_it_names_exists() -> None:
    named = set(re.findall(r"`(?:manage\.py )?((?:load|import|export)_\w+)", README))
    ours = {name for name, app in get_commands().items() if app == "centers"}
    assert named - ours == set()
