"""What the family spends from week to week beside its bills: written into the books as a message would be, not typed.

Typing each takes the tests minutes, and is tried elsewhere; what follows of it (budgets are looked at) is the same.
"""

from collections.abc import Awaitable, Callable
from datetime import date, time

from bot.demo.dice import Dice
from bot.demo.people import BAT, SARNAI, TUYA
from core.budgets.watch import watch
from core.capture.model import Item, Kind
from core.family.membership import viewer_of
from core.ledger.model import Origin
from core.ledger.record import record
from core.money.currency import currency
from core.money.money import Money
from tests.simulation.dues import fortnightly
from tests.simulation.world import World

_FIRST_MESSAGE = 1_000_000
_HABITS = (
    (BAT.user_id, date(2026, 11, 28), 1, "food.groceries", "Woolworths", "AUD", (120_00, 230_00)),
    (BAT.user_id, date(2026, 12, 4), 2, "food.eating_out", "Sushi Hub", "AUD", (25_00, 95_00)),
    (SARNAI.user_id, date(2026, 11, 30), 1, "food.coffee", "Campos", "AUD", (5_00, 21_00)),
    (TUYA.user_id, date(2026, 11, 29), 1, "food.groceries", "Номин", "MNT", (40_000_00, 90_000_00)),
)
"""Who, from which day on, each so many weeks, on what, where, in which currency, and between which sums."""
HOURS = {BAT.user_id: time(13, 5), SARNAI.user_id: time(8, 40), TUYA.user_id: time(12, 20)}


def spendings() -> list[tuple[int, date, Item]]:
    """All of the two years: whose, on which day, what."""
    return [
        (who, day, _item(day, category, payee, code, Dice(f"{payee} {who}", day).among(*between)))
        for who, first, weeks, category, payee, code, between in _HABITS
        for day in fortnightly(first, weeks)
    ]


def _item(day: date, category: str, payee: str, code: str, minor: int) -> Item:
    whole = 100 if code == "AUD" else 100_00
    return Item(Kind.EXPENSE, Money(minor // whole * whole, currency(code)), day, category, payee)


def spends(world: World, who: int, item: Item, number: int) -> Callable[[], Awaitable[None]]:
    """Somebody writes it down."""

    async def act() -> None:
        now = world.clock.now()
        async with world.store.unit() as unit:
            person = await unit.people.person(who)
            assert person is not None
            member = await unit.people.membership(person.family_id or 0, who)
            assert member is not None
            await record(unit, viewer_of(member), [item], Origin(who, _FIRST_MESSAGE + number, 0), now)
            await watch(unit, unit.changes.done, now)

    return act
