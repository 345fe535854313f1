"""What a start does not load: the libraries that only some commands, some roles or a later part need.

Importing aiogram alone takes over a second; what is heavy besides it is imported where it is first used (DESIGN §13).
"""

import json
import subprocess
import sys

import pytest

from tests.architecture.trees import ROOT
from tests.patience import PATIENCE

NEVER = frozenset({"pandas", "numpy", "sklearn", "matplotlib", "pytest", "hypothesis", "playwright"})
LATE = frozenset({
    "telegram", "alembic", "fastapi", "uvicorn", "starlette", "redis", "sandbox", "httpx", "holidays", "icalendar",
})  # fmt: skip
"""Of the push worker, the migration, the HTTP role, a Redis that may not be there, and the sandbox."""
HEAVY = frozenset(
    {"aiogram", "sqlalchemy", "pydantic", "pydantic_settings", "babel", "aiohttp", "structlog", "asyncio"}
)
_CHILD = "import json, sys; import {module}; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"


def loaded(module: str) -> set[str]:
    """The packages that are loaded after `import module` in a fresh interpreter."""
    command = [sys.executable, "-c", _CHILD.format(module=module)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE)
    return set(json.loads(done.stdout))


def test_the_child_tells_what_is_loaded() -> None:
    assert "telegram" in loaded("handlers.jobs.push, telegram")
    assert "sqlalchemy" in loaded("integrations.db.tables")


def test_starting_the_bot_loads_no_library_of_another_role() -> None:
    found = loaded("bot.run")
    assert {"aiogram", "sqlalchemy"} <= found
    assert found & (NEVER | LATE) == set()


@pytest.mark.parametrize("module", ["bot.__main__", "bot.commands"])
def test_the_command_line_is_there_before_anything_heavy(module: str) -> None:
    assert loaded(module) & (NEVER | LATE | (HEAVY - {"asyncio"})) == set()


def test_capture_answers_without_storage_telegram_or_settings() -> None:
    found = loaded("bot.capture")
    assert "core" in found
    assert found & (NEVER | LATE | (HEAVY - {"asyncio"})) == set()


def test_core_loads_nothing_but_the_standard_library_dateutil_and_itself() -> None:
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "core").rglob("*.py")
    )
    assert len(modules) >= 50
    foreign = loaded(", ".join(modules)) - loaded("json") - set(sys.stdlib_module_names)
    assert {name for name in foreign if not name.startswith("_sysconfigdata")} == {"core", "dateutil", "six"}
