"""What people are told unasked, through the real push worker: what is gathered, the week, and covered amounts."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from core.delivery.model import Outgoing
from core.family.model import Quietness
from handlers.jobs.push import PushWorker
from handlers.jobs.weekly import WeeklyJob
from tests.conftest import NOON
from tests.talk import Speaker, Talk, labels, texts

SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
"""21:00 in Sydney and 18:00 in Ulaanbaatar."""


async def pushed(talk: Talk) -> list[Outgoing]:
    """What the worker sends now."""
    before = len(talk.messenger.sent)
    await PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law).once()
    return [out for out, _ in talk.messenger.sent[before:]]


async def prefer(talk: Talk, speaker: Speaker, quietness: Quietness) -> None:
    async with talk.store.unit() as unit:
        who = await unit.people.person(speaker.id)
        assert who is not None
        await unit.people.save(replace(who, quietness=quietness), NOON)


async def test_a_lively_member_hears_of_the_hour_in_one_message_without_what_is_private(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await pushed(talk)
    await prefer(talk, tuya, Quietness.LIVELY)
    await bat.say("coffee 4.50")
    await bat.say("gift 80")
    await bat.press("Private")
    await bat.say("lunch 18")
    assert await pushed(talk) == []
    talk.clock.advance(hours=1)
    (told,) = await pushed(talk)
    assert told.chat_id == tuya.id
    assert told.text.startswith("💬 Бусдын бичсэн 2 зүйл:")
    assert "A$4.50" in told.text
    assert "A$18.00" in told.text
    assert "80" not in told.text
    talk.clock.advance(hours=1)
    assert await pushed(talk) == []


async def test_nothing_is_said_when_nothing_is_left_to_tell_or_nobody_wants_it_any_more(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await pushed(talk)
    await prefer(talk, tuya, Quietness.LIVELY)
    await bat.say("coffee 4.50")
    await bat.press("Undo")
    talk.clock.advance(hours=1)
    assert await pushed(talk) == []
    await bat.say("tea 3.50")
    await prefer(talk, tuya, Quietness.NORMAL)
    talk.clock.advance(hours=1)
    assert await pushed(talk) == []


async def test_who_hears_nothing_is_not_told_of_big_expenses_either(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await pushed(talk)
    for quietness, heard in ((Quietness.OFF, 0), (Quietness.BILLS, 0), (Quietness.NORMAL, 1), (Quietness.LIVELY, 1)):
        await prefer(talk, tuya, quietness)
        await bat.say("rent 900")
        told = await pushed(talk)
        assert len(told) == heard, quietness
        talk.clock.advance(hours=1)
        assert await pushed(talk) == []  # a big one is told at once, and not gathered once more


async def test_a_bill_that_was_expected_is_no_news_when_it_is_paid(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    """The rent comes every fortnight, and all know of it; what is dearer than it should be is news."""
    await pushed(talk)
    await bat.say("rent 900")
    assert [out.chat_id for out in await pushed(talk)] == [tuya.id], "nobody knows of a bill yet"
    await bat.say("power monthly on the 26th")
    await bat.say("rent 900 every second friday starting 27 nov")
    talk.clock.advance(hours=24 * 3)
    await bat.say("rent 900")
    assert await pushed(talk) == []
    for paid, heard in ((700, 1), (720, 1), (730, 0), (1300, 1)):
        await bat.say(f"power {paid}")
        assert len(await pushed(talk)) == heard, f"{paid}: what it comes to is known from the third on"
        await bat.say("/bills")
        talk.clock.advance(hours=24 * 31)
        await bat.say("/bills")
    await prefer(talk, tuya, Quietness.LIVELY)
    await bat.say("rent 900")
    assert len(await pushed(talk)) == 1, "who wants to hear of everything does"


async def test_the_line_of_the_week_is_each_ones_own_and_covered_for_who_covers(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await pushed(talk)
    await bat.say("coffee 4.50")
    await bat.say("/settings")
    await bat.press("Hide amounts")
    talk.clock.at = SUNDAY
    job = WeeklyJob(talk.store)
    for _ in range(2):
        await job.once(talk.clock.now())
    told = {out.chat_id: out.text for out in await pushed(talk)}
    assert "📅 This month so far: <b><tg-spoiler>A$0.00</tg-spoiler></b> in" in told[bat.id]
    assert "4.50</tg-spoiler>" in told[bat.id]
    assert "📅 Энэ сард" in told[tuya.id]
    assert "spoiler" not in told[tuya.id]


async def test_quietness_is_chosen_in_the_settings(talk: Talk, bat: Speaker) -> None:
    await bat.say("/settings")
    (opened,) = [out for out in await bat.press("Tell me: Normal") if out.rows]
    assert "Lively" in " ".join(labels(opened))
    await bat.press("Lively")
    assert "🤫 Tell me: Lively" in labels(bat.last[-1])
    await bat.tap("s:quietness:loud")
    assert texts(bat.last) == []


async def test_who_covers_amounts_reads_them_behind_spoilers(talk: Talk, bat: Speaker) -> None:
    await bat.say("/settings")
    await bat.press("Hide amounts")
    for text in ("coffee 4.50", "/history", "/undo"):
        (said, *_) = texts(await bat.say(text))
        assert "<tg-spoiler>A$4.50</tg-spoiler>" in said, text
        assert "A$" not in re.sub("<tg-spoiler>.*?</tg-spoiler>", "", said)
    await bat.say("/settings")
    await bat.press("Show amounts")
    assert "spoiler" not in texts(await bat.say("tea 3.50"))[0]
