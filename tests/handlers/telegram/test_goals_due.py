"""Goals told of unasked: on paydays with buttons, once a month when one lags, once when it is reached."""

from datetime import UTC, date, datetime, timedelta

from core.delivery.model import Outgoing
from handlers.jobs.push import PushWorker
from handlers.jobs.reminders import PlanJob, RemindersJob
from tests.talk import Speaker, Talk, labels, texts, toasts

SYDNEY_MORNING = timedelta(hours=22)
"""Of the day before, UTC: nine in the morning in Sydney's summer."""


async def morning(talk: Talk, day: date) -> dict[int, Outgoing]:
    """What each is told on a morning in Sydney, by chat."""
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=1) + timedelta(hours=15)
    before = len(talk.messenger.sent)
    push = PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)
    for at in (begins, begins + timedelta(hours=7), begins + timedelta(hours=12)):
        talk.clock.at = at
        await PlanJob(talk.store, talk.app.holidays).once(at)
        await RemindersJob(talk.store).once(at)
        while await push.once():
            pass
    return {out.chat_id: out for out, _ in talk.messenger.sent[before:] if "joined" not in out.text}


async def saving(talk: Talk, bat: Speaker) -> Outgoing:
    """A goal of 1,000 by the middle of January, with four paydays until then, and the message of the first."""
    await bat.say("salary 3000 every second thursday from 26 nov")
    await bat.say("save 1000 for tickets by 15 jan")
    return (await morning(talk, date(2026, 11, 26)))[bat.id]


