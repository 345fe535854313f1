"""The `backup` and `restore` commands as an operator calls them."""

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import backup as commands
from bot.one_keeper import KeptError, keeping
from bot.settings import Settings
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore
from tests.conftest import StandingClock
from tests.integrations.db.random_ledger import found


def settings_in(folder: Path, key: str = "a-key-of-sixteen-characters-or-more") -> Settings:
    return Settings.model_validate(
        {"data": folder, "database_url": f"sqlite:///{folder / 'globfam.db'}", "secret_key": key}
    )


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    """Settings with a database in which there is a family."""
    settings = settings_in(tmp_path / "here")
    settings.data.mkdir()
    asyncio.run(_prepare(settings))
    return settings


async def _prepare(settings: Settings) -> None:
    database = Database(settings.database_url)
    await migrate(database)
    await found(SqlStore(database, StandingClock()))
    await database.close()


def digest(settings: Settings) -> str:
    return hashlib.sha256((settings.data / "globfam.db").read_bytes()).hexdigest()


def test_a_backup_goes_to_the_data_folder_and_comes_back_elsewhere(
    here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.backup([], here) == 0
    told = capsys.readouterr()
    path = Path(told.out.removesuffix("\n"))
    assert path.parent == here.data / "backups"
    assert (path.name.startswith("globfam-"), path.suffix, told.err) == (True, ".zip", "")
    there = settings_in(tmp_path / "there")
    assert commands.restore([str(path)], there) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Restored ")
    assert told.err == ""
    assert commands.restore([str(path)], there) == 1
    assert "--replace" in capsys.readouterr().err
    assert commands.restore([str(path), "--replace"], there) == 0


def test_a_named_backup_replaces_an_older_one_of_that_name(
    here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.zip"
    path.write_text("older")
    assert commands.backup([str(path)], here) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert path.read_bytes().startswith(b"PK")


def test_nothing_is_put_back_beneath_a_running_bot(here: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    commands.backup([], here)
    path = capsys.readouterr().out.strip()
    with keeping(here.database_url, alone=True):
        assert commands.restore([path, "--replace"], here) == 1
    assert "stop it first" in capsys.readouterr().err
    assert commands.restore([path, "--replace"], here) == 0


def test_a_second_keeper_is_refused_and_many_may_share(here: Settings) -> None:
    with (
        keeping(here.database_url, alone=False),
        keeping(here.database_url, alone=False),
        pytest.raises(KeptError),
        keeping(here.database_url, alone=True),
    ):
        raise AssertionError


def test_another_key_is_refused_unless_told_to_do_without(
    here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "b.zip")
    commands.backup([path], here)
    there = settings_in(tmp_path / "there", "another-key-of-sixteen-characters")
    capsys.readouterr()
    assert commands.restore([path], there) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "--without-key" in told.err
    assert commands.restore([path, "--without-key"], there) == 0


@pytest.mark.parametrize(
    "harm", [lambda whole: whole[:-1], lambda whole: b"", lambda whole: whole[:9] + b"?" + whole[10:]]
)
def test_a_file_that_does_not_verify_changes_nothing(
    here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], harm: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "b.zip"
    commands.backup([str(path)], here)
    path.write_bytes(harm(path.read_bytes()))
    before = digest(here)
    capsys.readouterr()
    assert commands.restore([str(path), "--replace"], here) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "does not verify" in told.err
    assert digest(here) == before


@pytest.mark.parametrize("missing", ["nothing.zip", "folder/b.zip", "."])
def test_a_file_that_cannot_be_used_is_told(
    here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    path = str(tmp_path / missing)
    assert commands.restore([path], here) == 1
    assert "cannot be used" in capsys.readouterr().err
    if missing != "nothing.zip":
        assert commands.backup([path], here) == 1
        assert "cannot be used" in capsys.readouterr().err


def test_a_full_disk_is_told_and_leaves_nothing(
    here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(member: object, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zipfile._ZipWriteFile.write", full)
    assert commands.backup([str(tmp_path / "b.zip")], here) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'b.zip'} cannot be used: no space left on device.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["here"]


def test_without_a_database_there_is_no_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.backup([str(tmp_path / "b.zip")], settings_in(tmp_path / "nowhere")) == 1
    assert "There is no database at" in capsys.readouterr().err
    assert not (tmp_path / "nowhere" / "globfam.db").exists()


def test_a_database_out_of_reach_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    away = settings_in(tmp_path).model_copy(update={"database_url": "postgresql://nobody:x@127.0.0.1:1/none"})
    for act in (commands.backup, commands.restore):
        assert act([str(tmp_path / "b.zip")], away) == 1
        assert "cannot be reached" in capsys.readouterr().err


def test_bad_use_is_told_and_help_needs_no_settings() -> None:
    for act, argv, code in (
        (commands.restore, [], 2),
        (commands.restore, ["a", "b"], 2),
        (commands.backup, ["--replace"], 2),
        (commands.backup, ["--help"], 0),
        (commands.restore, ["--help"], 0),
    ):
        with pytest.raises(SystemExit) as ended:
            act(argv)
        assert ended.value.code == code
