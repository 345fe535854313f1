"""Accounts are opened, described, stated and put away; each act is one change, undone and redone as a whole."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from core.accounts.errors import AccountExistsError, BadNameError, BadOwnersError, NotOwnerError
from core.accounts.keep import LONGEST_NAME, Opening, delete_account, open_account, revise, state
from core.accounts.model import AccountKind, Facts, Holder, Owner
from core.capture.model import Kind
from core.errors import GlobFamError
from core.family.errors import NotAllowedError
from core.family.membership import found_family
from core.family.model import Person, Viewer
from core.ledger.correct import redo, undo
from core.ledger.errors import ChangedSinceError, NoSuchAccountError
from core.ledger.model import Account, Details, Origin
from core.money.currency import currency
from core.money.money import MixedCurrenciesError, Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House

AUD, MNT = currency("AUD"), currency("MNT")
TODAY = date(2026, 11, 24)
ORIGIN = Origin(1, 1, 0)
FLAT = Opening("Flat", AccountKind.PROPERTY, MNT, Money(260_000_000_00, MNT))
KHAN = Opening("Khan savings", AccountKind.CASH, MNT, Money(5_200_000_00, MNT))


async def opened(unit: Unit, viewer: Viewer, new: Opening = KHAN) -> Account:
    return (await open_account(unit, viewer, new, ORIGIN, TODAY, NOON)).account


async def balance(unit: Unit, viewer: Viewer, account: Account) -> int:
    return (await unit.accounts.balance(viewer, account.id)).minor


async def seen(unit: Unit, viewer: Viewer) -> tuple[Account, ...]:
    """What a member sees beside the everyday accounts that all begin with."""
    return tuple(one for one in await unit.accounts.visible(viewer) if not one.everyday)


async def spend(unit: Unit, viewer: Viewer, account: Account, minor: int, day: date = TODAY) -> None:
    details = Details(Kind.EXPENSE, day, Money(minor, account.currency), account.id)
    await unit.entries.add(viewer, ORIGIN, details, NOON)


async def test_an_account_opens_with_what_is_on_it_and_lies_where_its_money_does(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        act = await open_account(unit, bat, KHAN, ORIGIN, TODAY, NOON)
        assert act.entry is not None
        assert (act.entry.details.kind, act.entry.details.day) == (Kind.OPENING, TODAY)
        assert await balance(unit, bat, act.account) == 5_200_000_00
        assert act.account in await seen(unit, house.tuya.viewer)
        abroad = await opened(unit, bat, replace(KHAN, name="Wise", country="GB"))
    assert (act.account.country, abroad.country) == ("MN", "GB")


async def test_what_is_owed_is_below_zero_whichever_way_it_is_said(store: SqlStore, house: House) -> None:
    owed = Opening("Mortgage", AccountKind.DEBT, MNT, Money(85_000_000_00, MNT))
    async with store.unit() as unit:
        loan = await opened(unit, house.bat.viewer, owed)
        assert await balance(unit, house.bat.viewer, loan) == -85_000_000_00
        await state(unit, house.bat.viewer, loan, Money(-80_000_000_00, MNT), TODAY, ORIGIN, NOON)
        assert await balance(unit, house.bat.viewer, loan) == -80_000_000_00


async def test_what_it_was_bought_for_is_its_worth_of_that_day(store: SqlStore, house: House) -> None:
    bat, bought = house.bat.viewer, date(2020, 5, 1)
    facts = Facts(bought_on=bought, bought_for=Money(180_000_000_00, MNT))
    async with store.unit() as unit:
        flat = await opened(unit, bat, replace(FLAT, facts=facts))
        days = await unit.accounts.balances(bat, [date(2020, 4, 30), bought, TODAY])
        assert [days[day].get((flat.id, MNT)) for day in sorted(days)] == [
            None,
            Money(180_000_000_00, MNT),
            Money(260_000_000_00, MNT),
        ]
        kinds = [entry.details.kind for entry in await unit.entries.latest(bat, 9)]
    assert kinds == [Kind.VALUATION, Kind.OPENING]


@pytest.mark.parametrize(
    "facts",
    [
        Facts(bought_on=date(2020, 5, 1)),
        Facts(bought_for=Money(1, MNT)),
        Facts(bought_on=TODAY, bought_for=Money(1, MNT)),
        Facts(bought_on=date(2020, 5, 1), bought_for=Money(1, AUD)),
    ],
)
async def test_a_price_that_states_no_balance_stays_a_fact(store: SqlStore, house: House, facts: Facts) -> None:
    async with store.unit() as unit:
        flat = await opened(unit, house.bat.viewer, replace(FLAT, facts=facts))
        assert len(await unit.entries.latest(house.bat.viewer, 9)) == 1
        assert await balance(unit, house.bat.viewer, flat) == 260_000_000_00
        assert (await unit.accounts.ever(house.bat.viewer, flat.id)).facts == facts


async def test_it_may_open_with_nothing_said_or_at_an_earlier_day(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        act = await open_account(unit, bat, replace(KHAN, worth=None), ORIGIN, TODAY, NOON)
        assert act.entry is None
        early = await open_account(unit, bat, replace(KHAN, name="b", since=date(2026, 1, 1)), ORIGIN, TODAY, NOON)
        assert early.entry is not None
        assert early.entry.details.day == date(2026, 1, 1)


async def test_opening_is_undone_and_redone_with_its_balance(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        act = await open_account(unit, bat, FLAT, ORIGIN, TODAY, NOON)
        await undo(unit, bat, NOON, act.change.id)
        assert await seen(unit, bat) == ()
        with pytest.raises(NoSuchAccountError):
            await unit.accounts.balance(bat, act.account.id)
        await redo(unit, bat, NOON, act.change.id)
        assert await seen(unit, bat) == (act.account,)
        assert await balance(unit, bat, act.account) == 260_000_000_00


async def test_a_stated_balance_stays_what_was_said_when_what_was_forgotten_is_written(
    store: SqlStore, house: House
) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        khan = await opened(unit, bat, replace(KHAN, since=date(2026, 11, 1)))
        act = await state(unit, bat, khan, Money(4_000_000_00, MNT), date(2026, 11, 20), ORIGIN, NOON)
        assert act.entry is not None
        assert act.entry.details.kind is Kind.BALANCE
        await spend(unit, bat, khan, 300_000_00, date(2026, 11, 10))
        assert await balance(unit, bat, khan) == 4_000_000_00
        await spend(unit, bat, khan, 100_000_00, date(2026, 11, 21))
        assert await balance(unit, bat, khan) == 3_900_000_00
        await undo(unit, bat, NOON, act.change.id)
        assert await balance(unit, bat, khan) == 4_800_000_00
        await redo(unit, bat, NOON, act.change.id)
        assert await balance(unit, bat, khan) == 3_900_000_00


@pytest.mark.parametrize("kind", list(AccountKind))
async def test_what_is_valued_gets_a_new_value_and_what_is_counted_a_correction(
    store: SqlStore, house: House, kind: AccountKind
) -> None:
    valued = {AccountKind.PROPERTY, AccountKind.VEHICLE, AccountKind.INVESTMENT, AccountKind.SUPER}
    async with store.unit() as unit:
        made = await opened(unit, house.bat.viewer, Opening("x", kind, AUD))
        act = await state(unit, house.bat.viewer, made, Money(5_00, AUD), TODAY, ORIGIN, NOON)
        assert act.entry is not None
        assert act.entry.details.kind is (Kind.VALUATION if kind in valued else Kind.BALANCE)
        with pytest.raises(MixedCurrenciesError):
            await state(unit, house.bat.viewer, made, Money(5_00, MNT), TODAY, ORIGIN, NOON)


async def test_renaming_owners_facts_and_archiving_are_one_change_each(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    grandmother = (Owner(Holder.OTHER, Fraction(2, 3), name="Emee"), Owner(Holder.FAMILY, Fraction(1, 3)))
    async with store.unit() as unit:
        flat = await opened(unit, bat, FLAT)
        renamed = replace(flat, name="Home", owners=grandmother, facts=Facts(address="Sükhbaatar 1"), archived=True)
        act = await revise(unit, house.tuya.viewer, flat, renamed, NOON)
        assert await unit.accounts.ever(bat, flat.id) == renamed
        await undo(unit, house.tuya.viewer, NOON)
        assert await unit.accounts.ever(bat, flat.id) == flat
        await redo(unit, house.tuya.viewer, NOON, act.change.id)
        later = replace(renamed, archived=False)
        await revise(unit, bat, renamed, later, NOON)
        with pytest.raises(ChangedSinceError):
            await undo(unit, house.tuya.viewer, NOON, act.change.id)
        assert await unit.accounts.ever(bat, flat.id) == later


async def test_a_deleted_account_is_gone_with_its_entries_and_comes_back_with_them(
    store: SqlStore, house: House
) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        khan = await opened(unit, bat)
        await spend(unit, bat, khan, 200_000_00)
        act = await delete_account(unit, bat, khan, NOON)
        assert await seen(unit, bat) == ()
        assert await unit.entries.latest(bat, 9) == ()
        assert (khan.id, MNT) not in (await unit.accounts.balances(bat, [TODAY]))[TODAY]
        assert (await unit.accounts.ever(bat, khan.id)).deleted
        await undo(unit, bat, NOON, act.change.id)
        assert await balance(unit, bat, khan) == 5_000_000_00
        assert len(await unit.entries.latest(bat, 9)) == 2
        await redo(unit, bat, NOON, act.change.id)
        assert await seen(unit, bat) == ()


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (replace(KHAN, name=" khan SAVINGS "), AccountExistsError),
        (replace(KHAN, name="  "), BadNameError),
        (replace(KHAN, name="x" * (LONGEST_NAME + 1)), BadNameError),
        (replace(KHAN, name="y", owners=(Owner(Holder.FAMILY, Fraction(0)),)), BadOwnersError),
        (replace(KHAN, name="y", owners=(Owner(Holder.FAMILY, Fraction(2, 3)),) * 2), BadOwnersError),
        (replace(KHAN, name="y", worth=Money(1, AUD)), MixedCurrenciesError),
    ],
)
async def test_what_cannot_be_is_refused(
    store: SqlStore, house: House, new: Opening, error: type[GlobFamError | MixedCurrenciesError]
) -> None:
    async with store.unit() as unit:
        await opened(unit, house.bat.viewer)
    with pytest.raises(error):
        async with store.unit() as unit:
            await opened(unit, house.tuya.viewer, new)
    async with store.look() as unit:
        assert len(await seen(unit, house.bat.viewer)) == 1


async def test_a_name_is_free_again_when_its_account_is_deleted(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await delete_account(unit, house.bat.viewer, await opened(unit, house.bat.viewer), NOON)
        again = await opened(unit, house.bat.viewer)
        other = await opened(unit, house.bat.viewer, FLAT)
        with pytest.raises(AccountExistsError):
            await revise(unit, house.bat.viewer, other, replace(other, name=again.name), NOON)


async def test_who_only_sees_writes_nothing(store: SqlStore, house: House) -> None:
    saraa = house.saraa.viewer
    async with store.unit() as unit:
        khan = await opened(unit, house.bat.viewer)
        for act in (
            open_account(unit, saraa, FLAT, ORIGIN, TODAY, NOON),
            revise(unit, saraa, khan, replace(khan, name="x"), NOON),
            delete_account(unit, saraa, khan, NOON),
            state(unit, saraa, khan, Money(1, MNT), TODAY, ORIGIN, NOON),
        ):
            with pytest.raises(NotAllowedError):
                await act
        assert await seen(unit, saraa) == (khan,)


async def test_what_one_may_not_see_one_may_not_touch(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        secret = await opened(unit, house.bat.viewer, replace(KHAN, private=True))
        stranger = await found_family(unit, Person(9, "Dorj", "mn", "MN", "Asia/Ulaanbaatar", "MNT"), "D", NOON)
        shared = await opened(unit, house.bat.viewer, FLAT)
        for viewer, account in ((house.tuya.viewer, secret), (stranger.viewer, secret), (stranger.viewer, shared)):
            assert account not in await seen(unit, viewer)
            for read in (unit.accounts.ever, unit.accounts.balance):
                with pytest.raises(NoSuchAccountError):
                    await read(viewer, account.id)
            for act in (
                state(unit, viewer, account, Money(1, MNT), TODAY, ORIGIN, NOON),
                revise(unit, viewer, account, replace(account, name="mine now"), NOON),
                delete_account(unit, viewer, account, NOON),
            ):
                with pytest.raises(NoSuchAccountError):
                    await act
        assert await balance(unit, house.bat.viewer, secret) == 5_200_000_00
        theirs = await opened(unit, house.tuya.viewer)  # that its name is taken would tell of it
        assert theirs.name == secret.name


async def test_only_who_opened_it_makes_it_private_or_shared(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        khan = await opened(unit, bat)
        with pytest.raises(NotOwnerError):
            await revise(unit, tuya, khan, replace(khan, private=True), NOON)
        await revise(unit, bat, khan, replace(khan, private=True), NOON)
        assert await seen(unit, tuya) == ()


async def test_the_latest_of_an_account_and_what_was_last_stated(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        khan, other = await opened(unit, bat), await opened(unit, bat, replace(KHAN, name="x", worth=None))
        assert await unit.entries.last_stated(bat, other.id) is None
        for day in (3, 2, 1):
            await spend(unit, bat, khan, day * 100, date(2026, 12, day))
        moved = Details(Kind.TRANSFER, date(2026, 12, 4), Money(500, MNT), khan.id, to_account_id=other.id)
        await unit.entries.add(bat, ORIGIN, moved, NOON)
        latest = await unit.entries.of_account(bat, khan.id, 3)
        assert [entry.details.day.day for entry in latest] == [4, 3, 2]
        assert [entry.details for entry in await unit.entries.of_account(bat, other.id, 3)] == [moved]
        stated = await unit.entries.last_stated(bat, khan.id)
        assert stated is not None
        assert stated.details.kind is Kind.OPENING
        await revise(unit, bat, khan, replace(khan, private=True), NOON)
        assert await unit.entries.of_account(house.tuya.viewer, khan.id, 3) == ()
        assert await unit.entries.last_stated(house.tuya.viewer, khan.id) is None
