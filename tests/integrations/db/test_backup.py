"""Backups of both databases put back into both: all of it or nothing, and never over what is there unasked."""

import asyncio
import os
import zipfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, text

from core.capture.model import Item, Kind
from core.delivery.model import Notification
from core.errors import GlobFamError
from core.ledger.model import Origin
from core.ledger.record import record
from core.money.currency import currency
from core.money.money import Money
from integrations.db.archive import DamagedBackupError, verified
from integrations.db.backup import NothingToBackUpError, back_up
from integrations.db.engine import Database
from integrations.db.migrate import HEAD, migrate, upgrade
from integrations.db.restore import (
    ForeignDatabaseError,
    NewerSchemaError,
    NotEmptyError,
    RefusedRowError,
    WrongKeyError,
    restore,
)
from integrations.db.revisions import revisions
from integrations.db.tables import account_month, conversation, entry, posting
from integrations.db.unit import SqlStore
from integrations.keys import key_id
from tests.conftest import NOON, StandingClock, empty_database
from tests.integrations.db.random_ledger import FIRST, Family, fill, found
from tests.integrations.db.sample_rows import Contents, contents, put_a_row_in_each

KEY = "the secret key itself"
FILLED = {"account_month", "change_line", "conversation", "entry", "handled", "inbox", "outbox", "person", "posting"}
COFFEE = Item(Kind.EXPENSE, Money(450, currency("AUD")), FIRST, "food.coffee")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def target_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'target.db'}"
    return asyncio.run(empty_database(request.getfixturevalue("postgres"), "target"))


@pytest.fixture
async def target(target_url: str) -> AsyncIterator[Database]:
    database = Database(target_url)
    yield database
    await database.close()


