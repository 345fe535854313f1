"""Recording what was said: on which account it lands, what it repays, and who wrote the same a moment ago."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.capture.model import Item, Kind
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.ledger.correct import correct
from core.ledger.look import move_to
from core.ledger.model import Account, Entry, Origin, Verb
from core.ledger.record import (
    EVERYDAY,
    REPAID_WITHIN,
    TWIN_WINDOW,
    Missing,
    details_of,
    everyday,
    missing,
    named,
    private_everyday,
    record,
    record_each,
)
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House

AUD, MNT, BTC = currency("AUD"), currency("MNT"), currency("BTC")
TODAY = date(2026, 11, 24)
COFFEE = Item(Kind.EXPENSE, Money(450, AUD), TODAY, "food.coffee")


def account(key: int, name: str, *, everyday: bool = False) -> Account:
    return Account(key, 1, 1, name, AUD, everyday=everyday)


async def put(unit: Unit, viewer: Viewer, item: Item, message: int = 1) -> Entry:
    return (await record(unit, viewer, [item], Origin(viewer.member_id, message, 0), NOON)).entries[0]


# Names of accounts


def test_an_account_is_meant_by_its_name_or_by_a_part_that_only_it_has() -> None:
    khan, common = account(1, "Хаан банк"), account(2, "CommBank")
    both = [khan, common, account(3, "CommBank savings")]
    assert named(both, " commbank ") == common
    assert named(both, "ХААН") == khan
    assert named(both, "savings") == both[2]
    assert named(both, "comm") is None
    assert named(both, "westpac") is None


def test_the_everyday_account_is_not_meant_by_the_name_under_which_it_is_stored() -> None:
    assert named([account(1, EVERYDAY, everyday=True)], "everyday") is None
    bought = account(2, "everyday")
    assert named([account(1, EVERYDAY, everyday=True), bought], "everyday") == bought
    renamed = account(3, "Wallet", everyday=True)
    assert named([renamed], "wallet") == renamed


def test_what_is_missing_is_the_first_account_named_that_nobody_has() -> None:
    have = [account(1, "commbank")]
    assert missing(have, [COFFEE, replace(COFFEE, account="CommBank")]) is None
    assert missing(have, [replace(COFFEE, account="khan")]) == Missing("khan", "account", AUD)
    moved = Item(Kind.TRANSFER, Money(1, AUD), TODAY, account="commbank", to_account="savings")
    assert missing(have, [moved]) == Missing("savings", "to_account", AUD)
    assert missing(have, [replace(moved, to_money=Money(5, MNT))]) == Missing("savings", "to_account", MNT)


# Where it lands


async def test_everyone_spends_from_their_own_everyday_account_in_each_currency(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        mine = await put(unit, house.bat.viewer, COFFEE)
        theirs = await put(unit, house.tuya.viewer, COFFEE)
        abroad = await put(unit, house.bat.viewer, replace(COFFEE, money=Money(8_500_00, MNT)))
        again = await put(unit, house.bat.viewer, replace(COFFEE, money=Money(1_00, MNT)))
        accounts = {a.id: a for a in await unit.accounts.visible(house.bat.viewer)}
    assert len({mine.details.account_id, theirs.details.account_id, abroad.details.account_id}) == 3
    assert abroad.details.account_id == again.details.account_id
    assert accounts[abroad.details.account_id].currency == MNT
    assert accounts[theirs.details.account_id].owner_id == house.tuya.member.id


async def test_a_private_account_of_ones_own_is_opened_once_in_each_currency(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        first = await private_everyday(unit, house.bat.viewer, AUD)
        assert await private_everyday(unit, house.bat.viewer, AUD) == first
        assert (await private_everyday(unit, house.bat.viewer, MNT)).id != first.id
        assert (await private_everyday(unit, house.tuya.viewer, AUD)).owner_id == house.tuya.member.id
        shared = await everyday(unit, house.bat.viewer, await unit.accounts.visible(house.bat.viewer), AUD)
        assert not shared.private


async def test_an_account_that_was_named_is_used_and_money_arrives_where_it_was_sent(
    store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        bank = await unit.accounts.add(house.bat.viewer, "commbank", AUD, private=False, everyday=False)
        saved = await unit.accounts.add(house.bat.viewer, "savings", AUD, private=False, everyday=False)
        await put(unit, house.bat.viewer, replace(COFFEE, account="CommBank"))
        moved = Item(Kind.TRANSFER, Money(1_000, AUD), TODAY, account="commbank", to_account="savings")
        await put(unit, house.bat.viewer, moved)
        assert (await unit.accounts.balance(house.bat.viewer, bank.id)).minor == -1_450
        assert (await unit.accounts.balance(house.bat.viewer, saved.id)).minor == 1_000


async def test_a_payee_keeps_the_account_it_was_moved_to_for_the_one_who_moved_it(
    store: SqlStore, house: House
) -> None:
    shopping = replace(COFFEE, payee="Kmart")
    async with store.unit() as unit:
        bank = await unit.accounts.add(house.bat.viewer, "commbank", AUD, private=False, everyday=False)
        await move_to(unit, house.bat.viewer, await put(unit, house.bat.viewer, shopping), bank.id, NOON)
        assert (await details_of(unit, house.bat.viewer, replace(shopping, payee=" KMART"))).account_id == bank.id
        other = await details_of(unit, house.bat.viewer, replace(shopping, money=Money(5_00, MNT)))
        assert other.account_id != bank.id
        assert (await details_of(unit, house.tuya.viewer, shopping)).account_id != bank.id
        assert (await details_of(unit, house.bat.viewer, replace(shopping, payee="Coles"))).account_id != bank.id


async def test_a_role_that_only_sees_records_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        with pytest.raises(NotAllowedError):
            await put(unit, house.saraa.viewer, COFFEE)
        assert await unit.entries.latest(house.bat.viewer, 9) == ()


async def test_all_that_an_item_says_is_kept(store: SqlStore, house: House) -> None:
    said = Item(
        Kind.REMITTANCE,
        Money(500_00, AUD),
        TODAY,
        payee="Wise",
        to_money=Money(1_130_000_00, MNT),
        fee=Money(8_00, AUD),
        beneficiary="mum",
        split_with=("Bat", "Сараа"),
        tags=("work", "ажил"),
        note="<b>&\n_*[",
        incoming=True,
    )
    async with store.unit() as unit:
        entry = await put(unit, house.bat.viewer, said)
        stored = await unit.entries.get(house.bat.viewer, entry.id)
    assert stored == entry
    for name in ("kind", "money", "to_money", "fee", "payee", "beneficiary", "split_with", "tags", "note", "incoming"):
        assert getattr(stored.details, name) == getattr(said, name), name
    assert stored.details.day == TODAY


async def test_several_items_are_one_change_and_each_keeps_its_place(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        lines = [COFFEE, replace(COFFEE, money=Money(1_800, AUD))]
        made = await record(unit, house.bat.viewer, lines, Origin(1, 5, 20), NOON)
        assert [(e.origin.line, e.details.money.minor) for e in made.entries] == [(20, 450), (21, 1_800)]
        assert made.change.verb is Verb.RECORD
        assert [line.entry_id for line in made.change.lines] == [e.id for e in made.entries]
        placed = [(COFFEE, Origin(1, 6, 0)), (COFFEE, Origin(1, 6, 10_000, "bank_message"))]
        each = await record_each(unit, house.bat.viewer, placed, NOON)
        assert [e.origin for e in each.entries] == [origin for _, origin in placed]


# Refunds and paybacks


async def nominal(store: SqlStore, entry: Entry) -> str | None:
    """The nominal account on which an entry is booked."""
    from sqlalchemy import select

    from integrations.db.tables import posting

    async with store.look() as unit:
        where = (posting.c.entry_id == entry.id, posting.c.account_id.is_(None))
        name: str | None = (await unit.connection.execute(select(posting.c.nominal).where(*where))).scalar_one()
        return name


async def test_a_refund_takes_the_category_of_what_it_repays_and_lowers_it(store: SqlStore, house: House) -> None:
    shirt = replace(COFFEE, payee="Kmart", category="personal.clothes", money=Money(2_000, AUD))
    async with store.unit() as unit:
        bought = await put(unit, house.tuya.viewer, shirt)
        back = Item(Kind.REFUND, Money(1_999, AUD), TODAY, payee="kmart")
        refund = await put(unit, house.bat.viewer, back)
    assert (refund.details.repays, refund.details.category) == (bought.id, "personal.clothes")
    assert await nominal(store, refund) == "expenses:personal.clothes"


async def test_a_payback_is_tied_to_what_was_split_with_that_person(store: SqlStore, house: House) -> None:
    dinner = replace(COFFEE, category="food.eating_out", money=Money(9_000, AUD), split_with=("Dulmaa", "Bold"))
    async with store.unit() as unit:
        paid = await put(unit, house.bat.viewer, dinner)
        item = Item(Kind.REPAYMENT, Money(4_500, AUD), TODAY, payee="dulmaa", incoming=True)
        back = await put(unit, house.bat.viewer, item)
        owed = await put(unit, house.bat.viewer, replace(item, incoming=False))
    assert back.details.repays == paid.id
    assert await nominal(store, back) == "expenses:food.eating_out"
    assert owed.details.repays is None
    assert await nominal(store, owed) == "owed:dulmaa"


@pytest.mark.parametrize(
    "change",
    [
        {"payee": "Coles"},
        {"payee": None},
        {"money": Money(2_001, AUD)},
        {"money": Money(1, MNT)},
        {"date": TODAY - timedelta(days=1)},
        {"date": TODAY + REPAID_WITHIN + timedelta(days=1)},
    ],
)
async def test_what_cannot_be_a_refund_of_it_stays_untied(
    store: SqlStore, house: House, change: dict[str, object]
) -> None:
    shirt = replace(COFFEE, payee="Kmart", category="personal.clothes", money=Money(2_000, AUD))
    back = replace(Item(Kind.REFUND, Money(1_999, AUD), TODAY, payee="Kmart"), **change)  # type: ignore[arg-type]
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, shirt)
        refund = await put(unit, house.bat.viewer, back)
    assert (refund.details.repays, refund.details.category) == (None, None)
    assert await nominal(store, refund) == "expenses:other.other"


async def test_what_another_hides_is_not_repaid(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        hidden = await private_everyday(unit, house.tuya.viewer, AUD)
        bought = await put(unit, house.tuya.viewer, replace(COFFEE, payee="Kmart"))
        await correct(unit, house.tuya.viewer, [(bought, replace(bought.details, account_id=hidden.id))], NOON)
        refund = await put(unit, house.bat.viewer, Item(Kind.REFUND, Money(1, AUD), TODAY, payee="Kmart"))
    assert refund.details.repays is None


# The same by two people


@pytest.mark.parametrize(("after", "noticed"), [(TWIN_WINDOW, True), (TWIN_WINDOW + timedelta(seconds=1), False)])
async def test_the_same_by_another_within_the_window_is_noticed(
    store: SqlStore, house: House, after: timedelta, *, noticed: bool
) -> None:
    async with store.unit() as unit:
        first = await put(unit, house.bat.viewer, COFFEE)
        second = await record(unit, house.tuya.viewer, [COFFEE], Origin(2, 1, 0), NOON + after)
    assert [twin.id for twin in second.twins] == ([first.id] if noticed else [])


@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        ({"category": None, "payee": "Gloria"}, True),
        ({"category": None}, False),
        ({"category": "food.groceries", "payee": "GLORIA "}, True),
        ({"money": Money(451, AUD)}, False),
        ({"money": Money(450, MNT)}, False),
        ({"date": TODAY - timedelta(days=1)}, False),
        ({"kind": Kind.INCOME}, False),
    ],
)
async def test_what_is_the_same(store: SqlStore, house: House, change: dict[str, object], *, noticed: bool) -> None:
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, replace(COFFEE, payee="Gloria"))
        item = replace(COFFEE, **change)  # type: ignore[arg-type]
        second = await record(unit, house.tuya.viewer, [item], Origin(2, 1, 0), NOON)
    assert bool(second.twins) is noticed


async def test_ones_own_second_coffee_is_no_twin_and_a_hidden_one_is_not_betrayed(
    store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        hidden = await private_everyday(unit, house.bat.viewer, AUD)
        bought = await put(unit, house.bat.viewer, COFFEE)
        await correct(unit, house.bat.viewer, [(bought, replace(bought.details, account_id=hidden.id))], NOON)
        second = await record(unit, house.tuya.viewer, [COFFEE], Origin(2, 1, 0), NOON)
        third = await record(unit, house.tuya.viewer, [COFFEE], Origin(2, 2, 0), NOON)
    assert second.twins == third.twins == ()
