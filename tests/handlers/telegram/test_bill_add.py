"""A bill is made step by step: by buttons, by words at each step, left at each, and kept for who began it alone."""

import pytest

from core.family.membership import viewer_of
from core.money.currency import currency
from tests.handlers.telegram.in_group import GroupTalk, for_all, for_one
from tests.talk import Speaker, Talk, labels, texts, toasts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def begin(speaker: Speaker, add: str = "➕") -> None:
    await speaker.say("/bills")
    await speaker.press(add)


async def private_account(talk: Talk, owner: Speaker, name: str = "Zanadu") -> None:
    async with talk.store.unit() as unit:
        ((member, _),) = await unit.people.memberships(owner.id)
        await unit.accounts.add(viewer_of(member), name, currency("AUD"), private=True, everyday=False)


async def test_strangers_and_who_only_looks_make_none(talk: Talk, bat: Speaker) -> None:
    stranger = Speaker(talk, 77)
    await stranger.tap("bi:add:0")
    assert "how much" not in str(stranger.last)
    await bat.say("/invite")
    await bat.press("View only")
    saraa = Speaker(talk, 13)
    await saraa.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await saraa.press(label)
    assert "not allowed" in str(await saraa.tap("bi:add:0"))
    assert toasts(await saraa.tap("bn:save:shared")) == ["This was answered already"]


async def test_it_is_made_by_buttons_alone_and_taken_back(bat: Speaker) -> None:
    await begin(bat)
    assert "🏠 Rent" in labels(bat.last[-1])
    await bat.press("Electricity")
    await bat.press("Differs each time")
    await bat.press("Every month")
    assert labels(bat.last[-1])[-3:] == ["Last of the month", "‹ Back", "Cancel"]
    await bat.press("Last of the month")
    await bat.press("Skip")
    assert told(bat).splitlines() == [
        "<b>Save this?</b>",
        "🧾 <b>Electricity</b>",
        "amount varies, every month on the last day",
        "📅 Next: 30 Nov, 31 Dec, 31 Jan 2027",
    ]
    late = bat.button("family sees it")
    await bat.press("family sees it")
    assert told(bat).startswith("Noted.")
    assert "due Mon 30 Nov" in told(bat)
    undo = bat.button("Undo")
    assert toasts(await bat.tap(late[0].data or "", late[1]))
    await bat.say("/bills")
    assert told(bat).count("Electricity") == 1
    await bat.tap(undo[0].data or "", undo[1])
    assert told(bat) == "↩️ Taken back: <b>bill Electricity</b>"
    await bat.say("/bills")
    assert "No bills yet" in told(bat)