@pytest.fixture
async def beside(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty SQLite database, where it does not matter what kind it is."""
    database = Database(f"sqlite:///{tmp_path / 'beside.db'}")
    yield database
    await database.close()


async def lived_in(store: SqlStore) -> Family:
    """Something in every kind of table, and an entry that was the last one and is gone."""
    family = await found(store)
    await fill(store, family, seed=5, entries=30)
    async with store.unit(7) as unit:
        await unit.inbox.store([(1, 7, '{"text": "хоол\\u0000"}')], NOON)
        await unit.inbox.first_time("m:7:1:0", 7, 1, 0, NOON)
        await unit.outbox.notify(Notification(2, "news.left", (("name", "Бат"),)), NOON, NOON)
        await record(unit, family.bat, [COFFEE, COFFEE], Origin(1, 999, 0), NOON)
    async with store.database.write() as connection:
        await connection.execute(insert(conversation).values(key="7:7", state=None, data="{}"))
        last = select(func.max(entry.c.id)).scalar_subquery()
        await connection.execute(entry.update().where(entry.c.id == 1).values(repays=last - 1))
        await connection.execute(delete(entry).where(entry.c.id == last))
    return family


async def everything(database: Database) -> Contents:
    async with database.read() as connection:
        return await connection.run_sync(contents)


async def backup_of(store: SqlStore, path: Path) -> Path:
    await back_up(store.database, path, [key_id(KEY)], NOON)
    return path


async def test_what_comes_back_is_what_there_was(store: SqlStore, target: Database, tmp_path: Path) -> None:
    await lived_in(store)
    before = await everything(store.database)
    assert {name for name, rows in before.items() if rows} >= FILLED
    path = await backup_of(store, tmp_path / "b.zip")
    await restore(target, path, [key_id(KEY), "another"], replace=False)
    assert await everything(target) == before
    assert await migrate(target) is False


async def test_a_deleted_id_is_not_used_again_after_a_restore(
    store: SqlStore, target: Database, tmp_path: Path
) -> None:
    family = await lived_in(store)
    async with store.look() as unit:
        (newest, *_) = sorted(await unit.entries.latest(family.bat, 1_000), key=lambda one: -one.id)
    await restore(target, await backup_of(store, tmp_path / "b.zip"), None, replace=False)
    async with SqlStore(target, StandingClock()).unit() as unit:
        made = await record(unit, family.bat, [COFFEE], Origin(1, 1_000, 0), NOON)
        assert made.entries[0].id == newest.id + 2


async def test_an_empty_store_comes_back_and_counts_from_one(store: SqlStore, tmp_path: Path) -> None:
    path = await backup_of(store, tmp_path / "b.zip")
    await lived_in(store)
    await restore(store.database, path, None, replace=True)
    assert (await found(store)).id == 1


async def test_a_backup_while_others_write_is_of_one_moment(store: SqlStore, beside: Database, tmp_path: Path) -> None:
    family = await found(store)
    await fill(store, family, seed=6, entries=30)
    started = asyncio.Event()
    done = asyncio.Event()

    async def write_on() -> int:
        number = 0
        while not done.is_set():
            async with store.unit() as unit:
                await record(unit, family.bat, [COFFEE], Origin(1, number, 0), NOON)
            number += 1
            started.set()
        return number

    writer = asyncio.create_task(write_on())
    await started.wait()
    path = await backup_of(store, tmp_path / "b.zip")
    done.set()
    assert await writer > 1
    await restore(beside, path, None, replace=False)
    async with beside.read() as connection:
        sums = select(posting.c.account_id, posting.c.currency, posting.c.minor).where(
            posting.c.account_id.is_not(None)
        )
        booked: dict[tuple[int, str], int] = {}
        for account_id, code, minor in await connection.execute(sums):
            booked[account_id, code] = booked.get((account_id, code), 0) + minor
        running: dict[tuple[int, str], int] = {}
        for row in await connection.execute(select(account_month)):
            running[row.account_id, row.currency] = running.get((row.account_id, row.currency), 0) + row.minor
    assert {key: minor for key, minor in booked.items() if minor} == {
        key: minor for key, minor in running.items() if minor
    }


async def test_what_is_there_is_replaced_only_when_told(store: SqlStore, target: Database, tmp_path: Path) -> None:
    await lived_in(store)
    path = await backup_of(store, tmp_path / "b.zip")
    await migrate(target)
    await found(SqlStore(target, StandingClock()), "old")
    old = await everything(target)
    with pytest.raises(NotEmptyError):
        await restore(target, path, None, replace=False)
    assert await everything(target) == old
    await restore(target, path, None, replace=True)
    assert await everything(target) == await everything(store.database)


@pytest.mark.parametrize("harm", ["flip", "cut", "other"])
async def test_a_damaged_file_changes_nothing(store: SqlStore, tmp_path: Path, harm: str) -> None:
    await lived_in(store)
    before = await everything(store.database)
    damaged = await backup_of(store, tmp_path / "b.zip")
    whole = damaged.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 3] ^= 1
    harmed = {"flip": bytes(flipped), "cut": whole[:-100], "other": b"PK" + b"0" * 1_000}[harm]
    await asyncio.to_thread(damaged.write_bytes, harmed)
    with pytest.raises(DamagedBackupError):
        await restore(store.database, damaged, None, replace=True)
    assert await everything(store.database) == before


async def test_a_row_that_the_database_refuses_changes_nothing(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lived_in(store)
    before = await everything(store.database)
    path = await backup_of(store, tmp_path / "b.zip")
    monkeypatch.setattr("integrations.db.restore.rows", _twice)
    with pytest.raises(RefusedRowError) as refused:
        await restore(store.database, path, None, replace=True)
    assert refused.value.params == {"table": "conversation"}
    assert await everything(store.database) == before


def _twice(path: Path, name: str) -> Iterator[list[object]]:
    from integrations.db.archive import rows

    for row in rows(path, name):
        yield list(row)
        yield list(row)


async def test_fewer_rows_than_promised_change_nothing(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lived_in(store)
    before = await everything(store.database)
    path = await backup_of(store, tmp_path / "b.zip")
    monkeypatch.setattr("integrations.db.restore.rows", lambda path, name: iter([]))
    with pytest.raises(DamagedBackupError):
        await restore(store.database, path, None, replace=True)
    assert await everything(store.database) == before


async def test_the_key_is_named_and_asked_for_but_never_inside(store: SqlStore, tmp_path: Path) -> None:
    path = await backup_of(store, tmp_path / "b.zip")
    with zipfile.ZipFile(path) as packed:
        assert all(KEY.encode() not in packed.read(name) for name in packed.namelist())
    assert verified(path).key_ids == (key_id(KEY),)
    with pytest.raises(WrongKeyError) as refused:
        await restore(store.database, path, [key_id("another")], replace=False)
    assert refused.value.params == {"key_ids": key_id(KEY)}


async def test_a_later_schema_is_refused_on_either_side(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await backup_of(store, tmp_path / "b.zip")
    async with store.database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    later = await backup_of(store, tmp_path / "later.zip")
    for file in (path, later):
        with pytest.raises(NewerSchemaError) as refused:
            await restore(store.database, file, None, replace=True)
        assert refused.value.params == {"schema": "9999"}


async def test_tables_of_others_are_left_alone(store: SqlStore, beside: Database, tmp_path: Path) -> None:
    path = await backup_of(store, tmp_path / "b.zip")
    async with beside.write() as connection:
        await connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
    with pytest.raises(ForeignDatabaseError):
        await restore(beside, path, None, replace=True)


async def test_a_database_without_tables_has_no_backup(beside: Database, tmp_path: Path) -> None:
    with pytest.raises(NothingToBackUpError):
        await back_up(beside, tmp_path / "b.zip", [], NOON)
    assert not (tmp_path / "b.zip").exists()


async def test_a_failed_backup_leaves_the_older_one(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await backup_of(store, tmp_path / "b.zip")
    before = path.read_bytes()

    def fail(_: Path) -> None:
        raise DamagedBackupError(part="file")

    monkeypatch.setattr("integrations.db.backup.verified", fail)
    with pytest.raises(GlobFamError):
        await backup_of(store, path)
    assert path.read_bytes() == before
    assert [name for name in os.listdir(tmp_path) if ".zip" in name] == ["b.zip"]  # noqa: PTH208  blocking but short


@pytest.mark.parametrize("revision", revisions())
async def test_a_backup_of_each_released_revision_comes_back(
    database_url: str, target: Database, tmp_path: Path, revision: str
) -> None:
    source = Database(database_url)
    async with source.write() as connection:
        await connection.run_sync(upgrade, revision)
        await connection.run_sync(put_a_row_in_each)
    before = await everything(source)
    await back_up(source, tmp_path / "b.zip", [], NOON)
    await source.close()
    await restore(target, tmp_path / "b.zip", [], replace=False)
    after = await everything(target)
    assert {name: len(rows) for name, rows in before.items()}.items() <= {
        name: len(rows) for name, rows in after.items()
    }.items()
    async with target.read() as connection:
        version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
    assert version == HEAD
