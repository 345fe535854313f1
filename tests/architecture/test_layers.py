"""The contracts of import-linter hold on the tree, and each is broken on purpose in a small one to see it caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.trees import PRODUCT, ROOT, modules
from tests.patience import PATIENCE

LINTER = Path(sys.executable).parent / "lint-imports"
LAYERS = "bot introduces handlers and integrations to each other; both know only core"
NO_FRAMEWORK = "core reaches no framework"
NO_SANDBOX = "only bot starts the sandbox, and the sandbox knows only core"
OUTSIDE = "the sandbox is the outside world: it reaches none of the product"
FORBIDDEN_TO_CORE = (
    "aiogram", "telegram", "sqlalchemy", "fastapi", "pydantic", "pydantic_settings", "httpx", "babel", "redis",
    "alembic", "structlog",
)  # fmt: skip


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml on the packages in a folder."""
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


@pytest.fixture
def small_tree(tmp_path: Path) -> Path:
    """Every package with one module and the imports that are allowed, under the real contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in (*PRODUCT, "sandbox"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / "part.py").write_text("")
    allowed = {
        "handlers": "import core.part, aiogram",
        "integrations": "import core.part, sqlalchemy",
        "sandbox": "import core.part, fastapi",
        "bot": "import handlers.part, integrations.part, sandbox.part, core.part",
    }
    for package, line in allowed.items():
        (tmp_path / package / "part.py").write_text(line)
    return tmp_path


def test_the_tree_keeps_every_contract() -> None:
    modules(*PRODUCT, "sandbox", at_least=150)
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout
    assert "Contracts: 4 kept, 0 broken" in result.stdout


def test_what_is_allowed_is_not_caught(small_tree: Path) -> None:
    result = lint(small_tree)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("package", "line", "contract"),
    [
        ("core", "import handlers.part", LAYERS),
        ("core", "import bot.part", LAYERS),
        ("core", "import integrations.part", NO_FRAMEWORK),
        ("core", "import sandbox.part", NO_FRAMEWORK),
        ("core", "from sandbox import part", NO_SANDBOX),
        ("handlers", "import integrations.part", LAYERS),
        ("handlers", "from bot import part", LAYERS),
        ("handlers", "import sandbox.part", NO_SANDBOX),
        ("integrations", "import handlers.part", LAYERS),
        ("integrations", "import bot.part", LAYERS),
        ("integrations", "import sandbox.part", NO_SANDBOX),
        ("sandbox", "import bot.part", OUTSIDE),
        ("sandbox", "import handlers.part", OUTSIDE),
        ("sandbox", "def late():\n    import integrations.part", OUTSIDE),
    ],
)
def test_a_broken_layer_is_caught(small_tree: Path, package: str, line: str, contract: str) -> None:
    (small_tree / package / "broken.py").write_text(line)
    result = lint(small_tree)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


def test_every_framework_is_caught_in_core_even_behind_another_module(small_tree: Path) -> None:
    for name in FORBIDDEN_TO_CORE:
        (small_tree / "core" / f"with_{name}.py").write_text(f"import {name}")
        (small_tree / "core" / f"behind_{name}.py").write_text(f"import core.with_{name}")
    result = lint(small_tree)
    assert result.returncode == 1
    for name in FORBIDDEN_TO_CORE:
        assert f"core.with_{name} -> {name} (l.1)" in result.stdout, name
