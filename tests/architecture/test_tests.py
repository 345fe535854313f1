"""The tests themselves: none waits for time to pass, hurries the machine, or is skipped or left failing unexplained."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.trees import dotted, modules, name_of, parsed, told

SLEEPS = frozenset({"time.sleep", "asyncio.sleep", "sleep", "anyio.sleep", "page.wait_for_timeout"})
MARKS = frozenset({"skip", "skipif", "xfail"})
WAITS = {"asyncio.timeout": 0, "asyncio.wait_for": 1, "asyncio.wait": None, "subprocess.run": None, "run": None}
"""Calls that wait for something, with the place of the argument that says how long where it needs no name."""
HURRIED = 30
"""Seconds that a machine with much else to do may well take over what is quick elsewhere."""
CALLS = frozenset({"pytest.skip", "pytest.xfail", "pytest.importorskip"})


def sleeps(tree: ast.AST) -> Iterator[int]:
    """Lines that sleep; a turn of the loop (`sleep(0)`) is no sleep."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func).removeprefix("self.") in SLEEPS:
            length = node.args[0] if node.args else None
            if not (isinstance(length, ast.Constant) and length.value == 0):
                yield node.lineno


def hurries(tree: ast.AST) -> Iterator[int]:
    """Lines that give what is to come fewer seconds than a busy machine may need; who expects it to fail may do so."""
    expected = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.With) and any("pytest.raises" in ast.unparse(item) for item in node.items)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node not in expected and any(map(_is_short, _limits(node))):
            yield node.lineno


def _limits(call: ast.Call) -> Iterator[ast.expr]:
    """What says how long a call waits."""
    name = dotted(call.func)
    place = WAITS.get(name)
    if place is not None:
        yield from call.args[place : place + 1]
    for word in call.keywords:
        if word.arg == "within" or (word.arg == "timeout" and (name in WAITS or name.startswith("expect"))):
            yield word.value


def _is_short(limit: ast.expr) -> bool:
    return isinstance(limit, ast.Constant) and isinstance(limit.value, int | float) and limit.value < HURRIED


def silent_skips(tree: ast.AST) -> Iterator[int]:
    """Lines that skip a test, or expect it to fail, with no reason that the run prints."""
    explained = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and _has_reason(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node not in explained:
            marks = dotted(node).startswith("pytest.mark.") and node.attr in MARKS
            if marks or dotted(node) in CALLS:
                yield node.lineno


def _has_reason(call: ast.Call) -> bool:
    """Whether a call gives its `reason`, by name or, where that is the first argument, by place."""
    given = [word.value for word in call.keywords if word.arg == "reason"]
    if dotted(call.func) in CALLS - {"pytest.importorskip"}:
        given += call.args
    return any(not isinstance(one, ast.Constant) or one.value for one in given)


def idle(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(test, line) of tests that cannot fail: they neither assert nor call anything that could."""
    tests = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    for test in tests:
        parts = ast.walk(ast.Module(test.body, []))
        if test.name.startswith("test_") and not any(isinstance(part, ast.Assert | ast.Call) for part in parts):
            yield test.name, test.lineno


def test_no_test_sleeps() -> None:
    wrong = [f"{name_of(path)}:{line}" for path in modules("tests", at_least=90) for line in sleeps(parsed(path))]
    assert not wrong, told(wrong)


def test_no_test_hurries_the_machine() -> None:
    wrong = [f"{name_of(path)}:{line}" for path in modules("tests", at_least=90) for line in hurries(parsed(path))]
    assert not wrong, told(wrong)


def test_no_test_is_skipped_without_a_reason() -> None:
    paths = modules("tests", at_least=90)
    wrong = [f"{name_of(path)}:{line}" for path in paths for line in silent_skips(parsed(path))]
    assert not wrong, told(wrong)


def test_no_test_is_empty() -> None:
    paths = modules("tests", at_least=90)
    wrong = [f"{name_of(path)}:{line} {name}" for path in paths for name, line in idle(parsed(path))]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("line", ["time.sleep(1)", "asyncio.sleep(delay)", "sleep(0.1)", "page.wait_for_timeout(50)"])
def test_a_sleep_is_caught(line: str) -> None:
    assert list(sleeps(ast.parse(line)))


@pytest.mark.parametrize("line", ["asyncio.sleep(0)", "sleepers.ask_again(1)", "asyncio.wait_for(x, 5)"])
def test_a_turn_of_the_loop_is_not_caught(line: str) -> None:
    assert not list(sleeps(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    ["asyncio.timeout(5)", "asyncio.wait_for(x, 10)", "subprocess.run(a, timeout=20)", "bat.until(1, within=2.5)"],
)
def test_hurry_is_caught(line: str) -> None:
    assert list(hurries(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "asyncio.timeout(PATIENCE)",
        "asyncio.wait_for(x, 60)",
        "bot.get_updates(timeout=0)",
        "with pytest.raises(NotHeardError):\n bat.until(2, within=0.05)",
    ],
)
def test_patience_is_not_caught(line: str) -> None:
    assert not list(hurries(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "@pytest.mark.skip\ndef test(): ...",
        "@pytest.mark.xfail()\ndef test(): ...",
        "pytest.mark.skipif(True)",
        "pytest.mark.skipif(True, reason='')",
        "pytest.skip()",
        "pytest.importorskip('hledger')",
    ],
)
def test_a_silent_skip_is_caught(line: str) -> None:
    assert list(silent_skips(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    ["pytest.mark.skipif(True, reason='no Chromium')", "pytest.skip('why')", "pytest.mark.parametrize('a', [1])"],
)
def test_a_skip_with_its_reason_is_not_caught(line: str) -> None:
    assert not list(silent_skips(ast.parse(line)))


def test_an_empty_test_is_caught() -> None:
    assert list(idle(ast.parse("def test_nothing():\n x = 1"))) == [("test_nothing", 1)]
