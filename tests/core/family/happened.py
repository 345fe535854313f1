"""What became of an act, as the store shows it: who will be told, and a coffee to have spent."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select

from core.capture.model import Item, Kind
from core.family.model import Viewer
from core.ledger.model import Origin
from core.ledger.record import private_everyday, record
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.tables import outbox
from integrations.db.unit import SqlUnit
from tests.conftest import NOON

AUD = currency("AUD")
COFFEE = Item(Kind.EXPENSE, Money(450, AUD), date(2026, 11, 24), "food.coffee")
NIGHT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
"""23:30 in Sydney and 20:30 in Ulaanbaatar."""
NEXT_MORNING = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
"""8 o'clock of the 25th in Sydney."""


async def told(unit: SqlUnit) -> list[tuple[int, str, datetime]]:
    """Who is to be told what, and when."""
    rows = await unit.connection.execute(select(outbox).order_by(outbox.c.id))
    return [(row.chat_id, row.payload, row.due_at) for row in rows]


def codes(news: list[tuple[int, str, datetime]]) -> list[tuple[int, str]]:
    return [(user_id, payload.split('"code":"')[1].split('"')[0]) for user_id, payload, _ in news]


async def spent(unit: Unit, viewer: Viewer, *, private: bool = False) -> int:
    """Record a coffee; gives the entry's id."""
    item = COFFEE
    made = await record(unit, viewer, [item], Origin(viewer.member_id, 1, 0), NOON)
    if private:
        hidden = await private_everyday(unit, viewer, AUD)
        details = replace(made.entries[0].details, account_id=hidden.id)
        await unit.entries.replace(viewer, made.entries[0], details)
    return made.entries[0].id
