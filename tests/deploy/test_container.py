"""The image and the compose file, as far as they can be checked without a container engine."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.commands import COMMANDS
from bot.settings import Settings, variable
from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PACKAGES = ("bot", "core", "handlers", "integrations", "locales", "sandbox")
KNOWN = {variable(field) for field in Settings.model_fields}
STAGES = (ROOT / "Dockerfile").read_text(encoding="utf-8").split("\nFROM ")[1:]
COMPOSE: dict[str, Any] = YAML(typ="safe").load(ROOT / "deploy/compose.yaml")
OURS = {name: service for name, service in COMPOSE["services"].items() if service["image"] == "globfam"}


def ended(*argv: str) -> int:
    return subprocess.run(argv, cwd=ROOT, capture_output=True, timeout=PATIENCE).returncode


def test_the_dockerfile_is_clean(tmp_path: Path) -> None:
    assert ended(f"{BIN}/hadolint", "Dockerfile") == 0
    (tmp_path / "Dockerfile").write_text("FROM python\nRUN sudo apt-get install curl\n")
    assert ended(f"{BIN}/hadolint", f"{tmp_path}/Dockerfile") != 0, "hadolint looks at nothing"


def test_the_compose_file_follows_its_schema(tmp_path: Path) -> None:
    check = (f"{BIN}/check-jsonschema", "--builtin-schema", "vendor.compose-spec")
    assert ended(*check, "deploy/compose.yaml") == 0
    (tmp_path / "compose.yaml").write_text("services: {bot: {image: globfam, comand: [bot]}}\n")
    assert ended(*check, f"{tmp_path}/compose.yaml") != 0, "check-jsonschema looks at nothing"


def test_the_image_runs_as_nobody_special_and_is_looked_after() -> None:
    assert len(STAGES) == 2, "one stage builds, the other runs"
    last = STAGES[-1]
    assert re.findall(r"^USER (.*)$", last, re.MULTILINE) == ["10001"]
    assert "/health/live" in re.findall(r"^HEALTHCHECK (.*)$", last, re.MULTILINE)[0]
    assert "tesseract-ocr-mon" in last
    assert "--require-hashes" in STAGES[0]


def test_the_image_holds_no_setting_but_where_things_lie() -> None:
    named = set(re.findall(r"GLOBFAM_[A-Z_]+", "".join(STAGES)))
    assert named == {"GLOBFAM_DATA", "GLOBFAM_HTTP"}
    assert "ARG " not in "".join(STAGES)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A folder with what the Dockerfile copies into the image."""
    copied = re.findall(r"^COPY (\w+) (\w+)$", STAGES[-1], re.MULTILINE)
    assert {source for source, _ in copied} == set(PACKAGES)
    for source, target in copied:
        shutil.copytree(ROOT / source, tmp_path / target, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_what_is_copied_is_enough_to_run(image: Path) -> None:
    code = "import bot.run, bot.http_server, sandbox.app; from handlers.http.app import create_app"
    ran = subprocess.run([sys.executable, "-c", code], cwd=image, capture_output=True, text=True, timeout=PATIENCE)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_only_what_is_named_can_reach_an_image() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*", "everything is kept out first"
    allowed = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    assert allowed == {*PACKAGES, "requirements/run.txt"}
    assert "**/.env*" in rules[rules.index("!sandbox") :], "secrets are kept out last"


def test_the_roles_are_split_and_run_known_commands_with_known_settings() -> None:
    commands = {name: service["command"] for name, service in OURS.items()}
    assert commands == {name: [name] for name in ("migrate", "bot", "api", "worker")}
    assert all(name in COMMANDS for (name,) in commands.values())
    for service in OURS.values():
        assert {name for name in service["environment"] if name.startswith("GLOBFAM_")} <= KNOWN
        assert service["cap_drop"] == ["ALL"]
        assert service["read_only"] is True


def test_every_service_has_a_healthcheck_or_says_why_not() -> None:
    own = {name for name, service in COMPOSE["services"].items() if "test" in service.get("healthcheck", {})}
    without = {name for name, service in OURS.items() if service.get("healthcheck") == {"disable": True}}
    assert own == {"postgres", "redis"}
    assert without == {"migrate", "bot", "worker"}, "the api has the image's own; the others serve no HTTP"


def test_no_secret_stands_in_the_compose_file() -> None:
    text = (ROOT / "deploy/compose.yaml").read_text(encoding="utf-8")
    secrets = re.findall(r"^\s*(\w*(?:PASSWORD|TOKEN|SECRET|KEY)\w*): (.*)$", text, re.MULTILINE)
    assert len(secrets) >= 3
    assert all(value.startswith("${") and ":?" in value for _, value in secrets)
    assert all("127.0.0.1:" in port for service in COMPOSE["services"].values() for port in service.get("ports", ()))
