"""Told once a period that a budget is nearly spent, or over: to who sees it, and with what did it."""

from dataclasses import replace
from datetime import date, timedelta

from core.bills.model import Bill, Flow, Occurrence, Settled
from core.bills.schedule import extend
from core.budgets.alert import Alert, alerted
from core.budgets.keep import remove_budget
from core.budgets.model import Period, Scope
from core.budgets.watch import watch
from core.capture.model import Kind
from core.family.membership import Joined
from core.ledger.correct import correct, delete, redo, undo
from core.ledger.model import Details, Entry
from core.matters.act import begin
from core.matters.model import Matter
from core.money.money import Money
from core.reminders.model import Kind as Reminded
from core.reminders.model import Reminder
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.bills.conftest import HOLIDAYS
from tests.core.budgets.setting import AUD, DAY, budgeted, know_rates, spend
from tests.core.conftest import House


async def spent(unit: Unit, who: Joined, amount: int, **more: object) -> Entry:
    """An entry that is watched as when it is recorded in the chat."""
    entry = await spend(unit, who.viewer, amount, **more)  # type: ignore[arg-type]
    await seen(unit)
    return entry


async def seen(unit: Unit) -> None:
    """The last act is looked at, as after each update."""
    await watch(unit, unit.changes.done[-1:], NOON)


async def waiting(unit: Unit, house: House) -> list[tuple[int, str]]:
    """(who, which threshold) of what waits."""
    found = await unit.reminders.waiting(house.bat.viewer, Reminded.BUDGET)
    return sorted((one.told.user_id, one.told.slot.split(":")[1]) for one in found)


async def reminder_of(unit: Unit, house: House, who: Joined, threshold: str) -> Reminder:
    found = await unit.reminders.waiting(house.bat.viewer, Reminded.BUDGET)
    return next(
        one for one in found if one.told.user_id == who.person.user_id and one.told.slot.split(":")[1] == threshold
    )


async def test_each_threshold_is_told_once_to_everyone_who_sees_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "100")
        await spent(unit, house.bat, 79)
        assert await waiting(unit, house) == []
        await spent(unit, house.tuya, 1)
        assert await waiting(unit, house) == [(1, "80"), (2, "80"), (3, "80")]
        await spent(unit, house.bat, 5)
        assert len(await waiting(unit, house)) == 3
        await spent(unit, house.bat, 15)
        assert [slot for _, slot in await waiting(unit, house)].count("100") == 3


async def test_who_is_over_at_once_hears_of_that_alone(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "100", private=True)
        await spent(unit, house.bat, 120)
        await spent(unit, house.bat, 30, kind=Kind.REFUND)
        await spent(unit, house.bat, 1)
        assert await waiting(unit, house) == [(1, "100")]


async def test_only_budgets_that_it_touches_are_told_of(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "10", scope=Scope(("fun",)))
        await budgeted(unit, house.bat.viewer, "10", scope=Scope(tag="trip"))
        await budgeted(unit, house.bat.viewer, "10", scope=Scope(("family",)))
        await spent(unit, house.bat, 50)
        await spent(unit, house.bat, 50, kind=Kind.INCOME, category="income.salary")
        await spent(unit, house.bat, 50, date=DAY - timedelta(days=60), category="fun.travel")
        assert await waiting(unit, house) == []
        await spent(unit, house.bat, 50, kind=Kind.REMITTANCE, payee="Ээж", category=None)
        await spent(unit, house.bat, 50, tags=("Trip",))
        assert len(await waiting(unit, house)) == 6


