"""What may stand in no file that git knows: hosts of package registries, and paths of the machine it was made on."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.version import VERSION
from tests.architecture.trees import ROOT, name_of, told, tracked

# Put together here, so that this file does not report itself.
REGISTRY = re.compile(
    r"://[a-z.-]*("
    + "|".join(("py" + "pi", "python" + "hosted", "npm" + "js", "de" + "bian", "crates" + r"\.io"))
    + ")"
)
MACHINE = re.compile(r"/(wo" + r"rk|fa" + r"rm)/|\.pye" + r"nv/versions|/ho" + r"me/[a-z]+/|/Us" + r"ers/[a-z]+/")


def texts() -> list[tuple[Path, str]]:
    """Every tracked file that is a text."""
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    assert len(found) >= 300, "the guard looks in the wrong place"
    return found


def wrong_lines(text: str) -> list[int]:
    """Numbers of the lines that name a registry's host or a machine's path."""
    lines = enumerate(text.splitlines(), 1)
    return [number for number, line in lines if REGISTRY.search(line) or MACHINE.search(line)]


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    wrong = [f"{name_of(path)}:{number}" for path, text in texts() for number in wrong_lines(text)]
    assert not wrong, told(wrong)


def test_no_file_holds_what_a_tool_made() -> None:
    kinds = {".pyc", ".db", ".sqlite", ".log", ".key", ".env", ".orig", ".rej"}
    wrong = [name_of(path) for path in tracked() if path.suffix in kinds or path.name == ".env"]
    assert not wrong, told(wrong)


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://py" + "pi.org/simple",
        "deb http://deb.de" + "bian.org stable",
        "https://registry.npm" + "js.org",
    ],
)
def test_a_registry_is_caught(line: str) -> None:
    assert wrong_lines(line) == [1]


@pytest.mark.parametrize("line", ["cd /wo" + "rk/main", "/ho" + "me/bat/globfam", "~/.pye" + "nv/versions/3.11"])
def test_a_path_of_a_machine_is_caught(line: str) -> None:
    assert wrong_lines(f"fine\n{line}") == [2]


@pytest.mark.parametrize("line", ["https://api.telegram.org", "/var/lib/globfam", "http://127.0.0.1:8081", "homework/"])
def test_other_hosts_and_paths_are_not_caught(line: str) -> None:
    assert wrong_lines(line) == []


def test_the_version_is_the_same_wherever_it_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = next(line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## "))
    assert project["version"] == VERSION
    assert VERSION in re.findall(r"\d+\.\d+\.\d+", newest)
