"""What is asked for each update, and every second, is found by an index: it costs the same after years."""

from typing import Any

import pytest
from sqlalchemy import event

from core.delivery.model import OutboxState
from core.family.model import Role, Viewer
from integrations.db.engine import Database
from integrations.db.outbox import _IS_OPEN
from integrations.db.tables import outbox
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON, StandingClock

ASKED = {
    "next": lambda unit: unit.inbox.next(7),
    "waiting_chats": lambda unit: unit.inbox.waiting_chats(),
    "any_due": lambda unit: unit.outbox.any_due(NOON),
    "claim": lambda unit: unit.outbox.claim(NOON, 10),
    "open_chats": lambda unit: unit.outbox.open_chats(),
    "open_before": lambda unit: unit.outbox.open_before(7, 70),
}

OF_WHAT_WAITS = ("USING INDEX ix_outbox_open", "USING INDEX ix_inbox_new")
"""Indexes that hold nothing but what waits; to go through one of them is to go through what waits."""


@pytest.mark.parametrize("asked", ASKED)
async def test_no_queue_is_looked_through_as_a_whole(asked: str, migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    said: list[tuple[str, Any]] = []

    @event.listens_for(database._reader.sync_engine, "before_cursor_execute")
    def note(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        said.append((statement, parameters))

    async with SqlStore(database, StandingClock()).look() as unit:
        await ASKED[asked](unit)
        queries = [one for one in said if one[0].startswith("SELECT")]
        assert queries
        assert [plan for text, given in queries for plan in await _plan(unit, text, given) if _whole(plan)] == []
    await database.close()


async def test_what_was_stated_is_found_among_what_was_stated(migrated_sqlite_url: str) -> None:
    """A year of entries lies between: by the family's days all of them would be gone through."""
    database = Database(migrated_sqlite_url)
    said: list[tuple[str, Any]] = []

    @event.listens_for(database._reader.sync_engine, "before_cursor_execute")
    def note(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        said.append((statement, parameters))

    async with SqlStore(database, StandingClock()).look() as unit:
        await unit.entries.restated(Viewer(1, 1, Role.OWNER), NOON.date(), NOON.date())
        ((text, given),) = [one for one in said if one[0].startswith("SELECT")]
        plan = await _plan(unit, text, given)
    assert [step for step in plan if "entry" in step.split()[1]] == [
        "SEARCH entry USING INDEX ix_entry_stated (account_id=? AND day>? AND day<?)"
    ]
    assert any(step.startswith("SEARCH posting USING PRIMARY KEY") for step in plan)
    await database.close()


async def _plan(unit: SqlUnit, text: str, given: Any) -> list[str]:
    rows: Any = await unit.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", given)
    return [row[3] for row in rows]


def _whole(plan: str) -> bool:
    return plan.startswith(("SCAN outbox", "SCAN inbox")) and not plan.endswith(OF_WHAT_WAITS)


def test_the_words_of_the_index_are_those_of_the_condition() -> None:
    (open_index,) = (index for index in outbox.indexes if index.name == "ix_outbox_open")
    spelled = str(open_index.dialect_options["sqlite"]["where"]).lower()
    assert str(_IS_OPEN).lower() == f"outbox.{spelled}"
    assert all(f"'{state.value}'" in spelled for state in (OutboxState.PENDING, OutboxState.SENDING))
