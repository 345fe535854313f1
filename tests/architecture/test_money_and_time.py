"""Money is integers, and time comes from a clock that is handed in: no float, and no reading of the machine's clock."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.trees import dotted, modules, name_of, parsed, told

MONEY = (
    "core/money", "core/ledger", "core/capture", "core/export", "core/rates", "integrations/db", "integrations/rates",
)  # fmt: skip
INEXACT = frozenset({"float", "Float", "Numeric", "Double", "REAL", "DOUBLE", "DOUBLE_PRECISION", "NUMERIC"})
READINGS = tuple(
    f"{kind}.{name}"
    for kind, names in {
        "datetime": ("now", "utcnow", "today"),
        "date": ("today",),
        "time": ("time", "time_ns", "localtime", "gmtime", "ctime"),
        "func": ("now", "current_timestamp", "current_date"),
    }.items()
    for name in names
)
NOT_MONEY = {"integrations/db/in_place.py": "the seconds that SQLite waits for another writer"}
MAY_READ = {
    "bot/clock.py": "the clock that the others are handed",
    "bot/piped.py": "`capture` and `ask` work without settings; --today sets their day",
}


def inexact(tree: ast.AST) -> Iterator[int]:
    """Lines with a float: its literal, its type, a column of it, or a division that makes one of integers."""
    for node in ast.walk(tree):
        if (
            (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
            or (isinstance(node, ast.Name | ast.Attribute) and dotted(node).rpartition(".")[2] in INEXACT)
            or (isinstance(node, ast.alias) and node.name in INEXACT)
        ):
            yield node.lineno


def divisions(tree: ast.AST) -> Iterator[int]:
    """Lines that divide with `/`, which makes a float of two integers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield node.lineno


def readings(tree: ast.AST) -> Iterator[int]:
    """Lines that read the machine's clock, or hand on what reads it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and dotted(node).endswith(READINGS):
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (node.lineno for alias in node.names if f"time.{alias.name}" in READINGS)


def test_no_float_is_near_money() -> None:
    paths = [path for path in modules(*MONEY, at_least=60) if name_of(path) not in NOT_MONEY]
    wrong = [f"{name_of(path)}:{line}" for path in paths for line in inexact(parsed(path))]
    assert not wrong, told(wrong)


def test_nothing_near_money_divides_into_a_float() -> None:
    places = ("core/money", "core/ledger", "core/export")
    wrong = [f"{name_of(path)}:{line}" for path in modules(*places, at_least=20) for line in divisions(parsed(path))]
    assert not wrong, told(wrong)


def test_nobody_reads_the_time_but_the_clock() -> None:
    paths = modules("core", "handlers", "integrations", "bot", at_least=130)
    found = [(name_of(path), line) for path in paths for line in readings(parsed(path))]
    assert {name for name, _ in found} == set(MAY_READ), told(f"{name}:{line}" for name, line in found)


@pytest.mark.parametrize(
    "line",
    [
        "x = 4.5",
        "x = 1e3",
        "float(x)",
        "def f(x: float): ...",
        "Column('m', Numeric)",
        "Column('m', sa.Float())",
        "from sqlalchemy import Numeric as N",
    ],
)
def test_a_float_is_caught(line: str) -> None:
    assert list(inexact(ast.parse(line)))


@pytest.mark.parametrize("line", ["x = 45", "Decimal('4.5')", "Column('m', BigInteger)", "x = a // b"])
def test_an_exact_number_is_not_caught(line: str) -> None:
    assert not [*inexact(ast.parse(line)), *divisions(ast.parse(line))]


@pytest.mark.parametrize("line", ["x = a / b", "x /= 2"])
def test_a_division_is_caught(line: str) -> None:
    assert list(divisions(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "datetime.date.today()",
        "time.time()",
        "field(default_factory=datetime.now)",
        "from time import time",
        "func.now()",
    ],
)
def test_a_reading_of_the_time_is_caught(line: str) -> None:
    assert list(readings(ast.parse(line)))


@pytest.mark.parametrize("line", ["clock.now()", "self._clock.now()", "time.monotonic()", "from time import monotonic"])
def test_a_clock_that_was_handed_in_is_not_caught(line: str) -> None:
    assert not list(readings(ast.parse(line)))