async def test_words_are_understood_at_each_step(bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    await begin(bat)
    await bat.say("gym")
    assert told(bat).startswith("<b>Gym</b>: how much is it each time? Write it in AUD")
    await bat.say("1280 fortnightly")
    assert told(bat).startswith("When is it due next?")
    await bat.say("next friday")
    assert (told(bat), labels(bat.last[-1])[:2]) == ("Which of the two?", ["Fri 27 Nov", "Fri 4 Dec"])
    await bat.press("Fri 4 Dec")
    assert "From which account" in told(bat)
    await bat.press("Everyday")
    assert told(bat).splitlines()[1:] == [
        "🧾 <b>Gym</b>",
        "A$1,280.00, every second week on Friday",
        "Account: Everyday",
        "📅 Next: 4 Dec, 18 Dec, 1 Jan 2027",
    ]
    await bat.press("family sees it")
    assert "due Fri 4 Dec" in told(bat)


async def test_a_whole_line_at_the_first_step_is_shown_before_it_is_saved(bat: Speaker) -> None:
    await begin(bat)
    await bat.say("rent 1280 every second friday")
    assert labels(bat.last[-1])[:2] == ["Fri 27 Nov", "Fri 4 Dec"]
    await bat.press("Fri 4 Dec")
    assert "A$1,280.00, every second week on Friday" in told(bat)
    assert "📅 Next: 4 Dec, 18 Dec" in told(bat)
    await bat.say("what now")
    assert told(bat) == "Please tap one of the buttons, or send /cancel to stop."
    await bat.press("family sees it")
    await begin(bat)
    await bat.say("rent 90 weekly on mondays")
    assert "⚠️ You have a <b>Rent</b> already: A$1,280.00, every second week on Friday." in told(bat)
    late = bat.button("Open the one I have")
    await bat.press("Open the one I have")
    assert told(bat).startswith("🧾 <b>Rent</b>\nA$1,280.00")
    assert toasts(await bat.tap(late[0].data or "", late[1]))


async def test_a_whole_line_of_what_varies_keeps_between_what(bat: Speaker) -> None:
    await begin(bat)
    await bat.say("electricity between 120 and 180 monthly on the 5th")
    assert "A$120.00 – A$180.00, every month on the 5th" in told(bat)
    await bat.press("Change")
    await bat.press("Amount")
    await bat.say("about 150")
    assert "about A$150.00" in told(bat)


async def test_the_one_there_was_may_go_meanwhile(bat: Speaker) -> None:
    await bat.say("rent 2400 every second friday")
    delete = bat.button("Delete")
    await begin(bat)
    await bat.say("rent 90 weekly on mondays")
    open_it = bat.button("Open the one I have")
    await bat.tap(delete[0].data or "", delete[1])
    await bat.tap(open_it[0].data or "", open_it[1])
    assert told(bat).startswith("<b>Save this?</b>")


async def test_what_a_line_may_mean_is_asked(bat: Speaker) -> None:
    await begin(bat)
    await bat.say("school fees 1200 each term")
    assert told(bat) == "What do you mean?"
    await bat.press("every 6 months")
    await bat.say("the 15th")
    assert "A$1,200.00, every 6 months on the 15th" in told(bat)
    for wrong in ("bn:read:9", "bn:read:x"):
        await bat.tap(wrong)
        assert told(bat).startswith("<b>Save this?</b>")
    await begin(bat)
    await bat.say("rent 1,28 weekly")
    assert told(bat) == "What do you mean?" or told(bat).startswith("I need a name")


@pytest.mark.parametrize(
    ("taps", "step", "wrong"),
    [
        ((), "I need a name of up to 60 letters: <i>gym</i>", "?" * 3),
        (("Subscription",), "I need a name of up to 60 letters: <i>car", "1" * 70),
        (("Rent",), "I did not understand the amount", "a lot"),
        (("Rent", "Differs"), "I did not understand how often", "now and then"),
        (("Rent", "Differs", "Every month"), "I need a day that is not past", "yesterday"),
    ],
)
async def test_what_is_no_answer_is_asked_again_with_the_same_buttons(
    bat: Speaker, taps: tuple[str, ...], step: str, wrong: str
) -> None:
    await begin(bat)
    for label in taps:
        await bat.press(label)
    buttons = labels(bat.last[-1])
    await bat.say(wrong)
    assert told(bat).startswith(step)
    assert labels(bat.last[-1]) == buttons


async def test_it_goes_back_step_by_step_and_is_left(bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    await begin(bat)
    await bat.press("Loan")
    await bat.press("Loan")
    await bat.say("300 monthly on the 5th")
    assert "From which account" in told(bat)
    for start in ("When is it due next?", "How often?", "<b>Loan</b>: how much", "🧾 What is it?"):
        await bat.press("Back")
        assert told(bat).startswith(start)
    await bat.press("Loan")
    await bat.press("Back")
    assert told(bat).startswith("🧾 What is it?")
    late = bat.button("Cancel")
    await bat.press("Cancel")
    assert told(bat) == "Cancelled."
    assert toasts(await bat.tap(late[0].data or "", late[1]))
    await begin(bat)
    await bat.press("Rent")
    await bat.say("cancel")
    await bat.say("5 coffee")
    assert "coffee" in told(bat).lower()
    await begin(bat)
    await bat.press("Back")
    await bat.say("6 coffee")
    assert told(bat).startswith("<b>A$6.00</b>")


async def test_all_of_it_can_be_changed_before_it_is_saved(bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    await begin(bat)
    await bat.say("rent 1280 monthly on the 5th")
    for field, answer, shown in (
        ("Name", "flat", "🧾 <b>Flat</b>"),
        ("Amount", "about 1300", "about A$1,300.00, every month on the 5th"),
        ("How often", "every 4 weeks", ""),
        ("Day", "5/12", "every 4 weeks on Saturday"),
        ("How often", "once", ""),
        ("Day", "the 7th", "once, on 7 Dec"),
        ("Account", "nothing like it", ""),
    ):
        await bat.press("Change")
        await bat.press(field)
        await bat.say(answer)
        if told(bat).startswith("When is it"):
            continue
        assert shown in told(bat)
    await bat.press("Everyday")
    await bat.press("Change")
    await bat.press("Pays itself")
    assert "🔁 Pays itself" in told(bat)
    await bat.press("Change")
    await bat.press("I pay it")
    assert "🔁" not in told(bat)
    await bat.press("Change")
    await bat.press("Back")
    assert told(bat).startswith("<b>Save this?</b>")
    await bat.press("Change")
    await bat.press("Amount")
    await bat.say("45000₮")
    assert "From which account" not in told(bat)
    assert "Account" not in told(bat)


async def test_an_income_is_asked_for_as_one(tuya: Speaker) -> None:
    await begin(tuya)
    await tuya.press("Цалин")
    assert "орж ирэх вэ" in told(tuya)
    await tuya.say("1.4 сая")
    await tuya.say("сар бүрийн 15-нд")
    assert "Аль дансанд" in told(tuya)
    await tuya.press("Алгасах")
    assert told(tuya).splitlines() == [
        "<b>Хадгалах уу?</b>",
        "🧾 <b>Цалин</b>",
        "+1,400,000₮, сар бүрийн 15-нд",
        "📅 Дараагийнх нь: 12.15, 2027.01.15, 2027.02.15",
    ]
    await tuya.press("Өөрчлөх")
    assert not any("Өөрөө" in label for label in labels(tuya.last[-1]))
    await tuya.press("Өдөр")
    await tuya.say("маргааш")
    await tuya.press("гэр бүлээрээ")
    assert "маргааш" in told(tuya)


async def test_a_private_account_makes_a_private_bill(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await private_account(talk, bat)
    await begin(bat)
    await bat.say("rent 90 weekly on mondays from Zanadu")
    assert "🔒 Only you will see it" in told(bat)
    assert not any("family sees" in label for label in labels(bat.last[-1]))
    await bat.tap("bn:save:shared")
    assert "🔒 Only you see it." in told(bat)
    await tuya.say("/bills")
    assert "Rent" not in told(tuya)
    await begin(tuya)
    await tuya.press("Түрээс")
    await tuya.say("90 AUD")
    await tuya.press("Сар бүр")
    await tuya.press("Маргааш")
    assert "Zanadu" not in str(tuya.last)
    assert "⚠️" not in told(tuya)


async def test_an_unknown_account_is_asked_for_and_one_that_went_too(talk: Talk, bat: Speaker) -> None:
    await private_account(talk, bat)
    await begin(bat)
    await bat.say("rent 90 weekly on mondays from savings")
    assert "From which account" in told(bat)
    await bat.say("Zanadu")
    assert "Account: 🔒 Zanadu" in told(bat)
    save = bat.button("only I see it")
    async with talk.store.look() as unit:
        ((member, _),) = await unit.people.memberships(bat.id)
        (number,) = [one.id for one in await unit.accounts.visible(viewer_of(member)) if one.private]
    await bat.tap(f"a:arc:{number}:")
    await bat.tap(save[0].data or "", save[1])
    assert "From which account" in told(bat)
    assert "Zanadu" not in str(labels(bat.last[-1]))


async def test_it_goes_on_after_a_restart(talk: Talk, bat: Speaker) -> None:
    await begin(bat)
    await bat.say("rent 1280")
    again = Talk(talk.store, talk.clock)
    again._update_id, again._message_id = 10_000, 10_000
    bat.talk = again
    await bat.say("monthly on the 5th")
    await bat.say("everyday")
    assert "A$1,280.00, every month on the 5th\nAccount: Everyday" in told(bat)


async def test_what_stands_on_a_button_can_be_typed(bat: Speaker) -> None:
    await begin(bat)
    for answer in ("electricity", "differs each time", "every month", "last of the month", "skip"):
        await bat.say(answer)
    assert "every month on the last day" in told(bat)
    await bat.say("change")
    await bat.say("back")
    assert told(bat).startswith("<b>Save this?</b>")


async def test_only_its_maker_sees_what_is_saved_for_one_alone(bat: Speaker, tuya: Speaker) -> None:
    await begin(bat)
    await bat.say("rent 90 weekly on mondays")
    await bat.press("only I see it")
    await tuya.say("/bills")
    assert "Rent" not in told(tuya)
    await bat.say("/bills")
    assert "Rent" in told(bat)


async def test_it_goes_on_days_later_and_asks_the_day_that_has_passed_again(talk: Talk, bat: Speaker) -> None:
    await begin(bat)
    await bat.say("rent 90 monthly on the 27th")
    save = bat.button("family sees it")
    talk.clock.advance(days=9)
    await bat.tap("bn:x:")
    await bat.tap(save[0].data or "", save[1])
    assert toasts(bat.last)
    await begin(bat)
    await bat.say("rent 90 monthly on the 7th")
    talk.clock.advance(days=9)
    await bat.press("family sees it")
    assert told(bat).startswith("When is it due next?")
    await bat.press("Today")
    assert "every month on the 12th" in told(bat)


@pytest.mark.parametrize(
    "data",
    ["bn:kind:zzz", "bn:named:", "bn:per:zzz", "bn:day:zzz", "bn:last:", "bn:go:zzz", "bn:save:shared", "bn:zz:"],
)
async def test_a_button_of_an_older_step_only_asks_again(bat: Speaker, data: str) -> None:
    await begin(bat)
    await bat.tap(data)
    assert told(bat).startswith("🧾 What is it?")


async def test_in_a_group_only_who_began_is_asked_and_nothing_private_is_read(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await private_account(talk, bat)
    group = GroupTalk(talk)
    await group.founded(bat)
    card = (await group.say(bat, "/bills@globfam_bot"))[-1]
    others = await group.tap(tuya, "bi:add:0", card)
    assert for_all(others) == []
    assert for_one(others) == []
    asked = await group.tap(bat, "bi:add:0", card)
    assert [out.receiver for out in for_one(asked)] == [bat.id]
    for text in ("rent", "90", "every month", "tomorrow"):
        outs = await group.say(bat, f"@globfam_bot {text}")
        assert for_all(outs) == []
    assert "Zanadu" in str(for_one(outs))
    outs = await group.say(tuya, "@globfam_bot 5 coffee")
    assert "Zanadu" not in str(outs)
    assert "5.00" in str(outs) or "₮" in str(outs)
