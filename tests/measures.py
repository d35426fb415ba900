"""How long modules, functions and templates are: `python -m tests.measures` prints it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

BASE_DIR = Path(__file__).resolve().parent.parent


def modules() -> list[Path]:
    """The modules of the product; migrations are Django's writing."""
    paths = [path for folder in ("centers", "config") for path in (BASE_DIR / folder).rglob("*.py")]
    return sorted(path for path in paths if "migrations" not in path.parts)


def templates() -> list[Path]:
    """The templates of the product."""
    folders = (BASE_DIR / "templates", BASE_DIR / "centers" / "templates")
    return sorted(path for folder in folders for path in folder.rglob("*.html"))


def lines_of(paths: list[Path]) -> dict[str, int]:
    """How many lines each file has, by its path in the project."""
    return {
        path.relative_to(BASE_DIR).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in paths
    }


def function_lines() -> dict[str, int]:
    """How many lines each function has, from `def` to its end, by module and name."""
    return {
        f"{path.relative_to(BASE_DIR).as_posix()}:{node.lineno} {node.name}": length(node)
        for path in modules()
        for node in functions_in(path)
    }


def functions_in(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, its signature and docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def summary(name: str, lines: dict[str, int]) -> str:
    """How many there are, and how long: the median, the 90th percentile and the longest."""
    longest = max(lines, key=lines.__getitem__)
    ninetieth = quantiles(lines.values(), n=10)[-1]
    middle = median(lines.values())
    return (
        f"{name}: {len(lines)}, median {middle:g} lines, 90 % under {ninetieth:g}, "
        f"longest {lines[longest]} ({longest})\n"
    )


if __name__ == "__main__":
    sys.stdout.write(summary("modules", lines_of(modules())))
    sys.stdout.write(summary("functions", function_lines()))
    sys.stdout.write(summary("templates", lines_of(templates())))