async def test_what_is_private_is_told_to_its_owner_alone(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await unit.accounts.add(house.bat.viewer, "Secret", AUD, private=True, everyday=False)
        await budgeted(unit, house.bat.viewer, "100")
        await budgeted(unit, house.tuya.viewer, "50", scope=Scope(("food.groceries",)), private=True)
        await spent(unit, house.bat, 90, account="Secret")
        assert await waiting(unit, house) == [(1, "80")]
        await spent(unit, house.bat, 45)
        assert (2, "80") in await waiting(unit, house), "her own budget, by what he spent for both"


async def test_the_alert_names_what_did_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await know_rates(unit)
        await budgeted(unit, house.bat.viewer, "100")
        await spent(unit, house.bat, 60)
        did_it = await spent(unit, house.tuya, 60_000, code="MNT")
        await spent(unit, house.bat, 5)
        found = await alerted(unit, house.bat.viewer, await reminder_of(unit, house, house.bat, "80"), DAY)
    assert isinstance(found, Alert)
    assert found.line is not None
    assert (found.threshold, found.line.entry.id, found.standing.left) == (80, did_it.id, Money(5_00, AUD))


async def test_what_is_no_longer_so_is_not_told(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        kept = await budgeted(unit, house.bat.viewer, "100")
        entry = await spent(unit, house.bat, 90)
        told = await reminder_of(unit, house, house.bat, "80")
        far = await alerted(unit, house.bat.viewer, told, DAY + timedelta(days=120))
        over = await alerted(unit, house.bat.viewer, told, date(2026, 12, 1))
        await delete(unit, house.bat.viewer, [entry], NOON)
        less = await alerted(unit, house.bat.viewer, told, DAY)
        await remove_budget(unit, house.bat.viewer, kept.matter.id, NOON)
        gone = await alerted(unit, house.bat.viewer, told, DAY)
    assert (far, over, less, gone) == (None, None, None, None)


async def test_that_a_period_was_overspent_is_told_the_day_after_too(store: SqlStore, house: House) -> None:
    """What came in its last evening waits for the morning; what was nearly spent is of no use by then."""
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "100")
        await spent(unit, house.bat, 120)
        told = await reminder_of(unit, house, house.bat, "100")
        found = await alerted(unit, house.bat.viewer, told, date(2026, 12, 1))
        now = await alerted(unit, house.bat.viewer, told, DAY)
    assert found is not None
    assert (found.ended, found.standing.span.last) == (True, date(2026, 11, 30))
    assert now is not None
    assert not now.ended


async def test_of_a_sum_that_was_there_before_the_budget_the_newest_are_looked_at(
    store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        await spend(unit, house.bat.viewer, 500, date=DAY - timedelta(days=1))
        await spend(unit, house.bat.viewer, 50, kind=Kind.REFUND)
        await budgeted(unit, house.bat.viewer, "100", scope=Scope(("family.support", "food")))
        await spent(unit, house.bat, 7)
        told = await reminder_of(unit, house, house.bat, "100")
        found = await alerted(unit, house.bat.viewer, told, DAY)
        nobody = replace(told, told=replace(told.told, slot=told.told.slot.replace(":100:", ":0:")))
        unnamed = await alerted(unit, house.bat.viewer, nobody, DAY)
    assert found is not None
    assert found.line is not None
    assert found.line.entry.details.money == Money(500_00, AUD)
    assert unnamed is not None
    assert unnamed.line is None


async def test_what_is_corrected_moved_or_put_back_is_looked_at_too(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "100", private=True)
        small = await spent(unit, house.bat, 9)
        (grown,), _ = await correct(unit, house.bat.viewer, [(small, dear(small, 90))], NOON)
        await seen(unit)
        assert await waiting(unit, house) == [(1, "80")], "a sum that was mended"
        await delete(unit, house.bat.viewer, [grown], NOON)
        await seen(unit)
        fun = await spent(unit, house.bat, 120, category="fun.travel")
        assert await waiting(unit, house) == [(1, "80")]
        await correct(unit, house.bat.viewer, [(fun, replace(fun.details, category="food"))], NOON)
        await seen(unit)
        assert await waiting(unit, house) == [(1, "100"), (1, "80")], "of another category now"


async def test_taking_back_may_make_it_more(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "100", private=True)
        await spend(unit, house.bat.viewer, 85)
        await spent(unit, house.bat, 50, kind=Kind.REFUND)
        assert await waiting(unit, house) == []
        await undo(unit, house.bat.viewer, NOON)
        await seen(unit)
        assert await waiting(unit, house) == [(1, "80")]
        await spend(unit, house.bat.viewer, 20)
        taken = await undo(unit, house.bat.viewer, NOON)
        await redo(unit, house.bat.viewer, NOON, taken.id)
        await seen(unit)
        assert await waiting(unit, house) == [(1, "100"), (1, "80")]


async def test_what_makes_nothing_more_tells_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        first = await spend(unit, house.bat.viewer, 95)
        second = await spend(unit, house.bat.viewer, 5, code="USD")
        await budgeted(unit, house.bat.viewer, "100", private=True)
        (less,), _ = await correct(unit, house.bat.viewer, [(first, dear(first, 90))], NOON)
        await seen(unit)
        await correct(unit, house.bat.viewer, [(less, replace(less.details, note="for two"))], NOON)
        await seen(unit)
        await delete(unit, house.bat.viewer, [second], NOON)
        await seen(unit)
        assert await waiting(unit, house) == []


async def test_told_once_a_period_though_it_falls_and_rises_anew(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "100", private=True)
        entry = await spent(unit, house.bat, 85)
        await delete(unit, house.bat.viewer, [entry], NOON)
        await seen(unit)
        await unit.reminders.settle([(await reminder_of(unit, house, house.bat, "80")).id], NOON)
        await spent(unit, house.bat, 90)
        assert await waiting(unit, house) == []


async def test_how_far_it_is_when_it_is_set_or_lowered_is_news_for_nobody(store: SqlStore, house: House) -> None:
    """Who set it sees how it stands; the others hear of what it crosses from then on."""
    async with store.unit() as unit:
        await spend(unit, house.tuya.viewer, 85)
        await budgeted(unit, house.bat.viewer, "100")
        await seen(unit)
        await spent(unit, house.bat, 5)
        assert await waiting(unit, house) == [], "80 per cent are used up"
        await spent(unit, house.bat, 20)
        assert await waiting(unit, house) == [(1, "100"), (2, "100"), (3, "100")]
        await budgeted(unit, house.bat.viewer, "1000", scope=Scope())
        await budgeted(unit, house.bat.viewer, "90", scope=Scope())
        await seen(unit)
        await spent(unit, house.bat, 1)
        assert len(await waiting(unit, house)) == 3


async def test_the_entry_that_did_it_is_named_though_later_ones_stand_before_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer, "100", private=True)
        early = await spent(unit, house.bat, 10, date=DAY - timedelta(days=9))
        await spent(unit, house.bat, 20)
        await correct(unit, house.bat.viewer, [(early, dear(early, 65))], NOON)
        await seen(unit)
        told = await reminder_of(unit, house, house.bat, "80")
        found = await alerted(unit, house.bat.viewer, told, DAY)
        assert found is not None
        assert found.line is not None
        assert found.line.entry.id == early.id
        now = await unit.entries.get(house.bat.viewer, early.id)
        await correct(unit, house.bat.viewer, [(now, replace(now.details, category="fun"))], NOON)
        last = await spend(unit, house.bat.viewer, 70)
        found = await alerted(unit, house.bat.viewer, told, DAY)
        assert found is not None
        assert found.line is not None
        assert found.line.entry.id == last.id


def dear(entry: Entry, amount: int) -> Details:
    """The same at another price."""
    return replace(entry.details, money=Money(amount * 100, AUD))


async def test_a_payday_that_moves_makes_no_new_period(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        pay = Bill("Pay", Flow.IN, AUD, "FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 20), Money(900_00, AUD))
        bill = (await begin(unit, bat, Matter(bat.member_id, pay), NOON)).matter
        await extend(unit, bat, HOLIDAYS, date(2026, 11, 20), [bill])
        await budgeted(unit, bat, "100", private=True, period=Period.PAYDAY)
        await spent(unit, house.bat, 85)
        assert await waiting(unit, house) == [(1, "80")]
        (first, *_) = await unit.matters.find(bat, Occurrence)
        paid = replace(first.body, settled=Settled.PAID, paid_on=date(2026, 11, 22), paid=pay.money)
        await unit.matters.replace(bat, replace(first, body=paid))
        await spent(unit, house.bat, 5)
        assert await waiting(unit, house) == [(1, "80")], "it is the same pay, two days later"
        told = await reminder_of(unit, house, house.bat, "80")
        found = await alerted(unit, bat, told, DAY)
    assert found is not None
    assert (found.standing.span.first, found.standing.spent) == (date(2026, 11, 22), Money(90_00, AUD))
