"""The command line as operators meet it: in-process where that shows enough, else as a real process."""

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from structlog.testing import capture_logs

import bot.run
from bot.commands import COMMANDS, main
from bot.roles import Role
from bot.settings import Settings
from integrations.db.engine import StorageUnavailableError
from integrations.db.migrate import HEAD
from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("aiogram", "telegram", "sqlalchemy", "fastapi", "pydantic", "structlog", "bot.settings", "integrations.db")
BROKEN = {"GLOBFAM_HTTP": "nonsense", "GLOBFAM_TELEGRAM_TOKN": "123:AAE-secret"}
SERVING = [("run", set(Role)), ("bot", {Role.BOT}), ("api", {Role.API}), ("worker", {Role.WORKER})]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.upper().startswith("GLOBFAM_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the logs of this process, the tests' own, as they are."""
    monkeypatch.setattr("bot.logs.configure", lambda *given: None)


def process(folder: Path, *argv: str, said: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """`python -m bot …` in an empty folder, with nothing in the environment but what is given."""
    return python(folder, "-m", "bot", *argv, said=said, **env)


def python(folder: Path, *argv: str, said: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    whole = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]} | env
    return subprocess.run(
        [sys.executable, *argv], input=said, capture_output=True, text=True, cwd=folder, env=whole, timeout=PATIENCE
    )


def code_of(argv: Sequence[str]) -> int:
    """The exit code of a command in this process."""
    try:
        return main(argv)
    except SystemExit as end:
        return int(end.code or 0)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(["--help"]) == 0
    out = capsys.readouterr().out
    assert len(COMMANDS) == 15
    for name, command in COMMANDS.items():
        assert f"  {name:9} {command.help}" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_broken_settings_too(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in BROKEN.items():
        monkeypatch.setenv(variable, value)
    assert code_of([name, "--help"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"usage: python -m bot {name}")
    assert told.err == ""


@pytest.mark.parametrize("argv", [[], ["frob"], ["--frob"], ["run", "--frob"], ["migrate", "now"], ["Capture"]])
def test_what_is_no_command_gets_the_usage(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(argv) == 2
    told = capsys.readouterr()
    assert told.err.startswith("usage: python -m bot")
    assert told.out == ""


@pytest.mark.parametrize("name", ["run", "bot", "api", "worker", "sandbox", "migrate", "demo", "export"])
def test_broken_settings_are_told_a_line_each_and_stop_it(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for variable, value in BROKEN.items():
        monkeypatch.setenv(variable, value)
    assert code_of([name]) == 2
    told = capsys.readouterr()
    assert [line.split()[0] for line in told.err.splitlines()] == list(BROKEN)
    assert (told.out, "secret" in told.err, list(tmp_path.iterdir())) == ("", False, [])


def test_a_spoilt_secret_key_is_told_too(
    tmp_path: Path, quiet: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret.key").write_text("short")
    monkeypatch.setenv("GLOBFAM_TELEGRAM_TOKEN", "1:x")
    monkeypatch.setenv("GLOBFAM_TELEGRAM_API", "http://127.0.0.1:9")
    assert code_of(["worker"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("data/secret.key must be keys")
    assert (told.out, told.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(("name", "roles"), SERVING)
def test_each_process_plays_its_roles(
    name: str, roles: set[Role], quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[frozenset[Role]] = []

    async def run(settings: Settings, roles: frozenset[Role]) -> None:
        seen.append(roles)

    monkeypatch.setattr(bot.run, "run", run)
    assert code_of([name]) == 0
    assert seen == [frozenset(roles)]


def test_the_demo_is_kept_apart(quiet: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []

    async def demo(settings: Settings) -> None:
        seen.append(settings)

    monkeypatch.setattr(bot.run, "demo", demo)
    assert code_of(["demo"]) == 0
    assert seen[0].data == Path("data/demo")


TROUBLES = [
    (OSError(errno.EADDRINUSE, "taken"), "Cannot go on: taken. Look at GLOBFAM_HTTP and GLOBFAM_SANDBOX_HTTP.\n"),
    (
        ExceptionGroup("", [ExceptionGroup("", [ConnectionRefusedError(errno.ECONNREFUSED, "refused")])]),
        "Cannot go on: refused. Look at GLOBFAM_DATABASE_URL.\n",
    ),
    (StorageUnavailableError(), "Cannot go on: storage.unavailable. Look at GLOBFAM_DATABASE_URL.\n"),
]


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    async def run(settings: Settings, roles: frozenset[Role]) -> None:
        raise error

    monkeypatch.setattr(bot.run, "run", run)


@pytest.mark.parametrize(("error", "sentence"), TROUBLES)
def test_what_keeps_a_process_from_running_is_a_sentence(
    error: Exception, sentence: str, quiet: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, error)
    with capture_logs() as logs:
        assert code_of(["run"]) == 1
    assert (capsys.readouterr().err, [line["event"] for line in logs]) == (sentence, ["process.failed"])


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "missing", "vocabulary"), ValueError("a bug")])
def test_a_bug_is_not_called_a_setting(error: Exception, quiet: None, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, error)
    with capture_logs(), pytest.raises((type(error), ExceptionGroup)):
        main(["run"])


@pytest.mark.parametrize("name", ["run", "sandbox"])
def test_a_port_that_is_taken_is_told(
    name: str, quiet: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, capture_logs():
        monkeypatch.setenv("GLOBFAM_SANDBOX_HTTP", f"127.0.0.1:{taken.getsockname()[1]}")
        assert code_of([name]) == 1
    told = capsys.readouterr()
    assert (told.out, "GLOBFAM_SANDBOX_HTTP" in told.err) == ("", True)


def test_migrate_makes_the_database_and_then_has_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (code_of(["migrate"]), code_of(["migrate"])) == (0, 0)
    assert capsys.readouterr().out.splitlines() == [
        f"The database is now at revision {HEAD}.",
        f"The database was already at revision {HEAD}.",
    ]
    assert (tmp_path / "data" / "globfam.db").is_file()


def test_a_database_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GLOBFAM_DATABASE_URL", "postgresql://who:secret@127.0.0.1:9/globfam")
    assert code_of(["migrate"]) == 1
    told = capsys.readouterr()
    assert "GLOBFAM_DATABASE_URL" in told.err
    assert "secret" not in told.err


def test_settings_prints_the_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert (code_of(["settings"]), capsys.readouterr().out.startswith("# Settings\n")) == (0, True)
    assert (code_of(["settings", "--env"]), "#GLOBFAM_HTTP=" in capsys.readouterr().out) == (0, True)


def test_nothing_heavy_is_loaded_before_the_command_is_known_nor_for_capture(tmp_path: Path) -> None:
    script = (
        "import sys; from bot.commands import main\n"
        "code = main(['capture', '--json', '--today', '2026-11-24'])\n"
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ended = python(tmp_path, "-c", script, said="coffee 4.50\n")
    assert ended.stderr == "0 []\n"
    assert '"4.50"' in ended.stdout


def test_capture_needs_no_settings_and_no_folder_to_write_in(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("GLOBFAM_HTTP=nonsense\n=\n")
    ended = process(tmp_path, "capture", "--json", said="coffee 4.50\n", **BROKEN)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [".env"]
    unwritable = Path("/proc") if Path("/proc").is_dir() else Path("/")
    assert process(unwritable, "capture", said="coffee 4.50\n").returncode == 0
