"""From a bill to the message that tells of it: planned, gathered, worded for its reader, settled by its buttons."""

from datetime import timedelta

import pytest

from core.delivery.model import Method, Outgoing
from handlers.jobs.push import PushWorker
from handlers.jobs.reminders import PlanJob, RemindersJob
from integrations.holidays import PublicHolidays
from tests.talk import Speaker, Talk, labels


class Days:
    """Lets days pass: the jobs run at each hour, and what they tell is kept."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.jobs = (PlanJob(talk.store, PublicHolidays()), RemindersJob(talk.store))
        self.push = PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)

    async def pass_by(self, hours: int) -> list[tuple[str, Outgoing]]:
        """(when in UTC, what was told) in these hours."""
        told = []
        for _ in range(hours):
            self.talk.clock.advance(hours=1)
            before = len(self.talk.messenger.sent)
            for job in self.jobs:
                await job.once(self.talk.clock.now())
            await self.push.once()
            when = f"{self.talk.clock.now():%d %b %H:%M}"
            told += [(when, out) for out, _ in self.talk.messenger.sent[before:] if out.method is Method.MESSAGE]
        return [(when, out) for when, out in told if "joined" not in out.text]


@pytest.fixture
def days(talk: Talk) -> Days:
    return Days(talk)


def to(speaker: Speaker, told: list[tuple[str, Outgoing]]) -> list[tuple[str, str]]:
    return [(when, out.text) for when, out in told if out.chat_id == speaker.id]


async def test_each_is_told_in_their_morning_and_in_their_language(bat: Speaker, tuya: Speaker, days: Days) -> None:
    """Noon in Sydney on 24 November; 9:00 there is 22:00 UTC of the day before, and 1:00 UTC in Ulaanbaatar."""
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await tuya.say("интернет 34900 сар бүрийн 4-нд")
    told = await days.pass_by(24 * 12)
    assert to(bat, told) == [
        ("30 Nov 22:00", "🧾 <b>Rent</b>: A$2,400.00, due Fri 4 Dec"),
        ("03 Dec 22:00", "🧾 <b>Rent</b>: A$2,400.00, due today"),
        ("05 Dec 22:00", "🔴 <b>Rent</b>: A$2,400.00 was due Fri 4 Dec"),
    ]
    assert to(tuya, told) == [
        ("01 Dec 01:00", "🧾 <b>Интернет</b>: 34,900₮, төлөх өдөр: 12-р сарын 4"),
        ("04 Dec 01:00", "🧾 <b>Интернет</b>: 34,900₮, төлөх өдөр: өнөөдөр"),
        ("06 Dec 01:00", "🔴 <b>Интернет</b>: 34,900₮, хугацаа нь өнгөрсөн (12-р сарын 4)"),
    ]


async def test_what_another_keeps_is_heard_of_once_when_it_was_forgotten_for_days(
    bat: Speaker, tuya: Speaker, days: Days
) -> None:
    """She can look at it, and need not be able to pay it; a small one is his alone."""
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await bat.say("netflix 22.99 monthly on the 4th")
    told = await days.pass_by(24 * 15)
    assert to(tuya, told) == [
        (
            "09 Dec 01:00",
            (
                "🔴 <b>Rent</b>: A$2,400.00, хугацаа нь өнгөрсөн (12-р сарын 4), төлсөн нь харагдахгүй байна. "
                "Үүнийг P11 хариуцдаг."
            ),
        )
    ]
    (shown,) = [out for _, out in told if out.chat_id == tuya.id]
    assert labels(shown) == ["🧾 Нээх", "🔕"]
    await tuya.press("🧾 Нээх")
    assert "✅ Төлсөн: A$2,400.00" in labels(tuya.last[-1])


async def test_what_another_forgot_stands_among_ones_own(bat: Speaker, tuya: Speaker, days: Days) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await tuya.say("интернет 34900 сар бүрийн 12-нд")
    told = await days.pass_by(24 * 15)
    (_, out), *_ = [(when, out) for when, out in told if out.chat_id == tuya.id]
    assert [line.partition(":")[0] for line in out.text.splitlines()] == ["🔴 <b>Rent</b>", "🧾 <b>Интернет</b>"]
    assert labels(out) == ["Rent", "Интернет", "🧾 Бүх төлбөр", "🔕"]


async def test_what_its_keeper_does_not_hear_the_others_do(bat: Speaker, tuya: Speaker, days: Days) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await bat.say("/settings")
    await bat.press("🔔 Notifications")
    await bat.press("🔔 Bills")
    told = await days.pass_by(24 * 8)
    assert to(bat, told) == []
    assert to(tuya, told) == [("01 Dec 01:00", "🧾 <b>Rent</b>: A$2,400.00, төлөх өдөр: 12-р сарын 4")]


async def test_what_was_paid_is_told_of_no_more(bat: Speaker, days: Days) -> None:
    await bat.say("rent 2400 every second Friday")
    await days.pass_by(24)
    await bat.say("rent 2400")
    assert to(bat, await days.pass_by(24 * 6)) == []


async def test_several_are_one_message_with_a_button_for_each(bat: Speaker, days: Days) -> None:
    for line in ("power 80 monthly on the 4th", "rent 2400 every second friday starting 4 dec"):
        await bat.say(line)
    ((_, out), *_) = await days.pass_by(24 * 7)
    assert out.text.splitlines() == [
        "🧾 <b>Power</b>: A$80.00, due Fri 4 Dec",
        "🧾 <b>Rent</b>: A$2,400.00, due Fri 4 Dec",
    ]
    assert labels(out) == ["Power", "Rent", "🧾 All bills", "🔕"]
    await bat.press("Power")
    await bat.press("Paid A$80.00")
    await bat.say("/bills")
    assert "Power: A$80.00, Fri 4 Dec" not in bat.last[0].text


async def test_it_is_put_off_for_the_one_who_asks(bat: Speaker, tuya: Speaker, days: Days) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    (out,) = [out for _, out in await days.pass_by(24 * 7) if out.chat_id == bat.id]
    assert labels(out) == [
        "✅ Paid A$2,400.00", "⏰ 1 day", "⏰ 3 days", "⏰ Payday", "Another amount", "⏭ Skip", "🔕",
    ]  # fmt: skip
    (toast,) = await bat.press("⏰ Payday")
    assert toast.text.startswith("I know no payday yet.")
    (toast,) = await bat.press("⏰ 3 days")
    assert toast.text == "I'll remind you again Fri 4 Dec"
    told = await days.pass_by(24 * 2 + 22)
    assert [when for when, _ in to(bat, told)] == ["03 Dec 22:00"]
    (toast,) = await bat.press("⏰ 3 days")
    told = await days.pass_by(24 * 6)
    assert [when for when, _ in to(bat, told)] == ["06 Dec 22:00", "08 Dec 22:00"], "the days between stay quiet"
    assert [when for when, _ in to(tuya, told)] == ["09 Dec 01:00"], "she hears as ever"


async def test_what_pays_itself_and_what_comes_in_are_only_looked_after(bat: Speaker, days: Days) -> None:
    await bat.say("phone 35 monthly on the 27th autopay")
    await bat.say("salary 2100 every other thursday")
    told = to(bat, await days.pass_by(24 * 8))
    assert told == [
        ("27 Nov 22:00", "💰 <b>Salary</b>: A$2,100.00 was expected Thu 26 Nov and has not come in, as far as I see."),
        (
            "28 Nov 22:00",
            "🔁 <b>Phone</b>: A$35.00 pays itself, and was due Fri 27 Nov. I have not seen it go. Did it?",
        ),
    ]


async def test_while_the_bot_was_down_it_is_told_once_and_late(bat: Speaker, days: Days) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await days.pass_by(20)
    days.talk.clock.advance(days=10, hours=6)
    told = await days.pass_by(17)
    assert to(bat, told) == [("05 Dec 04:00", "🔴 <b>Rent</b>: A$2,400.00 was due yesterday")]


async def test_a_clock_moved_on_by_weeks_tells_all_of_them_once_and_as_what_they_are_by_then(
    bat: Speaker, days: Days
) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await bat.say("power 80 monthly on the 27th")
    await days.pass_by(20)
    days.talk.clock.advance(days=35)
    told = to(bat, await days.pass_by(20))
    assert [text.splitlines() for _, text in told] == [
        [
            "🔴 <b>Power</b>: A$80.00 was due Fri 27 Nov",
            "🔴 <b>Rent</b>: A$2,400.00 was due Fri 4 Dec",
            "🔴 <b>Rent</b>: A$2,400.00 was due Fri 18 Dec",
            "🔴 <b>Power</b>: A$80.00 was due Sun 27 Dec",
            "🧾 <b>Rent</b>: A$2,400.00, due 1 Jan 2027",
        ]
    ]


async def test_an_hour_twice_tells_nothing_twice(bat: Speaker, days: Days) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    assert len(to(bat, await days.pass_by(24 * 7))) == 1
    days.talk.clock.at -= timedelta(hours=5)
    assert to(bat, await days.pass_by(6)) == []


async def test_an_account_that_will_run_dry_is_told_in_time_once_with_what_would_mend_it(
    bat: Speaker, tuya: Speaker, days: Days
) -> None:
    await bat.say("add account CommBank 1000 aud")
    await bat.say("add account Savings 5000 aud")
    await bat.say("rent 2400 every second Friday from commbank starting 4 dec")
    await bat.say("salary 2100 every other thursday to commbank starting 10 dec")
    told = await days.pass_by(24 * 9)
    assert to(bat, told) == [
        (
            "26 Nov 22:00",
            (
                "⚠️ <b>CommBank</b> may run dry Fri 4 Dec: A$1,400.00 short before the next pay (Thu 10 Dec), by what I "
                "know.\nDue from it until then: Rent A$2,400.00.\n"
                "A transfer of A$1,400.00 from Savings would do: it has enough after its own bills."
            ),
        ),
        ("30 Nov 22:00", "🧾 <b>Rent</b>: A$2,400.00, due Fri 4 Dec"),
    ]
    assert [text for _, text in to(tuya, told) if "⚠️" in text] == [], "it is Bat's to look after"
    told = await days.pass_by(24 * 6)
    assert [text for _, text in to(bat, told) if "⚠️" in text] == []


async def test_nothing_runs_dry_where_it_was_mended_or_nobody_knows_what_is_there(bat: Speaker, days: Days) -> None:
    await bat.say("add account CommBank 1000 aud")
    await bat.say("rent 2400 every second Friday from commbank starting 4 dec")
    await bat.say("power 80 monthly on the 3rd")
    await days.pass_by(24 * 2 + 15)  # it waits for the morning
    await bat.say("balance of CommBank is 4000")
    assert [text for _, text in to(bat, await days.pass_by(24 * 7)) if "⚠️" in text] == []


async def test_what_nobody_knows_the_amount_of_is_told_without_one(bat: Speaker, tuya: Speaker, days: Days) -> None:
    await bat.say("electricity monthly on the 25th")
    await tuya.say("цахилгаан сар бүрийн 25-нд")
    told = await days.pass_by(24 * 3)
    assert to(bat, told)[-1] == ("26 Nov 22:00", "🔴 <b>Electricity</b> was due Wed 25 Nov (amount not known yet)")
    assert to(tuya, told)[-1][1] == "🔴 <b>Цахилгаан</b>: хугацаа нь өнгөрсөн (11-р сарын 25), дүн нь тодорхойгүй"


async def test_alerts_of_one_budget_that_waited_are_told_as_one(bat: Speaker, days: Days) -> None:
    """The message of the day had gone out; until the next one it was nearly spent, and then over."""
    await bat.say("transport budget 10")
    await bat.say("taxi 9")
    assert len(await days.pass_by(2)) == 1
    await bat.say("food budget 100")
    await bat.say("groceries 85")
    await bat.say("groceries 30")
    told = to(bat, await days.pass_by(30))
    assert [text.count("🍽 Food") for _, text in told] == [1]
    assert told[0][1].startswith("🔴 Budget <b>🍽 Food</b> is over by <b>A$15.00</b>")


async def test_what_is_told_leads_to_hearing_less_and_stays(bat: Speaker, tuya: Speaker, days: Days) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await days.pass_by(24 * 7)
    await bat.press("🔕")
    assert "Tap to mute or unmute" in bat.last[-1].text
    assert bat.last[-1].message_id is None, "a message of its own"
    await bat.press("🔔 Bills")
    assert to(bat, await days.pass_by(24 * 5)) == []
    await bat.say("lamp 900")
    ((_, told),) = await days.pass_by(1)
    assert labels(told) == ["🔕 Мэдэгдлийг цөөлөх"]
    await tuya.press("🔕")
    assert "🔔" in " ".join(labels(tuya.last[-1]))


async def test_what_was_written_meanwhile_is_neither_paid_twice_nor_skipped_nor_put_off(
    bat: Speaker, days: Days
) -> None:
    await bat.say("rent 2400 every second Friday starting 4 dec")
    await days.pass_by(24 * 7)
    await bat.say("rent 2400")
    for button in ("Paid A$2,400.00", "⏭ Skip", "⏰ 1 day"):
        await bat.press(button)
        assert bat.last[-1].text.startswith("That is settled already"), button
    await bat.say("/undo")
    await bat.press("⏰ 1 day")
    assert bat.last[-1].text == "I'll remind you again tomorrow"