async def test_on_a_payday_it_says_what_to_put_aside(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    told = await saving(talk, bat)
    assert "🎯 Put aside <b>A$250.00</b> for Tickets. There is A$0.00 of A$1,000.00." in told.text
    assert labels(told)[-4:] == ["✅ Put aside A$250.00", "Another amount", "Not this time", "🔕"]
    await bat.press("Put aside A$250.00")
    assert texts(bat.last) == ["🐷 Put aside A$250.00 for Tickets. Now there is <b>A$250.00</b> of A$1,000.00."]
    await bat.tap(told.rows[-2][0].data or "")
    assert toasts(bat.last) == ["You've put something aside for it since then."]
    await bat.press("Undo")
    await bat.press("Put aside A$250.00")
    assert "A$250.00</b> of" in texts(bat.last)[0]


async def test_beside_bills_its_buttons_have_its_name(talk: Talk, bat: Speaker) -> None:
    await bat.say("rent 900 every second friday starting 27 nov")
    told = await saving(talk, bat)
    assert labels(told)[-4:] == ["✅ Tickets: A$250.00", "Tickets: another amount", "Not this time", "🔕"]


async def test_another_amount_and_none(talk: Talk, bat: Speaker) -> None:
    told = await saving(talk, bat)
    await bat.press("Not this time")
    assert toasts(bat.last) == ["All right. Then it is A$333.34 each time from now on."]
    await bat.press("Another amount")
    await bat.say("100")
    assert "A$100.00" in texts(bat.last)[0]
    await bat.tap(told.rows[-2][0].data or "")
    assert toasts(bat.last) == ["You've put something aside for it since then."]


async def test_anothers_payday_is_not_ones_own(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("salary 3000 every second thursday from 26 nov")
    await tuya.say("цалин 2.4 сая сар бүрийн 10-нд")
    await tuya.say("12-р сарын 31 гэхэд билетэнд 1 сая цуглуулна")
    told = await morning(talk, date(2026, 11, 26))
    assert tuya.id not in told
    told = await morning(talk, date(2026, 12, 10))
    assert "1,000,000₮" in told[tuya.id].text, "hers alone counts: one payday until then"


async def test_who_made_it_is_asked_and_who_sees_it_hears_of_the_end(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("save 1000 for tickets by 15 jan")
    told = await morning(talk, date(2026, 12, 1))
    assert "🎯 Put aside <b>A$500.00</b> for Tickets" in told[bat.id].text
    assert tuya.id not in told
    await bat.say("put 1000 aside for tickets")
    told = await morning(talk, date(2026, 12, 2))
    assert told[tuya.id].text == "🎉 <b>Tickets</b> — зорилго биеллээ!"
    assert bat.id not in told, "who put it aside saw it then"
    assert await morning(talk, date(2026, 12, 3)) == {}


async def test_what_was_put_aside_before_it_is_told_is_not_asked_for(talk: Talk, bat: Speaker) -> None:
    await bat.say("save 1000 for tickets by 15 jan")
    talk.clock.at = datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
    await bat.say("put 200 aside for tickets")
    assert await morning(talk, date(2026, 12, 1)) == {}


async def test_that_one_lags_is_told_once_a_month_with_what_to_put_aside(talk: Talk, bat: Speaker) -> None:
    await bat.say("save 1000 for tickets by 1 june")
    assert await morning(talk, date(2027, 1, 10)) == {}
    told = await morning(talk, date(2027, 2, 1))
    assert told[bat.id].text.splitlines() == [
        "🎯 Put aside <b>A$250.00</b> for Tickets. There is A$0.00 of A$1,000.00.",
        "🐢 Tickets is A$365.08 behind an even pace. With A$250.00 each month it is still there by 1 June.",
    ]
    assert await morning(talk, date(2027, 2, 11)) == {}
    assert "behind an even pace" in (await morning(talk, date(2027, 3, 1)))[bat.id].text


async def test_that_one_lags_is_told_on_a_payday_and_not_on_the_eve(talk: Talk, bat: Speaker) -> None:
    await bat.say("salary 3000 every second thursday from 26 nov")
    await bat.say("save 1000 for tickets by 1 june")
    assert "🐢" not in (await morning(talk, date(2026, 11, 26)))[bat.id].text
    assert "🐢" not in (await morning(talk, date(2026, 12, 9)))[bat.id].text, "the pay that did not come is told"
    assert "🐢" in (await morning(talk, date(2026, 12, 10)))[bat.id].text


async def test_more_than_the_pay_is_said_once_and_not_asked_for(talk: Talk, bat: Speaker) -> None:
    await bat.say("salary 3000 every second thursday from 26 nov")
    await bat.say("save 13000 for tickets by 15 jan")
    told = (await morning(talk, date(2026, 11, 26)))[bat.id]
    assert told.text == (
        "🎯 Tickets: to be there by 15 Jan 2027, <b>A$3,250.00</b> would have to be put aside each payday, which is"
        " more than the pay. I do not ask for that. Choose a later day, or less: /goals"
    )
    assert await morning(talk, date(2026, 11, 27)) == {}
    assert "Tickets" not in str((await morning(talk, date(2026, 12, 10))).get(bat.id))
    await bat.say("put 7000 aside for tickets")
    assert "Put aside <b>A$3,000.00" in (await morning(talk, date(2026, 12, 24)))[bat.id].text


async def test_the_day_that_came_without_it_is_told_once(talk: Talk, bat: Speaker) -> None:
    await bat.say("save 1000 for tickets by 15 jan")
    assert await morning(talk, date(2027, 1, 15)) == {}
    told = (await morning(talk, date(2027, 1, 16)))[bat.id]
    assert told.text.startswith("🎯 The day of Tickets has come, 15 Jan: there is A$0.00 of A$1,000.00.")
    assert await morning(talk, date(2027, 1, 17)) == {}


async def test_a_festival_is_told_with_its_day_once_it_is_near(talk: Talk, tuya: Speaker) -> None:
    await tuya.say("Цагаан сард 2 сая цуглуулна")
    (told,) = (await morning(talk, date(2026, 12, 1))).values()
    assert "🎑" not in told.text
    (told,) = (await morning(talk, date(2027, 1, 1))).values()
    assert "🎑 Цагаан сар" in told.text


async def test_several_are_told_apart_and_many_lead_to_all(talk: Talk, bat: Speaker) -> None:
    for name in ("tickets", "school"):
        await bat.say(f"save 1000 for {name} by 15 jan")
    told = (await morning(talk, date(2026, 12, 1)))[bat.id]
    assert [one for one in labels(told) if "✅" in one] == ["✅ Tickets: A$500.00", "✅ School: A$500.00"]
    for name in ("books", "shoes"):
        await bat.say(f"save 1000 for {name} by 15 feb")
    told = (await morning(talk, date(2027, 1, 1)))[bat.id]
    assert labels(told) == ["🎯 All goals", "🔕"]


async def test_a_forged_button_puts_nothing_aside(talk: Talk, bat: Speaker) -> None:
    await bat.say("save 1000 for tickets by 15 jan")
    for arg in ("", "5", "0.2026-12-01", "x.2026-12-01", "5.2026-13-01"):
        await bat.tap(f"go:done:1:{arg}")
        assert texts(bat.last) == []
