"""What a family does together, on both databases: groups, what was told, shared entries, and what is only tried."""

from dataclasses import replace
from datetime import date, timedelta

from core.capture.model import Item, Kind
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Quietness, Role
from core.ledger.model import Origin
from core.ledger.record import private_everyday, record
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON

AUD = currency("AUD")
BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Tuya", "mn", "MN", "Asia/Ulaanbaatar", "MNT", quietness=Quietness.LIVELY)
DINNER = Item(Kind.EXPENSE, Money(60_00, AUD), date(2026, 11, 24), "food.eating_out", split_with=("Tuya",))


async def family(unit: Unit) -> tuple[Joined, Joined]:
    bat = await found_family(unit, BAT, "Bat's", NOON)
    await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
    return bat, await accept(unit, TUYA, "token", NOON)


async def test_a_group_is_taken_once_moves_and_goes(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await family(unit)
        assert await unit.groups.join(bat.viewer, -5, "Гэр", NOON)
        assert not await unit.groups.join(bat.viewer, -5, "x", NOON)
        await unit.groups.rename(-5, "Манайх")
        await unit.groups.hears(-5)
        await unit.groups.move(-5, -1005)
        await unit.groups.move(-5, -1005)
        moved = await unit.groups.of_chat(-1005)
        assert moved is not None
        assert (moved.title, moved.told_deaf, await unit.groups.of_chat(-5)) == ("Манайх", True, None)
        await unit.people.dissolve(bat.member.family_id)
        assert await unit.groups.of_chat(-1005) is None


async def test_what_is_told_is_told_once_until_it_is_forgotten(store: SqlStore) -> None:
    async with store.unit() as unit:
        await family(unit)
        told = [await unit.told.once(1, "news.week", period, NOON) for period in ("2026-W48", "2026-W48", "2026-W49")]
        assert told == [True, False, True]
        assert await unit.told.once(2, "news.week", "2026-W48", NOON)
        await unit.told.forget(1, "news.week")
        assert await unit.told.once(1, "news.week", "2026-W48", NOON)
        await unit.people.forget(1)
        assert await unit.told.once(1, "news.week", "2026-W48", NOON)
        assert [one.user_id for one in await unit.told.listeners([Quietness.LIVELY])] == [2]
        assert await unit.told.listeners([Quietness.OFF]) == ()


async def test_a_person_who_is_forgotten_leaves_no_conversation_anywhere(store: SqlStore) -> None:
    async with store.unit() as unit:
        await family(unit)
        for key in ("1:1", "-5:1", "asked:1", "-5:11", "1:2"):
            await unit.conversations.save(key, "asked", "{}")
        await unit.people.forget(1)
        left = [key for key in ("1:1", "-5:1", "asked:1", "-5:11", "1:2") if (await unit.conversations.load(key))[0]]
        assert left == ["-5:11", "1:2"]


async def test_shared_entries_are_those_that_somebody_owes_for_and_one_may_see(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, tuya = await family(unit)
        back = replace(DINNER, kind=Kind.REPAYMENT, split_with=(), payee="Tuya", incoming=True, category=None)
        refund = replace(DINNER, kind=Kind.REFUND, split_with=(), payee="Tuya", money=Money(6_00, AUD))
        plain = replace(DINNER, split_with=())
        paid = replace(plain, payer="Dorj")
        made = await record(unit, bat.viewer, [DINNER, plain, paid, back, refund], Origin(1, 1, 0), NOON)
        dinner, _, by_dorj, repaid, refunded = made.entries
        assert refunded.details.repays == dinner.id
        seen = [entry.id for entry in await unit.shared.entries(tuya.viewer)]
        assert seen == [dinner.id, by_dorj.id, repaid.id, refunded.id]
        hidden = await private_everyday(unit, bat.viewer, AUD)
        await unit.entries.replace(bat.viewer, dinner, replace(dinner.details, account_id=hidden.id))
        await unit.entries.replace(bat.viewer, by_dorj, replace(by_dorj.details, deleted=True))
        assert [entry.id for entry in await unit.shared.entries(tuya.viewer)] == [repaid.id]
        assert [entry.id for entry in await unit.shared.entries(bat.viewer)] == [dinner.id, repaid.id, refunded.id]
        where_others_look_on = replace(bat.viewer, shared_only=True)
        assert [entry.id for entry in await unit.shared.entries(where_others_look_on)] == [repaid.id]


async def test_where_others_look_on_nothing_private_is_seen(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await family(unit)
        hidden = await private_everyday(unit, bat.viewer, AUD)
        await record(unit, bat.viewer, [DINNER], Origin(1, 1, 0), NOON)
        shared = replace(bat.viewer, shared_only=True)
        seen = {viewer: {one.id for one in await unit.accounts.visible(viewer)} for viewer in (bat.viewer, shared)}
        assert seen[bat.viewer] - seen[shared] == {hidden.id}
        balances = await unit.accounts.balances(shared, [NOON.date() + timedelta(days=1)])
        assert all(key[0] != hidden.id for on_day in balances.values() for key in on_day)


async def test_what_is_only_tried_is_undone_whatever_wrote_it(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await family(unit)
        async with unit.tried():
            await record(unit, bat.viewer, [DINNER], Origin(1, 1, 0), NOON)
            await unit.groups.join(bat.viewer, -5, "Гэр", NOON)
        made = await record(unit, bat.viewer, [DINNER], Origin(1, 1, 0), NOON)
    async with store.look() as unit:
        assert [entry.id for entry in await unit.entries.latest(bat.viewer, 9)] == [made.entries[0].id]
        assert await unit.groups.of_chat(-5) is None
