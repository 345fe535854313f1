"""The money for a visa in the chat: told by buttons, asked in words, changed, shared, and kept from all others."""

from datetime import timedelta
from fractions import Fraction

import pytest

from core.accounts.keep import Opening, open_account
from core.accounts.model import AccountKind, Holder, Owner
from core.charts.model import Lines
from core.delivery.model import Method
from core.family.membership import viewer_of
from core.ledger.model import Origin
from core.money.currency import currency
from core.money.money import Money
from tests.conftest import NOON
from tests.core.budgets.setting import DAY, know_rates
from tests.handlers.telegram.in_group import GroupTalk, for_all, for_one
from tests.talk import Speaker, Talk, labels, texts, toasts

ADVICE = "This is not legal advice."


def told(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


async def have(talk: Talk, who: Speaker, name: str, amount: int, code: str = "AUD", *, private: bool = False) -> None:
    """An account with so many major units on it, for a year."""
    money = Money(amount * 100, currency(code))
    async with talk.store.unit() as unit:
        ((member, _),) = await unit.people.memberships(who.id)
        opening = Opening(name, AccountKind.CASH, money.currency, money, private=private)
        await open_account(unit, viewer_of(member), opening, Origin(who.id, 1, 0), DAY - timedelta(days=365), NOON)


async def tell(who: Speaker, *answers: str, begin: str = "Begin") -> None:
    """All the first questions, each answered by a button, or in words where there is none."""
    await who.say("/funds")
    for answer in (begin, *answers[:-1]):
        await who.press(answer)
    await who.say(answers[-1])


FAMILY = ("Yes", "2", "1", "In Australia", "18,500")


async def test_a_family_is_told_in_five_answers(talk: Talk, bat: Speaker) -> None:
    await have(talk, bat, "CommBank", 21_000)
    await bat.say("do we have enough for the visa?")
    assert "💰 <b>Money for a student visa</b>" in told(bat)
    await tell(bat, *FAMILY)
    lines = told(bat).splitlines()
    assert lines[:13] == [
        "✅ Noted.",
        "💰 <b>Money for the student visa</b>",
        "📅 Applying: today · student, partner, 2 children",
        "",
        "<b>Needed: A$85,004.00</b>",
        "• Living, student: A$29,710.00",
        "• Living, partner: A$10,394.00",
        "• Living, 2 children: A$8,898.00",
        "• School, 1 child: A$13,502.00",
        "• Tuition: A$18,500.00",
        "• Travel, 4 people: A$4,000.00 (a rule of thumb)",
        "",
        "<b>There: A$21,000.00</b>",
    ]
    assert "🔴 <b>A$64,004.00 is missing.</b>" in lines
    assert "📈 Since 24 Aug never less than A$21,000.00 (24 Aug)." in lines
    assert ADVICE in lines[-1]
    chart = bat.last[0].chart
    assert chart is not None
    assert isinstance(chart.plot, Lines)
    assert [line.points[-1][1] for line in chart.plot.lines] == [21_000_00, 85_004_00]


async def test_undo_takes_it_back_and_nothing_is_kept_before_the_last_answer(bat: Speaker) -> None:
    await bat.say("/funds")
    for answer in ("Begin", "No", "0"):
        await bat.press(answer)
    await bat.press("Cancel")
    await bat.say("/funds")
    assert "Begin" in labels(bat.last[-1])
    await tell(bat, "No", "0", "Outside Australia", "0")
    assert "• Travel, 1 person: A$2,000.00" in told(bat)
    await bat.press("Undo")
    assert "Taken back: <b>the money for the visa</b>" in told(bat)
    await bat.say("/funds")
    assert "Begin" in labels(bat.last[-1])
    await bat.say("/redo")
    await bat.say("visa funds")
    assert "<b>Needed: A$31,710.00</b>" in told(bat)


async def test_the_tuition_may_be_unknown_and_is_needed_on_top(talk: Talk, bat: Speaker) -> None:
    await have(talk, bat, "CommBank", 40_000)
    await bat.say("/funds")
    for answer in ("Begin", "No", "0", "In Australia", "I don't know yet"):
        await bat.press(answer)
    assert "<b>Needed: A$30,710.00, and the tuition</b>" in told(bat)
    assert "🟡 <b>A$9,290.00 would be left for the tuition</b>" in told(bat)
    await bat.press("Change")
    await bat.press("Tuition")
    await bat.say("all of it")
    assert told(bat).startswith("I did not understand that.\n🎓")
    await bat.say("50 million")
    assert told(bat).startswith("I did not understand that.")
    await bat.say("12,000")
    assert "🔴 <b>A$2,710.00 is missing.</b>" in told(bat)


async def test_each_thing_is_changed_by_its_button(talk: Talk, bat: Speaker) -> None:
    async with talk.store.unit() as unit:
        await know_rates(unit, *(DAY - timedelta(days=5 * back) for back in range(40)))
    await have(talk, bat, "CommBank", 50_000)
    await tell(bat, *FAMILY)
    for field, answer, shown in (
        ("Paid", "5,000", "• Paid of it already: −A$5,000.00"),
        ("School", "6,000", "• School, 1 child: A$6,000.00"),
        ("Travel", "3,500", "• Travel, 4 people: A$3,500.00"),
        ("Other money", "40,000,000₮", "• Not on an account here: 40,000,000₮ ≈ A$20,000.00"),
        ("Length of stay", "22 Aug 2027", "until 22 Aug 2027: living and school are counted for 272 days."),
        ("Date", "1 June 2027", "📅 Applying: 1 June 2027"),
        ("Children", "1", "student, partner, 1 child"),
    ):
        await bat.press("Change")
        await bat.press(field)
        await bat.say(answer)
        assert shown in told(bat), field
    assert "⚠️ They may have changed by 1 June 2027" in told(bat)
    assert "💱 If MNT moves by 5%: ±A$1,000.00." in told(bat)
    for field, button in (
        ("Partner", "No"),
        ("At school", "0"),
        ("Length of stay", "A year or longer"),
        ("Paid", "Nothing"),
    ):
        await bat.press("Change")
        await bat.press(field)
        await bat.press(button)
    assert "📅 Applying: 1 June 2027 · student, 1 child" in told(bat)
    assert "Paid" not in told(bat)


@pytest.mark.parametrize("day", ["1 June 2026", "soon", "1 May 2027 or 1 June 2027"])
async def test_a_day_must_be_one_that_is_to_come(bat: Speaker, day: str) -> None:
    await tell(bat, *FAMILY)
    await bat.press("Change")
    await bat.press("Date")
    await bat.say(day)
    assert told(bat).startswith("I did not understand that.\n📅")
    await bat.press("Back")
    assert "📅 Applying: today" in told(bat)


async def test_numbers_are_typed_too_and_buttons_of_old_questions_do_nothing(bat: Speaker) -> None:
    await bat.say("/funds")
    await bat.press("Begin")
    await bat.say("maybe")
    assert told(bat).startswith("I did not understand that.\n👫")
    await bat.say("yes")
    await bat.say("12")
    assert told(bat).startswith("I did not understand that.\n🧒")
    await bat.say("2 kids, 1 at school")
    assert told(bat).startswith("I did not understand that.\n🧒")
    await bat.say("6 kids")
    assert labels(bat.last[-1])[:-1] == [str(number) for number in range(7)]
    assert toasts(await bat.tap("fu:set:0:partner=1"))[0] != ""
    await bat.press("4")
    await bat.press("In Australia")
    await bat.say("nothing to pay")
    assert "student, partner, 6 children" in told(bat)
    assert "• School, 4 children: A$54,008.00" in told(bat)
    assert toasts(await bat.press("Nothing to pay"))[0] != ""


async def test_an_account_is_put_in_and_left_out(talk: Talk, bat: Speaker) -> None:
    await have(talk, bat, "CommBank", 1_000)
    await have(talk, bat, "Wallet", 300)
    await tell(bat, *FAMILY)
    assert "➖ No bank known: Wallet." in told(bat)
    await bat.press("Accounts")
    assert labels(bat.last[-1]) == ["✅ CommBank · A$1,000.00", "➖ Wallet · A$300.00", "‹ Back"]
    await bat.press("Wallet")
    await bat.press("CommBank")
    assert labels(bat.last[-1])[:2] == ["➖ CommBank · A$1,000.00", "✅ Wallet · A$300.00"]
    await bat.press("Back")
    assert "<b>There: A$300.00</b>" in told(bat)
    assert "➖ Left out: CommBank" in told(bat)
    await bat.say("/undo")
    await bat.say("/funds")
    assert "<b>There: A$1,300.00</b>" in told(bat)


async def test_the_gap_becomes_a_goal(talk: Talk, bat: Speaker) -> None:
    await have(talk, bat, "CommBank", 84_000)
    await tell(bat, *FAMILY)
    assert "Make it a goal" not in " ".join(labels(bat.last[-1]))
    await bat.press("Change")
    await bat.press("Date")
    await bat.say("24 January 2027")
    assert "🐖 Put aside <b>A$502.00</b> a month until 24 Jan 2027 (2×)." in told(bat)
    await bat.press("Make it a goal")
    assert told(bat).startswith("✅ Goal set\n🎯 <b>🔒 Visa money</b>\n<b>A$0.00</b> of A$1,004.00 is there")


async def test_enough_is_said_with_what_is_to_spare_and_since_when(talk: Talk, bat: Speaker) -> None:
    await have(talk, bat, "CommBank", 90_000)
    await tell(bat, *FAMILY)
    assert "🟢 <b>It is enough, with A$4,996.00 to spare.</b>" in told(bat)
    assert "✅ All that is needed has been there since 25 May." in told(bat)


async def test_nobody_sees_it_until_it_is_shared_and_then_nobody_changes_it(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await have(talk, bat, "Zanadu", 777, private=True)
    await have(talk, bat, "CommBank", 5_000)
    await tell(bat, *FAMILY)
    assert "🔒 Zanadu" in told(bat)
    await tuya.say("визний мөнгө хүрэх үү?")
    assert "Эхлэх" in labels(tuya.last[-1])
    await bat.press("Share with the family")
    await tuya.say("/funds")
    assert "<b>Хэрэгтэй: A$85,004.00</b>" in told(tuya)
    assert "<b>Байгаа: A$5,000.00</b>\n• CommBank (P11): A$5,000.00" in told(tuya)
    assert "Zanadu" not in told(tuya)
    assert labels(tuya.last[-1]) == ["🛂 Виз"]
    await bat.press("Only me")
    await tuya.say("/funds")
    assert "Эхлэх" in labels(tuya.last[-1])


async def test_who_only_sees_is_offered_nothing_to_press_and_may_not(talk: Talk, bat: Speaker) -> None:
    sara = Speaker(talk, 13)
    await bat.say("/invite")
    await bat.press("View only")
    await sara.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await sara.press(label)
    await sara.say("/funds")
    assert labels(sara.last[-1]) == ["🛂 Visa"]
    await sara.tap("fu:begin:0:")
    assert "👫" not in told(sara)


async def test_a_shared_plan_is_read_by_all_in_the_group_and_a_private_one_by_its_owner(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await have(talk, bat, "CommBank", 5_000)
    await have(talk, bat, "Zanadu", 777, private=True)
    await tell(bat, *FAMILY)
    group = GroupTalk(talk)
    await group.founded(bat)
    outs = await group.say(bat, "/funds")
    assert all("5,777" not in text for text in for_all(outs))
    assert any("5,777" in out.text for out in for_one(outs))
    (answer,) = [out for out in await group.say(tuya, "/funds") if out.method is not Method.REACT]
    assert "85,004" not in answer.text


async def test_it_is_forgotten_and_comes_back(bat: Speaker) -> None:
    await tell(bat, *FAMILY)
    await bat.press("Change")
    await bat.press("Forget")
    assert told(bat).startswith("🗑")
    assert toasts(await bat.press("Accounts"))[0] != "" or "no account" in told(bat)
    await bat.press("Undo")
    await bat.say("/funds")
    assert "A$85,004.00" in told(bat)


async def test_it_is_reached_from_the_visa(bat: Speaker) -> None:
    await bat.say("/visa")
    await bat.press("Money to show")
    assert "Money for a student visa" in told(bat)


async def test_buttons_of_what_is_forgotten_or_was_never_offered_do_nothing(talk: Talk, bat: Speaker) -> None:
    await have(talk, bat, "CommBank", 1_000)
    await have(talk, bat, "Karen's super", 1_000)
    await tell(bat, *FAMILY)
    await bat.say("/undo")
    for data in ("more:0:", "accounts:0:", "turn:2:", "goal:0:", "ask:0:shoes", "set:0:partner=1"):
        (toast,) = toasts(await bat.tap(f"fu:{data}"))
        assert toast, data
        assert texts(bat.last) == [], data
    await bat.say("/funds")
    await bat.press("Begin")
    for data in ("set:0:partner=x", "set:0:children=1", "set:0:partner="):
        (toast,) = toasts(await bat.tap(f"fu:{data}"))
        assert toast, data


async def test_of_a_shared_account_the_familys_part_is_named(talk: Talk, bat: Speaker) -> None:
    async with talk.store.unit() as unit:
        ((member, _),) = await unit.people.memberships(bat.id)
        half = Fraction(1, 2)
        owners = (Owner(Holder.MEMBER, half, member.id), Owner(Holder.OTHER, half, name="Grandma"))
        opening = Opening(
            "CommBank", AccountKind.CASH, currency("AUD"), Money(1_000_00, currency("AUD")), owners=owners
        )
        await open_account(unit, viewer_of(member), opening, Origin(bat.id, 1, 0), DAY, NOON)
    await tell(bat, *FAMILY)
    assert "• CommBank (P11 1/2, Grandma 1/2): A$500.00 (your family's part)" in told(bat)
    assert "📈 I know all of these accounts only since 24 Nov: never less than A$500.00 from then on" in told(bat)


async def test_hidden_amounts_stay_hidden(talk: Talk, bat: Speaker) -> None:
    await have(talk, bat, "CommBank", 1_000)
    await bat.say("/settings")
    await bat.press("Hide amounts")
    await tell(bat, *FAMILY)
    assert "<tg-spoiler>A$85,004.00</tg-spoiler>" in told(bat)
    assert bat.last[0].chart is None or bat.last[0].chart.hidden
    await bat.press("Accounts")
    assert labels(bat.last[-1])[0] == "✅ CommBank · •••"


async def test_in_words_and_in_mongolian(talk: Talk, tuya: Speaker) -> None:
    await have(talk, tuya, "Хаан", 1_000, "MNT")
    await tuya.say("/funds")
    for answer in ("Эхлэх", "Үгүй", "0", "Австралиас гадна"):
        await tuya.press(answer)
    await tuya.say("12 мянга")
    await tuya.say("визэнд хэдэн доллар хэрэгтэй вэ?")
    assert "<b>Хэрэгтэй: A$43,710.00</b>" in told(tuya)
    assert "⚠️ Албан ханш олдсонгүй: MNT." in told(tuya)
    assert "Энэ нь хуулийн зөвлөгөө биш." in told(tuya)


async def test_tuition_said_in_passing_is_asked_about(talk: Talk, bat: Speaker) -> None:
    await bat.say("tuition 18,500 a year")
    assert "where shall I put it?" not in told(bat), "of who told of no studies it is a bill"
    await bat.press("Undo")
    await bat.say("my visa 500 8105 course from 16 Feb 2026 to 30 Nov 2027")
    await bat.say("tuition 18,500 a year")
    assert told(bat) == "🎓 The course, <b>A$18,500.00</b> a year: where shall I put it?"
    assert labels(bat.last[0]) == [
        "🛂 Money for the visa",
        "🧾 A bill every year",
        "💸 I paid it: an expense",
        "Cancel",
    ]
    await bat.press("Money for the visa")
    for answer in ("No", "0", "In Australia"):
        assert "Tuition" not in told(bat)
        await bat.press(answer)
    assert "• Tuition: A$18,500.00" in told(bat)
    await bat.say("flights home 2,400")
    await bat.press("Money for the visa")
    assert "• Travel, 1 person: A$2,400.00" in told(bat)
    await bat.press("Undo")
    await bat.say("/funds")
    assert "A$2,400.00" not in told(bat)


async def test_a_cost_may_as_well_be_a_bill_or_an_expense(talk: Talk, bat: Speaker) -> None:
    await tell(bat, "No", "0", "In Australia", "10,000")
    await bat.say("my course costs 18500 a year")
    await bat.press("bill every year")
    assert "A$18,500.00, every year on" in told(bat)
    await bat.say("flights home 2,400")
    assert "every year" not in "".join(labels(bat.last[0]))
    await bat.press("I paid it")
    assert texts(bat.last)[0] == "💸 As an expense:"
    assert "<b>A$2,400.00</b>" in texts(bat.last)[1]
    assert toasts(await bat.tap("fu:cost:0:paid")), "once"
    await bat.say("flights home 2,400")
    await bat.press("Cancel")
    assert told(bat) == "Cancelled."
    await bat.say("tuition 10,000 a year")
    assert "where shall I put it?" not in told(bat), "that is known"


async def test_a_cost_is_settled_once_and_by_what_was_offered(talk: Talk, bat: Speaker) -> None:
    await tell(bat, "No", "0", "In Australia", "10,000")
    for pressed in ("bill", "funds"):
        await bat.say("annual tuition 18500")
        assert "🧾 A bill every year" not in labels(bat.last[0])
        await bat.tap(f"fu:cost:0:{pressed}")
        assert toasts(bat.last) or "• Tuition: A$18,500.00" in told(bat)


async def test_more_pupils_than_children_are_asked_again_and_a_part_of_a_button_is_enough(
    talk: Talk, bat: Speaker
) -> None:
    await tell(bat, "Yes", "2", "9")
    assert "🎒" in told(bat), "nine of two children is no answer"
    await bat.say("1")
    await bat.say("outside")
    assert "🎓" in told(bat)
    await bat.say("know")
    assert "1 child:" in told(bat)
