"""The list for the next visa in the chat: shown, marked, dated, undone, kept private, and told of in time."""

from datetime import UTC, datetime, timedelta

import pytest

from core.delivery.model import Method
from core.family.membership import viewer_of
from core.reminders.tick import tick
from core.renewal.model import Prepared
from core.visa.share import share
from handlers.jobs.push import PushWorker
from handlers.jobs.renewal import RenewalJob
from handlers.say.taps import RenewalTap
from tests.handlers.telegram.in_group import GroupTalk
from tests.handlers.telegram.test_group_privacy import read_by_others
from tests.talk import Speaker, Talk, labels, texts, toasts

VISA = "my visa 8105 course from 16 Feb 2026 to 4 Dec 2026 expires 15 Mar 2027"


class Mornings:
    """Goes to days: before dawn of the next day in Sydney, then past nine there, then past nine in Ulaanbaatar."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.job = RenewalJob(talk.store, talk.app.law.renewal)
        self.push = PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)

    async def of(self, *days: tuple[int, int, int]) -> list[tuple[int, str]]:
        """(to whom, what) was told on these days."""
        before = len(self.talk.messenger.sent)
        for day in days:
            for hours in (18, 23, 26):
                self.talk.clock.at = datetime(*day, tzinfo=UTC) + timedelta(hours=hours)
                await self.job.once(self.talk.clock.now())
                async with self.talk.store.unit() as unit:
                    await tick(unit, self.talk.clock.now())
                await self.push.once()
        return [
            (out.chat_id, out.text)
            for out, _ in self.talk.messenger.sent[before:]
            if out.method is Method.MESSAGE and "joined" not in out.text
        ]


@pytest.fixture
def mornings(talk: Talk) -> Mornings:
    return Mornings(talk)


def said(speaker: Speaker) -> str:
    return "\n".join(texts(speaker.last))


def first_of(text: str) -> str:
    """Its first line, of what is long the first words."""
    line = text.splitlines()[0]
    return line.partition(" If you hold none")[0]


async def test_without_a_visa_it_asks_for_one_and_without_an_end_for_that(bat: Speaker) -> None:
    await bat.say("/renewal")
    assert "Tell me of your visa first" in said(bat)
    assert labels(bat.last[0]) == ["🛂 Visa"]
    await bat.say("my visa 8105 course from 16 Feb 2026 to 4 Dec 2026")
    await bat.say("visa renewal checklist")
    assert "When does your visa end?" in said(bat)
    await bat.press("When it ends")
    await bat.say("15 March")
    assert "I can't read this as the day" in said(bat)
    await bat.say("15 March 2097")
    assert "I can't read this as the day" in said(bat)
    await bat.say("15 March 2027")
    assert "The visa ends on <b>15 Mar 2027</b>, in 111 days." in said(bat)
    await bat.press("Undo")
    await bat.say("/renewal")
    assert "When does your visa end?" in said(bat)


async def test_the_list_says_what_to_begin_when(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.press("Next visa")
    assert bat.last[-1].text.splitlines()[3:7] == [
        "▱▱▱▱▱▱▱▱▱▱ 0 of 13 ready",
        "",
        "⬜ Passport · begin now",
        "⬜ English test · begin now",
    ]
    assert "⚠️ New CoE: only until 4 Dec, should be 16 Mar 2027 or later" in said(bat)
    assert "👉 Next: <b>Passport</b>, begin now." in said(bat)
    assert "not legal advice" in said(bat)
    assert "VEVO" in said(bat)


async def test_a_tap_marks_an_item_and_undo_takes_it_back(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("/renewal")
    await bat.press("Genuine Student")
    await bat.press("✅ Done")
    assert "1 of 13 ready" in said(bat)
    await bat.press("Children's school")
    await bat.press("Not needed")
    assert "✅ Noted: ➖ Children's school" in said(bat)
    assert "2 of 13 ready" in said(bat)
    await bat.press("Undo")
    assert "next visa, Children's school" in said(bat)
    await bat.say("/renewal")
    assert "1 of 13 ready" in said(bat)
    await bat.press("Genuine Student")
    await bat.press("Not done yet")
    assert "0 of 13 ready" in said(bat)


async def test_a_date_is_typed_and_weighed(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("/renewal")
    await bat.press("Passport")
    await bat.press("Its date")
    await bat.say("May")
    assert "I can't read this as the day" in said(bat)
    await bat.say("1 May 2027")
    assert "⚠️ Passport: only until 1 May 2027, should be 15 Sept 2027 or later" in said(bat)
    await bat.press("English")
    await bat.press("Its date")
    await bat.say("1 May 2027")
    assert "I can't read this as the day" in said(bat)
    await bat.say("1/3/2025")
    assert "⚠️ English test: good until 1 Mar 2027, so apply by then" in said(bat)
    await bat.press("English")
    assert "You told me: of 1 Mar 2025, so good until 1 Mar 2027." in said(bat)
    await bat.press("Its date")
    await bat.say("20/03/2025")
    assert "✅ English test: until 20 Mar 2027" in said(bat)
    await bat.press("OSHC")
    await bat.press("Its date")
    await bat.say("2026-11-01")
    assert "🔴 OSHC: ended on 1 Nov" in said(bat)


async def test_leaving_the_question_stores_nothing(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("/renewal")
    await bat.press("Passport")
    await bat.press("Its date")
    await bat.press("The list")
    await bat.say("1 May 2031")
    assert "Passport" not in said(bat)


async def test_all_but_the_application_and_then_that(bat: Speaker) -> None:
    await bat.say(VISA)
    for item in (
        "passport", "english", "coe", "funds", "school", "police", "genuine", "translation", "oshc", "health",
        "statements", "charge",
    ):  # fmt: skip
        await bat.tap(RenewalTap(op="done", item=item).pack())
    assert "▰▰▰▰▰▰▰▰▰▱ 12 of 13 ready" in said(bat)
    assert "👉 All else is ready." in said(bat)
    await bat.tap(RenewalTap(op="done", item="lodge").pack())
    assert "📨 You have applied" in said(bat)


@pytest.mark.parametrize("op", ["item", "done", "date", "skip", "open"])
@pytest.mark.parametrize("item", ["sponsor", "nonsense", ""])
async def test_a_button_of_an_item_that_is_not_on_the_list_does_nothing(bat: Speaker, op: str, item: str) -> None:
    await bat.say(VISA)
    assert texts(await bat.tap(RenewalTap(op=op, item=item).pack())) == []
    assert toasts(bat.last) != [""]


async def test_what_costs_and_what_is_there_is_said_of_an_item(bat: Speaker) -> None:
    await bat.say("OSHC 60 monthly on the 4th")
    await bat.say(VISA)
    await bat.say("/renewal")
    await bat.press("Visa charge")
    assert "A$2,500.00 for the first applicant of visa 500, since 1 Jul 2026" in said(bat)
    assert "Looked up on 28 Nov 2026" in said(bat)
    await bat.press("The list")
    await bat.press("OSHC")
    assert "🧾 Among your bills: OSHC" in said(bat)


async def test_a_charge_that_is_not_known_is_not_made_up(bat: Speaker) -> None:
    await bat.say("my visa 482 unlimited expires 15 Mar 2027")
    await bat.say("/renewal")
    assert "begins with your employer" in said(bat)
    await bat.press("Visa charge")
    assert "I don't have the figure for this visa" in said(bat)


async def test_in_mongolian(tuya: Speaker) -> None:
    await tuya.say("my visa 8104, expires 15 Mar 2027")
    await tuya.say("виз сунгах бэлтгэл")
    assert "Виз дуусах өдөр: <b>2027.03.15</b>. 111 хоног үлдлээ." in said(tuya)
    await tuya.press("Гадаад паспорт")
    await tuya.press("Огноо")
    await tuya.say("2031 оны 5-р сарын 1")
    assert "✅ Гадаад паспорт: 2031.05.01 хүртэл" in said(tuya)


async def test_it_is_told_6_4_2_and_1_months_before_and_when_it_ended(bat: Speaker, mornings: Mornings) -> None:
    await bat.say("my visa 8105 course from 16 Feb 2026 to 4 Dec 2028 expires 31 Aug 2027")
    days = [
        (2027, 2, 26), (2027, 2, 27), (2027, 2, 28), (2027, 4, 28), (2027, 4, 29), (2027, 5, 3), (2027, 6, 29),
        (2027, 7, 30), (2027, 7, 31), (2027, 8, 31), (2027, 9, 1), (2027, 9, 30),
    ]  # fmt: skip
    told = {day: [first_of(text) for _, text in await mornings.of(day)] for day in days}
    assert {f"{month}-{day}": one for (_, month, day), one in told.items() if one} == {
        "2-27": ["🛂 The visa ends on <b>31 Aug</b>, in 184 days."],
        "4-29": ["🛂 The visa ends on <b>31 Aug</b>, in 123 days."],
        "6-29": ["🛂 The visa ends on <b>31 Aug</b>, in 62 days."],
        "7-30": ["🛂 The visa ends on <b>31 Aug</b>, in 31 days."],
        "8-31": ["🔴 As far as I know, your visa ended on <b>31 Aug</b>. Look in VEVO today which visa you hold."],
    }


async def test_what_is_told_names_what_is_left_to_its_person_alone(
    bat: Speaker, tuya: Speaker, mornings: Mornings
) -> None:
    await bat.say(VISA)
    ((to, visa),) = await mornings.of((2026, 11, 24))
    assert to == bat.id
    assert "Still to prepare: Passport, English test, New CoE, Funds, Children's school\nand 8 more" in visa
    assert "👉 Next: <b>Passport</b>, begin now." in visa
    assert "📄 <b>New CoE</b>: ends on 4 Dec, in 9 days. Time to see to it." in visa
    assert visa.count("not legal advice") == 1
    assert "/renewal" in visa
    assert tuya.id != to


async def test_who_tells_another_end_or_applies_hears_no_more_of_it(bat: Speaker, mornings: Mornings) -> None:
    await bat.say("my visa 8105 course from 16 Feb 2026 to 4 Dec 2028 expires 15 Mar 2027")
    await bat.tap(RenewalTap(op="done", item="lodge").pack())
    assert await mornings.of((2026, 11, 24), (2027, 1, 16)) == []
    await bat.say("my visa expires 15 Mar 2029")
    assert await mornings.of((2027, 2, 16), (2027, 3, 16)) == []


async def test_a_stranger_a_viewer_and_another_member_see_and_change_nothing(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await bat.say(VISA)
    await bat.tap(RenewalTap(op="done", item="passport").pack())
    await tuya.say("/renewal")
    assert "2027" not in said(tuya)
    stranger = Speaker(talk, 99)
    await stranger.tap(RenewalTap(op="list").pack())
    assert "2027" not in said(stranger)
    async with talk.store.unit() as unit:
        ((member, _),) = await unit.people.memberships(tuya.id)
        assert await unit.matters.find(viewer_of(member), Prepared) == ()


async def test_in_a_group_it_is_for_the_asker_alone(bat: Speaker, tuya: Speaker, talk: Talk) -> None:
    """Who has no private account has a private visa all the same."""
    await bat.say(VISA)
    group = GroupTalk(talk)
    await group.founded(bat)
    outs = await group.say(bat, "/renewal@globfam_bot")
    assert any("15 Mar 2027" in out.text for out in outs)
    assert [text for text in read_by_others(outs, bat) if "2027" in text or "Passport" in text] == []


async def test_who_shares_it_lets_the_other_read_and_hear_but_not_mark(
    bat: Speaker, tuya: Speaker, talk: Talk, mornings: Mornings
) -> None:
    await bat.say(VISA)
    async with talk.store.unit() as unit:
        ((owner, _),) = await unit.people.memberships(bat.id)
        ((other, _),) = await unit.people.memberships(tuya.id)
        await share(unit, viewer_of(owner), other.id, talk.clock.now(), sees=True, hears=True)
    await tuya.say("/renewal")
    await tuya.press("📋 P11")
    assert "👤 <b>P11</b>" in said(tuya)
    assert "2027.03.15" in said(tuya)
    assert labels(tuya.last[-1]) == ["📋 Жагсаалт"]
    assert {to for to, _ in await mornings.of((2026, 11, 24))} == {bat.id, tuya.id}
    told = [text for to, text in await mornings.of((2027, 3, 16), (2027, 3, 17)) if to == tuya.id]
    assert any("🔴 P11: миний мэдэж байгаагаар визийн хугацаа дууссан (<b>03.15</b>)." in text for text in told)


async def test_what_is_shared_no_more_is_told_no_more(
    bat: Speaker, tuya: Speaker, talk: Talk, mornings: Mornings
) -> None:
    await bat.say(VISA)
    async with talk.store.unit() as unit:
        ((owner, _),) = await unit.people.memberships(bat.id)
        ((other, _),) = await unit.people.memberships(tuya.id)
        await share(unit, viewer_of(owner), other.id, talk.clock.now(), sees=True, hears=True)
    await tuya.tap(RenewalTap(op="of", item=str(owner.id)).pack())
    assert "2027.03.15" in said(tuya)
    async with talk.store.unit() as unit:
        await share(unit, viewer_of(owner), other.id, talk.clock.now(), sees=False)
    await tuya.tap(RenewalTap(op="of", item=str(owner.id)).pack())
    assert "2027" not in said(tuya)
    assert {to for to, _ in await mornings.of((2026, 11, 24))} == {bat.id}
    await tuya.tap(RenewalTap(op="of", item="x").pack())
    assert "2027" not in said(tuya)


async def test_once_it_has_ended_there_is_no_list_but_where_to_ask(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("/renewal")
    await bat.press("When it ends")
    await bat.say("1 October 2026")
    assert "🔴 As far as I know, your visa ended on <b>1 Oct</b>. Look in VEVO today" in said(bat)
    assert "registered migration agent" in said(bat)
    assert "begin" not in said(bat).replace("When to begin is our suggestion", "")
    assert labels(bat.last[-1]) == ["↩️ Undo", "📅 When it ends", "🛂 Visa"]
