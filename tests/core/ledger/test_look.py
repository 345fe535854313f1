"""What a card shows of entries, as one viewer may see it."""

from dataclasses import replace
from datetime import date

import pytest

from core.capture.model import Item, Kind
from core.family import membership
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.ledger.correct import delete
from core.ledger.errors import NoSuchAccountError, NoSuchEntryError
from core.ledger.look import USUAL_FROM, card, hide, move_to, usual_categories
from core.ledger.model import Entry, Origin
from core.ledger.record import private_everyday, record
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House

AUD = currency("AUD")
COFFEE = Item(Kind.EXPENSE, Money(450, AUD), date(2026, 11, 24), "food.coffee", payee="Gloria")


async def put(unit: Unit, viewer: Viewer, item: Item = COFFEE) -> Entry:
    return (await record(unit, viewer, [item], Origin(viewer.member_id, 1, 0), NOON)).entries[0]


async def test_a_card_shows_each_entry_with_its_account_what_is_left_and_who_wrote_it(
    store: SqlStore, house: House
) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        made = await record(unit, bat, [COFFEE, COFFEE], Origin(1, 1, 0), NOON)
        theirs = await put(unit, house.tuya.viewer)
        shown = await card(unit, bat, [*made.entries, theirs], made.change)
    assert shown.change_id == made.change.id
    assert [line.entry.id for line in shown.lines] == [*(e.id for e in made.entries), theirs.id]
    assert [line.balance.minor for line in shown.lines] == [-900, -900, -450]
    assert [line.member.name for line in shown.lines] == ["Bat", "Bat", "Туяа"]
    assert all(line.account.id == line.entry.details.account_id for line in shown.lines)
    assert all(line.to_account is None for line in shown.lines)


async def test_a_card_without_a_change_has_nothing_to_undo(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        assert (await card(unit, house.bat.viewer, [await put(unit, house.bat.viewer)])).change_id is None


async def test_where_money_went_is_shown_unless_it_is_hidden_from_the_viewer(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        for private in (False, True):
            name = "mine" if private else "ours"
            await unit.accounts.add(house.tuya.viewer, name, AUD, private=private, everyday=False)
        moved = Item(Kind.TRANSFER, Money(100, AUD), date(2026, 11, 24))
        sent = [await put(unit, house.tuya.viewer, replace(moved, to_account=name)) for name in ("ours", "mine")]
        for viewer, names in ((house.tuya.viewer, ["ours", "mine"]), (house.bat.viewer, ["ours", None])):
            lines = (await card(unit, viewer, sent)).lines
            assert [line.to_account and line.to_account.name for line in lines] == names


async def test_what_a_former_member_wrote_is_shown_without_a_name(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        theirs = await put(unit, house.tuya.viewer)
        await membership.leave(unit, house.tuya.person, house.tuya.viewer, NOON)
        (line,) = (await card(unit, house.bat.viewer, [theirs])).lines
    assert (line.member.id, line.member.name) == (house.tuya.member.id, "")


async def test_the_usual_categories_are_those_used_most_of_late(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        for category in ("home.rent", "food.coffee", "food.coffee", None, "fun.travel", "fun.travel", "fun.travel"):
            gone = await put(unit, house.tuya.viewer, replace(COFFEE, category=category))
        await delete(unit, bat, [gone], NOON)
        assert await usual_categories(unit, bat, 2) in {("food.coffee", "fun.travel"), ("fun.travel", "food.coffee")}
        assert (await usual_categories(unit, bat, 9))[-1] == "home.rent"
        for _ in range(USUAL_FROM):
            await put(unit, bat)
        assert await usual_categories(unit, bat, 9) == ("food.coffee",)


async def test_an_entry_moves_with_its_money(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        entry = await put(unit, bat, replace(COFFEE, payee=None))
        bank = await unit.accounts.add(bat, "commbank", AUD, private=False, everyday=False)
        now = await move_to(unit, bat, entry, bank.id, NOON)
        assert (await unit.accounts.balance(bat, bank.id)).minor == -450
        assert (await unit.accounts.balance(bat, entry.details.account_id)).minor == 0
        assert await unit.entries.get(bat, entry.id) == now


async def test_an_entry_does_not_move_where_the_member_cannot_see(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        entry = await put(unit, house.bat.viewer)
        hidden = await private_everyday(unit, house.tuya.viewer, AUD)
        for account_id in (hidden.id, 0, 987_654):
            with pytest.raises(NoSuchAccountError):
                await move_to(unit, house.bat.viewer, entry, account_id, NOON)
        with pytest.raises(NotAllowedError):
            await move_to(unit, house.saraa.viewer, entry, entry.details.account_id, NOON)


async def test_a_hidden_entry_is_gone_for_the_others_and_teaches_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        entry = await put(unit, house.tuya.viewer)
        now = await hide(unit, house.tuya.viewer, entry, NOON)
        with pytest.raises(NoSuchEntryError):
            await unit.entries.get(house.bat.viewer, entry.id)
        assert (await unit.accounts.balance(house.bat.viewer, entry.details.account_id)).minor == 0
        assert (await unit.accounts.balance(house.tuya.viewer, now.details.account_id)).minor == -450
        assert (await put(unit, house.tuya.viewer)).details.account_id == entry.details.account_id
