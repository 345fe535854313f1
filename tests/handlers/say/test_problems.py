"""Every problem that a reader may tell of has its sentence, with the same blanks, in every language."""

import ast
from collections.abc import Iterator

import pytest

from core.documents.model import Problem
from handlers.say.catalogue import LANGUAGES, catalogue
from handlers.say.problems import as_sentence
from tests.architecture.trees import modules, parsed

PREFIXES = {"statement.": ("row_off", "closing_off", "row_unread", "row_undated")}
"""Codes that are put together: f"statement.{code}"."""


def codes() -> Iterator[str]:
    """The code of every `Problem(…)` in the readers."""
    for path in modules("core", "integrations", at_least=250):
        tree = parsed(path)
        named = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Problem"
                and node.args
            ):
                yield from _written(node.args[0], named)


def _written(code: ast.expr, named: dict[str, object]) -> Iterator[str]:
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.Name) and code.id in named:
        yield str(named[code.id])
    elif isinstance(code, ast.JoinedStr) and isinstance(code.values[0], ast.Constant):
        prefix = str(code.values[0].value)
        yield from (prefix + ending for ending in PREFIXES[prefix])


CODES = sorted(set(codes()))


def test_the_readers_were_looked_through() -> None:
    assert len(CODES) >= 15


@pytest.mark.parametrize("code", CODES)
def test_a_problem_has_its_sentence_with_the_same_blanks(code: str) -> None:
    blanks = {language: catalogue(language).placeholders(_key(language, code)) for language in LANGUAGES}
    assert len(set(blanks.values())) == 1, blanks


def _key(language: str, code: str) -> str:
    return f"problem.{code}" if f"problem.{code}" in catalogue(language) else f"error.{code}"


def test_a_sentence_is_filled_in_the_persons_language() -> None:
    problem = Problem("statement.row_unread", (("row", "7"),))
    assert as_sentence("en", problem) == "Row 7 could not be read."
    assert as_sentence("mn", problem) == "7-р мөрийг уншиж чадсангүй."
