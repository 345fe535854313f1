"""The pages keep their word: links lead somewhere, and each command and setting that they name is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands import COMMANDS, main
from bot.settings import Settings, variable
from tests.architecture.trees import ROOT, name_of, told, tracked
from tests.docs.markdown import anchors, broken, code, links, pages, text
from tests.patience import PATIENCE

SETTINGS = {variable(field) for field in Settings.model_fields}
DECISIONS = ROOT / "docs" / "decisions"
COMMAND = re.compile(r"(?:python3? |python )?-m bot +([a-z]+)\b([^|;&#`]*)")
NOT_A_COMMAND = {"COMMAND"}


def every_line_of_code() -> list[tuple[Path, str]]:
    found = [(path, line) for path in pages() for line in code(text(path))]
    assert len(found) >= 100, "the guard looks in the wrong place"
    return found


def test_every_link_leads_somewhere() -> None:
    assert sum(len(links(text(path))) for path in pages()) >= 60
    wrong = [one for path in pages() for one in broken(path, text(path))]
    assert not wrong, told(wrong)


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {(path, name) for path, line in every_line_of_code() for name in re.findall(r"^make ([a-z]+)\b", line)}
    assert {name for _, name in named} >= {"run", "test", "setup"}
    wrong = [f"{name_of(path)}: make {name}" for path, name in named if name not in targets]
    assert not wrong, told(wrong)


def test_every_setting_that_is_named_exists() -> None:
    files = [path for path in tracked() if path.suffix in {".md", ".yaml"} or path.name in {"Dockerfile", "Makefile"}]
    named = {(path, name) for path in files for name in re.findall(r"\bGLOBFAM_[A-Z_]*[A-Z]\b", text(path))}
    assert len(named) >= 20
    wrong = [f"{name_of(path)}: {name}" for path, name in sorted(named) if name not in SETTINGS]
    assert not wrong, told(wrong)


def test_every_setting_is_in_the_pages_of_settings() -> None:
    assert {name for name in SETTINGS if f"`{name}`" in text(ROOT / "docs" / "settings.md")} == SETTINGS
    assert {name for name in SETTINGS if f"#{name}=" in text(ROOT / ".env.example")} == SETTINGS


def test_every_decision_is_listed_under_its_title() -> None:
    titles = {
        path.name: text(path).partition("\n")[0].removeprefix(f"# {path.name[:4]}. ")
        for path in DECISIONS.glob("[0-9]*.md")
    }
    listed = re.findall(r"^- \[(\d{4})\]\((\S+)\) (.+)$", text(DECISIONS / "README.md"), re.MULTILINE)
    assert len(titles) >= 18
    assert {file: title for _, file, title in listed} == titles
    assert [file[:4] for _, file, _ in listed] == [number for number, _, _ in listed] == sorted(n[:4] for n in titles)


def test_every_command_that_is_named_exists_with_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    named = {(path, found) for path, line in every_line_of_code() for found in COMMAND.findall(line)}
    assert len(named) >= 5
    wrong = [
        f"{name_of(path)}: {command} {', '.join(unknown)}"
        for path, (command, rest) in named
        if (unknown := unknown_options(command, rest, capsys))
    ]
    assert not wrong, told(wrong)


def unknown_options(command: str, rest: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Options of a command line that the command does not have; the command itself when there is none of that name."""
    if command not in COMMANDS:
        return ["is no command"]
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main([command, "--help"])
    known = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", capsys.readouterr().out))
    return [option for option in re.findall(r"(?<!\S)--?[a-z][\w-]*", rest) if option not in known]


def test_the_readme_names_every_command() -> None:
    table = [line for line in text(ROOT / "README.md").splitlines() if line.startswith("| `")]
    named = {name for line in table for name in re.findall(r"`([a-z]+)`", line.split("|")[1])}
    assert named == set(COMMANDS)


def test_the_example_of_the_readme_prints_what_it_says() -> None:
    lines = [line.removeprefix("    ") for line in text(ROOT / "README.md").splitlines()]
    start = next(number for number, line in enumerate(lines) if line.startswith("$ printf"))
    words = lines[start].removeprefix("$ printf '").partition("'")
    command = [sys.executable, *words[2].partition(".venv/bin/python ")[2].split()]
    expected = lines[start + 1 : lines.index("", start)]
    said = words[0].replace("\\n", "\n")
    done = subprocess.run(command, cwd=ROOT, input=said, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert len(expected) == said.count("\n") > 0
    assert done.stdout.splitlines() == expected


@pytest.mark.parametrize(
    "page", ["[a](gone.md)", "![a](docs/gone.png)", "[a](README.md#gone)", "# A\n[b](#c)", '<img src="gone.png">']
)
def test_a_broken_link_is_caught(page: str) -> None:
    assert broken(ROOT / "README.md", page)


@pytest.mark.parametrize(
    "page",
    [
        "[a](README.md)",
        "# A b\n[c](#a-b)",
        "`[a](gone.md)`",
        "```\n[a](gone.md)\n```",
        "[a](https://core.telegram.org)",
    ],
)
def test_a_good_link_is_not_caught(page: str) -> None:
    assert not broken(ROOT / "README.md", page)


def test_anchors_are_made_as_github_makes_them() -> None:
    page = "# Two commands\n## `make run`, again!\n## Two commands\n## Хэл, мөнгө\n"
    assert anchors(page) == {"two-commands", "make-run-again", "two-commands-1", "хэл-мөнгө"}


@pytest.mark.parametrize(("line", "wrong"), [("gone", True), ("export --gone", True), ("capture --json", False)])
def test_a_command_that_is_not_there_is_caught(line: str, wrong: bool, capsys: pytest.CaptureFixture[str]) -> None:
    ((command, rest),) = COMMAND.findall(f"python -m bot {line}")
    assert bool(unknown_options(command, rest, capsys)) is wrong
