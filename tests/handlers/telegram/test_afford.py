"""Can we afford it? Answered in both languages from what is known, and from nothing else."""

from datetime import date

from core.bills.model import Bill, Flow, Occurrence
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from handlers.telegram.actor import actor_of
from tests.conftest import NOON
from tests.talk import Speaker, Talk, texts, toasts

AUD = currency("AUD")


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def due(talk: Talk, who: Speaker, title: str, day: date, minor: int | None, flow: Flow = Flow.OUT) -> None:
    """A bill of a person's family with one occurrence."""
    async with talk.store.unit() as unit:
        viewer = (await actor_of(unit, talk.clock, who.id, "", None)).viewer
        bill = Bill(title, flow, AUD, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1", day)
        made = (await begin(unit, viewer, Matter(viewer.member_id, bill), NOON)).matter
        one = Occurrence(day, day, None if minor is None else Money(minor, AUD))
        await unit.matters.add(viewer, Matter(viewer.member_id, one, parent_id=made.id, day=day))


async def test_what_is_left_until_payday_names_the_bills(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account CommBank 4200 aud")
    await due(talk, bat, "Pay", date(2026, 12, 4), 3_000_00, Flow.IN)
    await due(talk, bat, "Rent", date(2026, 11, 27), 600_00)
    await bat.say("Can we afford 1,200 for tickets?")
    assert told(bat).splitlines() == [
        "✅ Yes. After A$1,200.00 for tickets, <b>A$2,400.00</b> is left until payday on 4 Dec.",
        "Cash A$4,200.00, less A$600.00 of bills until 3 Dec: Rent A$600.00.",
    ]
    await bat.press("How?")
    assert told(bat).splitlines() == [
        "❔ <b>A$1,200.00</b>, counted so:",
        "🏦 🇦🇺 Australia · CommBank: A$4,200.00",
        "= <b>A$4,200.00</b> there",
        "🧾 Rent, 27 Nov: A$600.00",
        "− <b>A$600.00</b> of bills until 3 Dec",
        "= <b>A$2,400.00</b> after it is bought",
    ]
    await bat.say("can we afford 5000?")
    assert told(bat).startswith("❌ Not by what is known: for A$5,000.00, <b>A$1,400.00</b> is missing.")
    await due(talk, bat, "Power", date(2026, 11, 28), None)
    await bat.say("can we afford 1200")
    assert told(bat).startswith("🟡 By what is known, yes. After A$1,200.00, <b>A$2,400.00</b> is left until payday")
    assert "Power (amount not known)" in told(bat)
    await bat.press("How?")
    assert "🧾 Power, 28 Nov: amount not known" in told(bat)


async def test_without_a_payday_or_a_bill_that_is_said(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account CommBank 4200 aud")
    await bat.say("can we afford 1200 for a fridge?")
    assert told(bat).splitlines() == [
        "✅ Yes, by what is known. After A$1,200.00 for fridge, <b>A$3,000.00</b> is left.",
        "Cash A$4,200.00. No open bill is known until 24 Dec.",
        "No payday is known, so I counted bills until 24 Dec.",
    ]
    await due(talk, bat, "Power", date(2026, 11, 28), None)
    await bat.say("can we afford 1200 for a fridge?")
    assert told(bat).startswith("🟡 By what is known, yes. After A$1,200.00 for fridge, <b>A$3,000.00</b> is left, but")


async def test_money_of_goals_and_abroad_is_told(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account CommBank 1000 aud")
    await bat.say("add account Khan 4000000 mnt")
    await bat.say("/rate AUD 2000")
    await bat.press("2,000₮")
    await bat.say("goal car 5000")
    await bat.say("put 2000 aside for car")
    await bat.say("can we afford 1500 for tickets?")
    assert "🎯 But A$2,000.00 of it is put aside for goals" in told(bat)
    assert "✈️ 🇦🇺 Australia alone falls A$500.00 short" in told(bat)
    await bat.press("How?")
    assert ": 4,000,000₮ (≈ A$2,000.00)" in told(bat)
    assert "🎯 put aside for Car: A$2,000.00" in told(bat)
    assert "1 AUD = <b>2,000₮</b>" in told(bat)


async def test_what_is_not_known_is_no_answer(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("coffee 5")
    await bat.say("can we afford 100?")
    assert told(bat).startswith("I do not know what is on your accounts yet")
    assert "Not counted, since its balance was never said: Everyday" in told(bat)
    await bat.say("can we afford a car?")
    assert told(bat).startswith("For how much?")
    await tuya.say("can we afford 100?")
    assert told(tuya).startswith("Хэдээр вэ?")
    await bat.say("can we afford 0.001 btc")
    assert told(bat)


async def test_without_a_rate_it_says_so(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account CommBank 4200 aud")
    await bat.say("add account Khan 4000000 mnt")
    await bat.say("can we afford 100?")
    assert told(bat).splitlines()[-1] == "No rate known: MNT"
    assert told(bat).startswith("🟡")


async def test_in_mongolian(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("данс нэм Хаан 5 сая")
    await tuya.say("3 саяар тийз авч болох уу?")
    assert told(tuya).startswith(
        "✅ Мэдэгдэж байгаагаар болно. 3,000,000₮ (тийз) — үүний дараа <b>2,000,000₮</b> үлдэнэ."
    )


async def test_a_private_account_is_its_owners(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    async with talk.store.unit() as unit:
        viewer = (await actor_of(unit, talk.clock, bat.id, "", None)).viewer
        await unit.accounts.add(viewer, "Zanadu", AUD, private=True, everyday=False)
    await bat.say("Zanadu balance 900")
    await bat.say("can we afford 100?")
    assert "A$900.00" in told(bat)
    await tuya.say("can we afford 100 aud?")
    assert "900" not in told(tuya)
    stranger = Speaker(talk, 77)
    assert "900" not in " ".join(texts(await stranger.say("can we afford 100?")))
    assert toasts(await bat.tap("af:how:0:AUD"))


async def test_without_a_rate_it_is_neither_yes_nor_no(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("got salary 5000")
    for speaker, told in ((bat, "🤔 I can't tell: there is A$5,000.00"), (tuya, "🤔 Хэлж чадахгүй нь: A$5,000.00")):
        (answer,) = texts(await speaker.say("3 сая төгрөгийн тасалбар авах боломжтой юу?"))
        assert answer.startswith(told)
        assert "❌" not in answer
