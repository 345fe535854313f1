"""The digest of the week, from the evening on which it is due to the words that are read."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.jobs.push import PushWorker
from handlers.jobs.weekly import WeeklyJob
from tests.talk import Speaker, Talk, labels, texts, toasts

SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
"""21:00 in Sydney and 18:00 in Ulaanbaatar."""


async def week(talk: Talk, now: datetime, *, sent_at: datetime | None = None) -> dict[int, str]:
    """The digests that go out by then, by chat."""
    talk.clock.at = now
    await WeeklyJob(talk.store).once(now)
    talk.clock.at = sent_at or now
    before = len(talk.messenger.sent)
    push = PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)
    while await push.once():
        pass
    return {out.chat_id: out.text for out, _ in talk.messenger.sent[before:] if "🗓" in out.text}


async def said_on(talk: Talk, speaker: Speaker, at: datetime, *lines: str) -> None:
    talk.clock.at = at
    for line in lines:
        await speaker.say(line)


async def test_budgets_bills_and_what_is_left_stand_in_it(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("food budget 900 a month")
    await bat.say("coffee budget 10 a month")
    await bat.say("groceries 300")
    await bat.say("coffee 12")
    await bat.say("got salary 3000")
    await bat.say("rent 2400 every second Friday from 4 dec")
    await tuya.say("цахилгаан 85000 сар бүрийн 5-нд")
    found = await week(talk, SUNDAY)
    assert found[bat.id].split("\n\n") == [
        "🗓 <b>Your week</b> · 23 Nov – 29 Nov",
        """🔴 ☕ Coffee: A$12.00 of A$10.00 · over by <b>A$2.00</b>
🟢 🍽 Food: A$312.00 of A$900.00 · <b>A$588.00</b> left""",
        """<b>Bills of the next 7 days</b>
• Fri 4 Dec: Rent, A$2,400.00
• Sat 5 Dec: Цахилгаан, 85,000₮
Left after these and the pay expected by then: <b>A$288.00</b>""",
    ]
    assert found[tuya.id].startswith("🗓 <b>Энэ долоо хоног</b> · 11.23 – 11.29\n\n🔴 ☕ Кофе: A$10.00 төсвөөс")
    assert await week(talk, SUNDAY + timedelta(minutes=10)) == {}


async def test_what_is_left_names_what_is_not_in_it(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    """One bill that nobody knows the amount of hides no figure of the rest."""
    await bat.say("got salary 3000")
    await bat.say("rent 2400 every second Friday from 4 dec")
    await bat.say("electricity monthly on the 5th")
    found = await week(talk, SUNDAY)
    assert "Left after these and the pay expected by then, without Electricity: <b>A$600.00</b>" in found[bat.id]
    assert "үлдэх нь (Electricity ороогүй): <b>A$600.00</b>" in found[tuya.id]


async def test_a_budget_of_which_nothing_was_spent_is_not_in_it(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900 a month")
    await bat.say("coffee budget 10 a month")
    await bat.say("groceries 300")
    text = (await week(talk, SUNDAY))[bat.id]
    assert "Food" in text
    assert "Coffee" not in text


async def test_without_a_budget_it_is_the_month_against_the_last(talk: Talk, bat: Speaker) -> None:
    await said_on(talk, bat, datetime(2026, 10, 20, 1, 0, tzinfo=UTC), "groceries 100")
    await said_on(talk, bat, datetime(2026, 11, 28, 1, 0, tzinfo=UTC), "groceries 70")
    text = (await week(talk, SUNDAY))[bat.id]
    assert "This month so far: <b>A$0.00</b> in, <b>A$70.00</b> out." in text
    assert "On the same days of last month: A$0.00 in, A$100.00 out." in text


async def test_what_changed_in_the_net_worth_is_told_with_what_did_it(talk: Talk, bat: Speaker) -> None:
    await said_on(talk, bat, datetime(2026, 11, 10, 1, 0, tzinfo=UTC), "got salary 1000")
    await said_on(talk, bat, datetime(2026, 11, 26, 1, 0, tzinfo=UTC), "groceries 70")
    text = (await week(talk, SUNDAY))[bat.id]
    assert "📈 Net worth in the week: <b>−A$70.00</b> (saved −A$70.00)" in text


async def test_one_thing_worth_knowing_and_never_the_same_again(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    for month in range(6, 12):
        price = "16.99" if month < 11 else "18.99"
        await said_on(talk, bat, datetime(2026, month, 12, 1, 0, tzinfo=UTC), f"{price} netflix")
    first = await week(talk, SUNDAY)
    assert "💡 Netflix costs more: A$18.99 since Thu 12 Nov, before that A$16.99." in first[bat.id]
    assert "💡 Netflix" in first[tuya.id]
    again = await week(talk, SUNDAY + timedelta(days=7))
    assert all("Netflix" not in text for text in again.values())


async def test_nobody_reads_of_anothers_secrets(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("private budget for clothes 150 a month")
    await tuya.say("private budget for coffee 40000 a month")
    await bat.say("clothes 20")
    await tuya.say("кофе 5000")
    found = await week(talk, SUNDAY)
    assert "Clothes" in found[bat.id]
    assert "Coffee" not in found[bat.id]
    assert "150" not in found[tuya.id]


async def test_what_waited_until_noon_is_not_sent(talk: Talk, bat: Speaker) -> None:
    await bat.say("groceries 70")
    assert await week(talk, SUNDAY, sent_at=SUNDAY + timedelta(days=1)) == {}


async def test_where_nothing_is_to_be_told_nothing_is_sent(talk: Talk, bat: Speaker) -> None:
    assert await week(talk, SUNDAY) == {}


@pytest.mark.parametrize(("choice", "comes"), [("Friday", True), ("None", False)])
async def test_the_evening_is_chosen_in_the_settings(talk: Talk, bat: Speaker, choice: str, comes: bool) -> None:
    await bat.say("groceries 70")
    await bat.say("/settings")
    await bat.press("Weekly digest")
    assert "✅ Sunday" in labels(bat.last[-1])
    await bat.press(choice)
    assert toasts(bat.last) == ["Saved"]
    assert f"✅ {choice}" in labels(bat.last[-1])
    assert bool(await week(talk, SUNDAY - timedelta(days=2))) is comes
    assert await week(talk, SUNDAY) == {}


async def test_who_is_told_little_reads_that_it_does_not_come(talk: Talk, bat: Speaker) -> None:
    await bat.say("/settings")
    await bat.press("Tell me")
    await bat.press("Nothing")
    await bat.press("Weekly digest")
    assert "so it doesn't come" in texts(bat.last)[0]
    await bat.tap("s:digest:9")
    assert texts(bat.last) == []
