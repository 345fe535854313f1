"""An occurrence is settled by what is in the ledger, by each entry once, and opens again when the entry goes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.bills.act import end, pause, pay, skip
from core.bills.errors import SettledAlreadyError
from core.bills.model import Bill, Flow, Settled, Standing
from core.bills.settle import settle
from core.capture.model import Kind
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.ledger.correct import delete, redo, undo
from core.ledger.model import Origin
from core.ledger.record import private_everyday
from core.matters.errors import NoSuchMatterError
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.bills.conftest import AUD, HOLIDAYS, MNT, POWER, RENT, TODAY, body, days, due, pays, put
from tests.core.conftest import House

FRIDAY = date(2026, 11, 27)
RENT_PAID = Money(2400_00, AUD)


async def settled(unit: Unit, viewer: Viewer, today: date = FRIDAY) -> list[tuple[str, str]]:
    """What is settled by this day: (day due, how it stands)."""
    await settle(unit, viewer, today, NOON)
    found = await due(unit, viewer, today=today)
    return [(day, one.standing.value) for day, one in zip(days(found), found, strict=True) if body(one).paid_on]


@pytest.mark.parametrize(
    ("money", "day", "said"),
    [
        (2400_00, FRIDAY, {"payee": "rent"}),
        (2400_00, FRIDAY, {"note": "the Rent of Bondi"}),
        (2400_00, FRIDAY - timedelta(days=3), {"payee": "RENT pty"}),
        (2630_00, FRIDAY, {"payee": "rent"}),
        (2400_00, FRIDAY, {"category": "home.rent"}),
    ],
)
async def test_an_entry_pays_it(store: SqlStore, house: House, money: int, day: date, said: dict[str, object]) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, replace(RENT, category="home.rent"))
        await pays(unit, bat, Money(money, AUD), day, **said)
        assert await settled(unit, house.tuya.viewer) == [("27 Nov", "paid")]
        (first, *_) = await due(unit, bat)
        assert (body(first).paid, body(first).paid_on) == (Money(money, AUD), day)


@pytest.mark.parametrize(
    ("money", "day", "said"),
    [
        (Money(2400_00, AUD), FRIDAY, {"payee": "Coles"}),
        (Money(2400_00, AUD), FRIDAY, {"payee": "rent", "kind": Kind.INCOME}),
        (Money(2400_00, MNT), FRIDAY, {"payee": "rent"}),
        (Money(2900_00, AUD), FRIDAY, {"payee": "rent"}),
        (Money(2400_00, AUD), FRIDAY - timedelta(days=8), {"payee": "rent"}),
        (Money(2500_00, AUD), FRIDAY, {"category": "home.rent"}),
        (Money(2400_00, AUD), FRIDAY, {"payee": "rent", "deleted": True}),
    ],
)
async def test_another_entry_does_not(
    store: SqlStore, house: House, money: Money, day: date, said: dict[str, object]
) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, replace(RENT, category="home.rent"))
        await pays(unit, bat, money, day, **said)
        assert await settled(unit, bat) == []


async def test_each_entry_pays_one_and_the_nearest(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    later = FRIDAY + timedelta(days=14)
    async with store.unit() as unit:
        await put(unit, bat, RENT)
        await pays(unit, bat, RENT_PAID, later - timedelta(days=2), payee="rent")
        assert await settled(unit, bat, later) == [("11 Dec", "paid")]
        await pays(unit, bat, RENT_PAID, later - timedelta(days=2), payee="rent")
        assert await settled(unit, bat, later) == [("11 Dec", "paid")], "the second lies too far from the first day"
        await pays(unit, bat, RENT_PAID, FRIDAY, payee="rent")
        assert await settled(unit, bat, later) == [("27 Nov", "paid"), ("11 Dec", "paid")]
        assert await settled(unit, bat, later) == [("27 Nov", "paid"), ("11 Dec", "paid")]


async def test_it_opens_again_when_its_entry_goes(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, RENT)
        entry = await pays(unit, bat, RENT_PAID, FRIDAY, payee="rent")
        assert len(await settled(unit, bat)) == 1
        await delete(unit, bat, [entry], NOON)
        assert await settled(unit, bat) == []
        await undo(unit, bat, NOON)
        assert len(await settled(unit, bat)) == 1


async def test_what_varies_is_paid_by_what_is_called_so(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, replace(POWER, payee="Energy Australia", low=Money(60_00, AUD), high=Money(90_00, AUD)))
        await pays(unit, bat, Money(200_00, AUD), date(2026, 12, 15), payee="Energy Australia")
        assert await settled(unit, bat, date(2026, 12, 15)) == []
        await pays(unit, bat, Money(110_00, AUD), date(2026, 12, 16), payee="ENERGY AUSTRALIA sydney")
        assert await settled(unit, bat, date(2026, 12, 16)) == [("15 Dec", "paid")]


async def test_what_varies_is_paid_by_what_is_only_said_to_be_of_its_kind(store: SqlStore, house: House) -> None:
    """As "electricity 104" is stored; what is called by another name is another matter."""
    bat, day = house.bat.viewer, date(2026, 12, 15)
    async with store.unit() as unit:
        await put(unit, bat, POWER)
        await pays(unit, bat, Money(104_00, AUD), day, category="home.electricity", payee="Bunnings")
        assert await settled(unit, bat, day) == []
        await pays(unit, bat, Money(104_00, AUD), day, category="home.electricity")
        assert await settled(unit, bat, day) == [("15 Dec", "paid")]


async def test_pay_is_received_and_the_other_side_of_a_remittance_counts(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    mum = Bill("Mum", Flow.OUT, MNT, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=27", FRIDAY, Money(500_000_00, MNT))
    async with store.unit() as unit:
        await put(unit, bat, replace(RENT, title="Salary", flow=Flow.IN))
        await put(unit, bat, mum)
        await pays(unit, bat, RENT_PAID, FRIDAY, payee="salary", kind=Kind.INCOME)
        sent = {"kind": Kind.REMITTANCE, "to_money": Money(500_000_00, MNT), "beneficiary": "mum"}
        await pays(unit, bat, Money(220_00, AUD), FRIDAY, **sent)
        assert len(await settled(unit, bat)) == 2


async def test_what_all_see_is_not_paid_from_what_one_sees(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        hidden = await private_everyday(unit, bat, AUD)
        await put(unit, bat, RENT)
        await pays(unit, bat, RENT_PAID, FRIDAY, payee="rent", account_id=hidden.id)
        assert await settled(unit, bat) == []
        await put(unit, bat, replace(RENT, title="Rent of mine"), private=True)
        assert await settled(unit, bat) == [("27 Nov", "paid")]
        assert await settled(unit, house.tuya.viewer) == []


async def test_an_entry_on_another_account_pays_no_bill_of_one(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        other = await unit.accounts.add(bat, "CommBank", AUD, private=False, everyday=False)
        await put(unit, bat, RENT, account_id=other.id)
        await pays(unit, bat, RENT_PAID, FRIDAY, payee="rent")
        assert await settled(unit, bat) == []
        await pays(unit, bat, RENT_PAID, FRIDAY, payee="rent", account_id=other.id)
        assert await settled(unit, bat) == [("27 Nov", "paid")]


async def test_paying_makes_an_entry_and_is_undone_as_one(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, replace(RENT, category="home.rent", split_with=("Dorj",)))
        (first, *_) = await due(unit, bat)
        done = await pay(unit, bat, first.occurrence.id, Money(2450_00, AUD), TODAY, Origin(1, 9, 0), NOON)
        details = done.entry.details
        assert (details.kind, details.category, details.payee) == (Kind.EXPENSE, "home.rent", "Rent")
        assert (details.money, details.split_with) == (Money(2450_00, AUD), ("Dorj",))
        assert await settled(unit, bat) == [("27 Nov", "paid")]
        with pytest.raises(SettledAlreadyError):
            await skip(unit, house.tuya.viewer, first.occurrence.id, NOON)
        await undo(unit, bat, NOON)
        assert await settled(unit, bat) == []
        assert await unit.entries.latest(bat, 9) == ()
        await redo(unit, bat, NOON)
        assert await settled(unit, bat) == [("27 Nov", "paid")]


async def test_income_is_received_on_the_bills_own_account(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        other = await unit.accounts.add(bat, "CommBank", AUD, private=False, everyday=False)
        await put(unit, bat, replace(RENT, title="Salary", flow=Flow.IN, payee="Cafe Pty"), account_id=other.id)
        (first, *_) = await due(unit, bat)
        done = await pay(unit, bat, first.occurrence.id, RENT_PAID, FRIDAY, Origin(1, 9, 0), NOON)
        assert (done.entry.details.kind, done.entry.details.account_id) == (Kind.INCOME, other.id)
        assert (done.entry.details.category, done.entry.details.payee) == ("income.other", "Cafe Pty")


async def test_skipping_pausing_and_ending(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        rent = await put(unit, bat, RENT)
        (first, *_) = await due(unit, bat)
        await skip(unit, bat, first.occurrence.id, NOON)
        assert [one.standing for one in await due(unit, bat)][:2] == [Standing.SKIPPED, Standing.EXPECTED]
        await undo(unit, bat, NOON)
        assert body((await due(unit, bat))[0]).settled is Settled.OPEN
        await pause(unit, bat, rent, HOLIDAYS, TODAY, NOON)
        assert await due(unit, bat) == ()
        (paused,) = await unit.matters.find(bat, Bill)
        await pause(unit, bat, paused, HOLIDAYS, date(2026, 12, 1), NOON)
        assert days(await due(unit, bat))[0] == "11 Dec"
        (again,) = await unit.matters.find(bat, Bill)
        await end(unit, bat, again, HOLIDAYS, date(2026, 12, 12), NOON)
        assert days(await due(unit, bat)) == ["11 Dec"]


async def test_who_only_looks_and_who_cannot_see_settle_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, RENT, private=True)
        (first, *_) = await due(unit, house.bat.viewer)
        with pytest.raises(NoSuchMatterError):
            await skip(unit, house.tuya.viewer, first.occurrence.id, NOON)
        with pytest.raises(NotAllowedError):
            await skip(unit, house.saraa.viewer, first.occurrence.id, NOON)
