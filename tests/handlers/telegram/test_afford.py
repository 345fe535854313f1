"""Can we afford it? Answered in both languages from what is known, and from nothing else."""

from datetime import date

from core.bills.model import Bill, Flow, Occurrence
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from handlers.telegram.actor import actor_of
from tests.conftest import NOON
from tests.talk import Speaker, Talk, labels, texts, toasts

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
        "✅ Yes. After A$1,200.00 (tickets), <b>A$2,400.00</b> is left until payday on 4 Dec.",
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
        "✅ Yes, by what is known. After A$1,200.00 (fridge), <b>A$3,000.00</b> is left.",
        "Cash A$4,200.00. No open bill is known until 24 Dec.",
        "No payday is known, so I counted bills until 24 Dec.",
    ]
    await due(talk, bat, "Power", date(2026, 11, 28), None)
    await bat.say("can we afford 1200 for a fridge?")
    assert told(bat).startswith("🟡 By what is known, yes. After A$1,200.00 (fridge), <b>A$3,000.00</b> is left, but")


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
    assert "after its own bills: 🇦🇺 Australia −A$500.00, 🇲🇳 Mongolia A$2,000.00." in told(bat)
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
    await tuya.say("can we afford a car?")
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


async def test_a_sum_that_hardly_is_of_togrog_is_asked_for(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("add account CommBank 4200 aud")
    for line in ("can we afford 1,200 for tickets?", "1200-аар билет авч болох уу"):
        (asked,) = await tuya.say(line)
        assert asked.text == "Аль валютаар вэ?"
        assert labels(asked) == ["1,200₮", "A$1,200.00", "US$1,200.00"]
    await tuya.press("A$")
    assert "A$1,200.00 — үүний дараа <b>A$3,000.00</b> үлдэнэ" in told(tuya)
    assert toasts(await tuya.tap("af:in:0:AUD"))
    assert toasts(await tuya.tap("af:in:100:XYZ"))
    (asked,) = await tuya.say("can we afford 0.5?")
    assert labels(asked) == ["A$0.50", "US$0.50"], "no sum of a currency that has no such parts"


async def test_how_much_there_is_to_spend_at_all(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("will we make it to payday?")
    assert told(bat).startswith("I do not know what is on your accounts yet")
    await bat.say("add account CommBank 4200 aud")
    await bat.say("how much can I spend today")
    assert told(bat).startswith(
        "💰 By what is known, there is <b>A$4,200.00</b> to spend until 24 Dec, about <b>A$135.48"
    )
    await due(talk, bat, "Pay", date(2026, 12, 4), 3_000_00, Flow.IN)
    await due(talk, bat, "Rent", date(2026, 11, 27), 600_00)
    await bat.say("goal car 5000")
    await bat.say("put 100 aside for car")
    await bat.say("how much can we spend until payday?")
    assert told(bat).splitlines() == [
        "💰 Until payday on 4 Dec there is <b>A$3,600.00</b> to spend, about <b>A$360.00</b> a day.",
        "🎯 A$100.00 of it is put aside for goals.",
        "Cash A$4,200.00, less A$600.00 of bills until 3 Dec: Rent A$600.00.",
    ]
    await bat.press("How?")
    assert told(bat).startswith("❔ What there is to spend, counted so:")
    assert told(bat).endswith("= <b>A$3,600.00</b> to spend")
    await due(talk, bat, "Power", date(2026, 11, 28), None)
    await tuya.say("цалин хүртэл хэдийг зарцуулж болох вэ?")
    assert "Бүх зүйл мэдэгдээгүй" in told(tuya)
    await due(talk, bat, "School", date(2026, 11, 28), 9_000_00)
    await bat.say("how much can we spend until payday?")
    assert told(bat).startswith(
        "❌ Nothing, by what is known: <b>A$5,400.00</b> is missing for the bills before 4 Dec."
    )
