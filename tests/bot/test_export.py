"""The `export` command as an operator calls it, on a database that the bot is writing to."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.export import run
from core.export.sheet import HEADER
from core.unit import Unit
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore
from tests.conftest import StandingClock
from tests.integrations.db.random_ledger import Family, fill, found


async def _prepared(url: str, families: int) -> list[Family]:
    database = Database(url)
    await migrate(database)
    store = SqlStore(database, StandingClock())
    made = [await found(store, f"token {number}") for number in range(families)]
    for family in made:
        await fill(store, family, seed=1, entries=30)
    await database.close()
    return made


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'globfam.db'}"


def test_one_family_needs_no_name(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_prepared(url, 1))
    assert run([], database_url=url) == 0
    told = capsys.readouterr()
    assert told.out.startswith(HEADER)
    assert told.out.count("\n") > 5
    assert told.err == ""


@pytest.mark.parametrize("form", ["csv", "beancount", "hledger"])
def test_each_format_is_told_by_its_name(url: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    family, _ = asyncio.run(_prepared(url, 2))
    assert run(["--format", form, "--family", str(family.id)], database_url=url) == 0
    assert {"csv": HEADER, "beancount": 'option "title"', "hledger": "decimal-mark ."}[form] in capsys.readouterr().out


def test_one_of_several_families_must_be_named(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = asyncio.run(_prepared(url, 2))
    for argv in ([], ["--family", "99"]):
        assert run(argv, database_url=url) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert f"{first.id}, {second.id}" in told.err
        assert told.err.count("\n") == 1


def test_a_member_s_export_is_smaller_and_a_stranger_has_none(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    mine, others = asyncio.run(_prepared(url, 2))
    everything = _lines(capsys, url, "--family", str(mine.id))
    seen = _lines(capsys, url, "--family", str(mine.id), "--member", str(mine.tuya.member_id))
    assert set(seen) < set(everything)
    assert run(["--family", str(mine.id), "--member", str(others.tuya.member_id)], database_url=url) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{mine.bat.member_id}, {mine.tuya.member_id}" in told.err


def _lines(capsys: pytest.CaptureFixture[str], url: str, *argv: str) -> list[str]:
    assert run(argv, database_url=url) == 0
    return capsys.readouterr().out.splitlines()


def test_no_family_yet_is_told(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_prepared(url, 0))
    assert run([], database_url=url) == 2
    assert capsys.readouterr().err == "There is no family yet.\n"


def test_a_missing_database_is_told_and_not_made(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], database_url=url) == 1
    assert "There is no database at" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_tables_is_told(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "globfam.db").touch()
    assert run([], database_url=url) == 1
    assert "migrate" in capsys.readouterr().err


def test_a_database_that_does_not_serve_is_told(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "globfam.db").write_bytes(b"no database at all" * 100)
    for bad in ("postgresql://nobody:x@127.0.0.1:1/none", url):
        assert run([], database_url=bad) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_it_works_while_the_bot_writes(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_prepared(url, 1))
    before = _lines(capsys, url)

    async def while_writing() -> int:
        database = Database(url)
        async with SqlStore(database, StandingClock()).unit() as unit:
            await _rename(unit)
            code = await asyncio.to_thread(run, [], database_url=url)
        await database.close()
        return code

    assert asyncio.run(while_writing()) == 0
    assert capsys.readouterr().out.splitlines() == before


async def _rename(unit: Unit) -> None:
    (place, *_) = await unit.people.memberships(1)
    await unit.people.dissolve(place[0].family_id)


def test_bad_use_is_told(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["--format", "xls"], ["--family", "one"], ["--fam", "1"]):
        with pytest.raises(SystemExit) as ended:
            run(argv, database_url=url)
        assert ended.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("where", "code", "told"),
    [("| true", 0, b""), ("> /dev/full", 1, b"Standard output cannot be written: no space left on device.\n")],
)
def test_a_reader_who_has_enough_and_a_full_disk_end_it_calmly(
    url: str, where: str, code: int, told: bytes, unbuffered: str
) -> None:
    asyncio.run(_prepared(url, 1))
    call = "import sys; from bot.export import run; sys.exit(run(['--format', 'hledger'], database_url=sys.argv[1]))"
    whole = f"{sys.executable} -c \"{call}\" '{url}' {where}; exit ${{PIPESTATUS[0]}}"
    env = {"LC_ALL": "C", "PYTHONPATH": str(Path.cwd()), "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(["bash", "-c", whole], capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (code, told)


def test_the_bytes_are_utf_8_with_lf_in_any_locale(url: str) -> None:
    asyncio.run(_prepared(url, 1))
    code = "import sys; from bot.export import run; sys.exit(run([], database_url=sys.argv[1]))"
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, "-c", code, url], capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Туяа" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
