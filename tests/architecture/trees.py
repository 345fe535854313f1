"""The tree that the guards look at, and small trees in which each rule is broken on purpose."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("core", "handlers", "integrations", "bot")
PACKAGES = (*PRODUCT, "sandbox", "benchmarks")
_NOT_OURS = frozenset({".git", ".venv", ".tools", "__pycache__", "data", "node_modules"})


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git knows; in a tree without git, every file that is not made by a tool."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
        return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not _NOT_OURS & set(path.parts))


def modules(*places: str, at_least: int) -> list[Path]:
    """The Python files of these packages; fails when there are fewer than there should be."""
    found = [path for place in places for path in sorted((ROOT / place).rglob("*.py"))]
    assert len(found) >= at_least, f"only {len(found)} files in {places}: the guard looks in the wrong place"
    return found


def name_of(path: Path) -> str:
    """A file's path within the repository."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a name or of attributes of one; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (inner := dotted(node.value)):
        return f"{inner}.{node.attr}"
    return ""


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(what is imported, line): `a.b` for `import a.b`, and `a.b.c` for `from a.b import c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def told(found: Iterable[str]) -> str:
    """What is wrong, a line each."""
    return "\n" + "\n".join(found)
