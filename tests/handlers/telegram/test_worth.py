"""/networth as people see it, and the message that follows it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.accounts.keep import Opening, open_account, state
from core.accounts.model import AccountKind
from core.delivery.errors import RefusedError
from core.delivery.model import Method, Outgoing
from core.family.membership import viewer_of
from core.family.model import Viewer
from core.ledger.model import Account, Origin
from core.money.money import Money
from core.rates.hold import Admission
from handlers.jobs.live import LiveJob
from handlers.jobs.push import PushWorker
from handlers.say.reply import Reply
from tests.core.rates.rating import AUD, BTC, DAY, MNT, day, rate
from tests.handlers.say.judging import plain
from tests.talk import Speaker, Talk

HERE = Origin(1, 1, 0)


def words(out: Outgoing) -> str:
    """What a person reads."""
    return plain(Reply(out.text))


async def viewer(talk: Talk, who: Speaker) -> Viewer:
    async with talk.store.look() as unit:
        person = await unit.people.person(who.id)
        assert person is not None
        member = await unit.people.membership(person.family_id or 0, who.id)
        assert member is not None
        return viewer_of(member)


async def own(
    talk: Talk, who: Speaker, name: str, worth: Money, kind: AccountKind, *, private: bool = False
) -> Account:
    async with talk.store.unit() as unit:
        new = Opening(name, kind, worth.currency, worth, DAY - timedelta(days=70), private=private)
        return (await open_account(unit, await viewer(talk, who), new, HERE, DAY, talk.clock.now())).account


@pytest.fixture
async def rich(talk: Talk, bat: Speaker, tuya: Speaker) -> Account:
    """Bat has a bank account and a coin, Tuya a flat with a loan, and a private purse."""
    async with talk.store.unit() as unit:
        days = [day(-n) for n in range(0, 90, 9)]
        known = [rate(pair, value, at) for at in days for pair, value in (("AUD/MNT", "2000"), ("BTC/USD", "80000"))]
        known += [rate("AUD/USD", "0.5", at, "rba") for at in days]
        await unit.rates.store(Admission(tuple(known), (), ()), talk.clock.now())
    await own(talk, bat, "CommBank", Money(1_000_00, AUD), AccountKind.CASH)
    await own(talk, bat, "Wallet", Money(1000000, BTC), AccountKind.CRYPTO)
    await own(talk, tuya, "Loan", Money(400_000_00, MNT), AccountKind.DEBT)
    await pushed(talk)  # that Tuya joined
    await own(talk, tuya, "Purse", Money(50_000_00, MNT), AccountKind.CASH, private=True)
    return await own(talk, tuya, "Байр", Money(2_000_000_00, MNT), AccountKind.PROPERTY)


async def test_the_family_sees_one_figure_and_what_it_is_made_of(rich: Account, bat: Speaker) -> None:
    (card,) = await bat.say("/networth")
    assert card.method is Method.PHOTO
    assert card.chart is not None
    assert words(card).split("\n") == [
        "💎 Net worth A$3,400.00 · today",
        "A$3,600.00 owned · −A$200.00 owed",
        "",
        "🏦 Money A$1,000.00",
        "🏠 Property A$1,000.00",
        "🪙 Crypto A$1,600.00",
        "💳 Debts −A$200.00",
        "",
        "🌐 Elsewhere A$1,600.00 · 🇦🇺 Australia A$1,000.00 · 🇲🇳 Mongolia A$800.00",
        "",
        "In a month A$0.00",
        "",
        "1 BTC = A$160,000 · CoinGecko + Reserve Bank of Australia, today",
        "1 AUD = 2,000₮ · Bank of Mongolia, today",
    ]


async def test_in_mongolian_and_with_what_is_private_to_the_asker(rich: Account, tuya: Speaker) -> None:
    (card,) = await tuya.say("/networth")
    lines = words(card).split("\n")
    assert lines[:2] == ["💎 Цэвэр хөрөнгө 6,850,000₮ · өнөөдөр", "Хөрөнгө 7,250,000₮ · өр −400,000₮"]
    assert "🇦🇺 Австрали 2,000,000₮" in card.text


async def test_the_buttons_change_one_thing_each(rich: Account, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("/networth")
    (toast, mine) = await bat.press("Only mine")
    assert toast.method is Method.TOAST
    assert words(mine).startswith("👤 My net worth A$2,600.00")
    assert mine.method is Method.EDIT
    (_, dollars) = await bat.press("USD")
    assert words(dollars).startswith("👤 My net worth US$1,300.00")
    (_, before) = await bat.press("A year before")
    assert "Nothing was written down yet" in before.text


async def test_a_currency_and_a_day_behind_the_command(rich: Account, bat: Speaker, tuya: Speaker) -> None:
    assert words((await bat.say("/networth usd"))[0]).startswith("💎 Net worth US$1,700.00 · today")
    assert words((await bat.say("/networth mnt 1 oct"))[0]).startswith("💎 Net worth 6,800,000₮ · Thu 1 Oct")
    assert "/networth" in (await bat.say("/networth blah"))[0].text
    assert "цэвэр хөрөнгө" in words((await tuya.say("/networth usd"))[0]).lower()


async def test_what_has_no_rate_is_told_apart(talk: Talk, bat: Speaker) -> None:
    await own(talk, bat, "Khan", Money(5_000_00, MNT), AccountKind.CASH)
    (card,) = await bat.say("/networth")
    assert words(card).startswith("💎 Net worth A$0.00")
    assert "Not counted, no rate known: 5,000₮" in card.text


async def test_nothing_yet_leads_to_the_first_step(bat: Speaker) -> None:
    (card,) = await bat.say("/networth")
    assert "/add" in card.text
    assert card.rows


async def pushed(talk: Talk) -> list[Outgoing]:
    """What the worker sends when its time has come."""
    before = len(talk.messenger.sent)
    worker = PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)
    while await worker.once():
        pass
    return [out for out, _ in talk.messenger.sent[before:]]


async def live(talk: Talk) -> list[Outgoing]:
    """What the job has to change by now."""
    await LiveJob(talk.store, talk.app.voice).once(talk.clock.now())
    return await pushed(talk)


async def test_a_pinned_card_follows_what_changes_once_a_minute(rich: Account, talk: Talk, bat: Speaker) -> None:
    await bat.say("/networth")
    sent = await bat.press("Pin and keep live")
    assert [out.method for out in sent] == [Method.TOAST, Method.EDIT, Method.PIN]
    message_id = sent[2].message_id
    assert await live(talk) == [], "not within the minute"
    talk.clock.advance(seconds=61)
    assert await live(talk) == [], "nothing changed"
    await bat.say("coffee 10")
    talk.clock.advance(seconds=61)
    (edit,) = await live(talk)
    assert (edit.method, edit.message_id, edit.live) == (Method.EDIT, message_id, True)
    assert words(edit).startswith("💎 Net worth A$3,390.00")
    await bat.say("coffee 10")
    talk.clock.advance(seconds=30)
    assert await live(talk) == [], "not within the minute"


async def test_a_card_that_is_let_go_stays_as_it_is(rich: Account, talk: Talk, bat: Speaker) -> None:
    await bat.say("/networth")
    await bat.press("Pin and keep live")
    sent = await bat.press("Stop following")
    assert sent[-1].method is Method.UNPIN
    talk.clock.advance(seconds=61)
    await bat.say("coffee 10")
    assert await live(talk) == []


async def test_a_deleted_message_is_followed_no_more_and_not_sent_anew(rich: Account, talk: Talk, bat: Speaker) -> None:
    await bat.say("/networth")
    await bat.press("Pin and keep live")
    talk.clock.advance(seconds=61)
    await bat.say("coffee 10")
    talk.messenger.fails.append(RefusedError())
    assert await live(talk) == []
    talk.clock.advance(seconds=61)
    await bat.say("coffee 10")
    assert await live(talk) == []
    async with talk.store.look() as unit:
        assert not await unit.live.due(talk.clock.now() + timedelta(days=1))


async def test_who_left_the_family_sees_no_more_of_it(rich: Account, talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("/networth")
    await tuya.press("шинэчилж байх")
    async with talk.store.unit() as unit:
        eyes = await viewer(talk, bat)
        await unit.people.leave(eyes, (await viewer(talk, tuya)).member_id, talk.clock.now())
    talk.clock.advance(seconds=61)
    assert await live(talk) == []


async def test_a_new_value_counts_at_once(rich: Account, talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    async with talk.store.unit() as unit:
        worth = replace(Money(0, MNT), minor=2_400_000_00)
        await state(unit, await viewer(talk, tuya), rich, worth, DAY, HERE, talk.clock.now())
    (card,) = await bat.say("net worth")
    assert "In a month +A$200.00 = market +A$200.00" in words(card)
