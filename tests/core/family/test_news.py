"""Who is told of what, and when: mutes, quiet hours, and those who cannot be reached."""

from dataclasses import replace

from core.delivery.model import Notification
from core.family import membership
from core.family.model import News
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.family.happened import NEXT_MORNING, NIGHT, codes, told


async def test_news_passes_over_the_muted_the_unreachable_and_oneself(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        before = len(await told(unit))
        await unit.people.save(replace(house.tuya.person, muted=frozenset({News.BIG_EXPENSE})), NOON)
        await unit.people.set_reachable(3, reachable=False)
        await membership.tell_others(unit, house.bat.viewer, "news.big_expense", (), News.BIG_EXPENSE, NOON, 7)
        assert len(await told(unit)) == before
        await membership.tell_others(unit, house.bat.viewer, "news.left", (), News.MEMBERS, NOON)
        assert codes(await told(unit))[before:] == [(2, "news.left")]


async def test_a_member_of_whom_nothing_is_known_is_passed_over(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await unit.people.forget(3)
        before = len(await told(unit))
        await membership.tell_others(unit, house.bat.viewer, "news.left", (), News.MEMBERS, NOON)
        assert codes(await told(unit))[before:] == [(2, "news.left")]
        await membership.remove(unit, house.bat.viewer, house.saraa.member.id, NIGHT)
        assert (await told(unit))[-1][2] == NIGHT


async def test_news_comes_after_each_ones_own_quiet_hours(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await unit.people.save(replace(house.saraa.person, zone="Australia/Sydney"), NOON)
        before = len(await told(unit))
        await membership.tell_others(unit, house.bat.viewer, "news.left", (), News.MEMBERS, NIGHT)
        assert [(user_id, due_at) for user_id, _, due_at in (await told(unit))[before:]] == [
            (2, NIGHT),
            (3, NEXT_MORNING),
        ]


def test_what_is_stored_of_a_token_does_not_open() -> None:
    assert membership.token_hash("secret") == "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
    assert Notification(1, "x").kind is None
