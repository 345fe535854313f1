"""docs/dependencies.md says why each dependency is there, and names none that is gone, unused or unknown."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.trees import PACKAGES, PRODUCT, ROOT, imported, modules, parsed
from tests.docs.markdown import text

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LINE = re.compile(r"^- `([^`]+)` \(([^)]+)\)[^:]*: (.+)$", re.MULTILINE)
SHIPPED = (*PRODUCT, "sandbox")
BY_OTHERS = {
    "aiosqlite": "SQLAlchemy's dialect",
    "asyncpg": "SQLAlchemy's dialect",
    "python-multipart": "Starlette's forms",
    "tzdata": "zoneinfo",
}
"""Run dependencies that our code needs not import: who does."""


def section(title: str) -> dict[str, tuple[str, str]]:
    """What stands beneath a heading: name -> (licence, why)."""
    page = text(ROOT / "docs" / "dependencies.md")
    body = re.split(r"^## ", page, flags=re.MULTILINE)
    (found,) = [part for part in body if part.startswith(f"{title}\n")]
    lines = LINE.findall(found)
    assert len(lines) == found.count("\n- "), f"a line under {title!r} does not say: `name` (licence): why"
    return {name: (licence, why) for name, licence, why in lines}


def names(requirements: list[str]) -> set[str]:
    return {found.group().lower() for one in requirements if (found := re.match(r"[A-Za-z0-9._-]+", one))}


RUN, DEV = names(PROJECT["project"]["dependencies"]), names(PROJECT["dependency-groups"]["dev"])
EXTRA = names(PROJECT["project"]["optional-dependencies"]["second-engine"])
TO_RUN, TO_TEST = section("To run"), section("To develop and test")
SECOND = section("The second engine")
BROUGHT = section("Come with these, and imported by name")


def distributions(*places: str, at_least: int) -> set[str]:
    """The distributions that the code of these folders imports."""
    known = packages_distributions()
    tops = {name.split(".")[0] for path in modules(*places, at_least=at_least) for name, _ in imported(parsed(path))}
    ours = {*PACKAGES, "tests", *sys.stdlib_module_names}
    return {known[top][0].lower().replace("_", "-") for top in tops - ours}


def test_every_dependency_has_its_line_and_no_line_is_of_one_that_is_gone() -> None:
    assert len(RUN | DEV) >= 30
    assert set(TO_RUN) == RUN
    assert set(TO_TEST) == DEV
    assert set(SECOND) == EXTRA


def test_what_we_import_is_a_dependency_or_is_said_to_come_with_one() -> None:
    product = distributions(*SHIPPED, at_least=180)
    checks = distributions("tests", "benchmarks", at_least=90)
    assert product - RUN - EXTRA <= set(BROUGHT)
    assert checks - RUN - EXTRA - DEV <= set(BROUGHT)
    assert set(BROUGHT) <= product | checks


def test_nothing_is_installed_that_nothing_uses() -> None:
    assert distributions(*SHIPPED, at_least=180) | set(BY_OTHERS) >= RUN


def test_every_program_that_the_machine_is_asked_for_has_its_line() -> None:
    asked = re.findall(r"^want ([a-z]+) ", (ROOT / "deploy" / "install_machine").read_text("utf-8"), re.MULTILINE)
    assert set(asked) >= {"chromium", "hledger"}
    assert set(asked) <= set(section("System programs"))
