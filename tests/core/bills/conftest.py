"""A bill or two in the house, and what is due of them."""

from dataclasses import replace
from datetime import date

from core.bills.model import Bill, Flow, Occurrence
from core.bills.schedule import Due, extend, upcoming
from core.capture.model import Kind
from core.family.model import Viewer
from core.ledger.model import Details, Entry, Origin
from core.ledger.record import everyday
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.holidays import PublicHolidays
from tests.conftest import NOON

AUD, MNT = currency("AUD"), currency("MNT")
TODAY = date(2026, 11, 24)
HOLIDAYS = PublicHolidays()
RENT = Bill("Rent", Flow.OUT, AUD, "FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 27), Money(2400_00, AUD))
"""From Friday 27 November 2026, each second week."""
POWER = Bill(
    "Power", Flow.OUT, AUD, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15", date(2026, 11, 24), category="home.electricity"
)


async def put(unit: Unit, viewer: Viewer, bill: Bill, **kept: object) -> Matter[Bill]:
    new = replace(Matter(viewer.member_id, bill), **kept)  # type: ignore[arg-type]
    made = (await begin(unit, viewer, new, NOON)).matter
    await extend(unit, viewer, HOLIDAYS, TODAY)
    return made


async def due(unit: Unit, viewer: Viewer, until: date = date(2027, 1, 31), today: date = TODAY) -> tuple[Due, ...]:
    return await upcoming(unit, viewer, date(2026, 1, 1), until, today)


def days(found: tuple[Due, ...]) -> list[str]:
    return [f"{one.occurrence.body.due:%d %b}" for one in found]


def body(one: Due) -> Occurrence:
    return one.occurrence.body


async def pays(unit: Unit, viewer: Viewer, money: Money, day: date, **said: object) -> Entry:
    """Record an expense, unless `said` says otherwise."""
    account = await everyday(unit, viewer, await unit.accounts.visible(viewer), money.currency)
    details = replace(Details(Kind.EXPENSE, day, money, account.id), **said)  # type: ignore[arg-type]
    return await unit.entries.add(viewer, Origin(1, 1, 0), details, NOON)
