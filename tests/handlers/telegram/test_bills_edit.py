"""A bill is changed by its buttons and in words; what is past stays, and each change is taken back."""

import pytest

from tests.talk import Speaker, Talk, texts, toasts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_stranger_changes_nobody_elses_bill(talk: Talk, bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    late = bat.button("More")
    stranger = Speaker(talk, 77)
    await stranger.settle_in()
    await stranger.tap(late[0].data or "", late[1])
    assert "Rent" not in str(stranger.last)
    await stranger.say("rent ended")
    assert "Ended" not in str(texts(stranger.last))
    await bat.say("/bills")
    assert "27 Nov" in told(bat)


async def test_the_first_day_is_asked_where_another_may_be_meant(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    assert told(bat).splitlines()[-1] == "❔ Is Fri 27 Nov the first? If not, tap the right day."
    await bat.press("Fri 4 Dec")
    assert "⚪️ A$2,400.00, due Fri 4 Dec" in told(bat)
    assert "27 Nov" not in told(bat)
    await bat.press("Undo")
    await bat.say("/bills")
    assert "27 Nov" in told(bat)
    await bat.say("power 80 monthly on the 5th")
    assert "❔" not in told(bat)


@pytest.mark.parametrize(
    ("buttons", "shown"),
    [
        (("How often", "Every month"), "every month on the 27th"),
        (("Day", "Thursday"), "every second week on Thursday"),
        (("Differs each time",), "about A$2,400.00, every"),
        (("On days off", "The business day before"), "or the business day before"),
        (("Shared with", "P12"), "Shared with P12"),
    ],
)
async def test_each_part_is_changed_by_buttons(
    bat: Speaker, tuya: Speaker, buttons: tuple[str, ...], shown: str
) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.press("More")
    for button in buttons:
        await bat.press(button)
    assert shown in told(bat)
    await bat.press("Undo")
    await bat.say("/bills")
    await bat.press("All bills")
    await bat.press("Rent")
    assert shown not in told(bat)
    await tuya.say("/bills")
    assert "Rent" in told(tuya)


async def test_who_shares_it_no_longer_does(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    for button in ("More", "Shared with", "P12", "More", "Shared with", "Nobody"):
        await bat.press(button)
    assert "Shared with" not in told(bat)
    await tuya.say("/bills")


async def test_the_day_is_typed(bat: Speaker) -> None:
    await bat.say("rent 2400 monthly on the 1st")
    await bat.press("More")
    await bat.press("Day")
    assert told(await _said(bat, "soon")).startswith("I did not understand when.")
    assert "due Sat 5 Dec" in told(await _said(bat, "the 5th"))


async def test_an_account_is_chosen_and_left(bat: Speaker) -> None:
    await bat.say("lunch 5")
    await bat.say("rent 2400 every second Friday")
    for button in ("More", "Account", "Everyday"):
        await bat.press(button)
    assert "Account: " in told(bat)
    for button in ("More", "Account", "None"):
        await bat.press(button)
    assert "Account: " not in told(bat)


async def test_a_button_that_says_nothing_does_nothing(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    key = (bat.button("More")[0].data or "").split(":")[2]
    for op, arg in (("first", "soon"), ("per", "x"), ("on", "x"), ("move", "x")):
        assert toasts(await bat.tap(f"be:{op}:{key}:{arg}"))


async def test_it_is_called_otherwise_and_known_by_what_it_was(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("Netflix 22.99 monthly on the 26th")
    await bat.press("More")
    await bat.press("Name")
    assert told(bat).startswith("What shall <b>Netflix</b> be called?")
    assert texts(await bat.say("42")) == [
        "A name has letters in it, and no more than 60 of them. Write it again, or /cancel."
    ]
    await bat.say("  Films  & series ")
    assert "🧾 <b>Films &amp; series</b>" in told(bat)
    await tuya.say("netflix хэзээ төлөх вэ")
    assert told(tuya).startswith("🗓 <b>Films &amp; series</b>: A$22.99")
    await bat.say("netflix 22.99")
    await bat.say("is films & series paid yet")
    assert told(bat).startswith("✅ Last paid: A$22.99, today.")
    await bat.say("/undo")
    await bat.say("/undo")
    await bat.say("when is films & series due")
    assert "A$22.99" not in told(bat)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("rent is 2500 from March", "From 1 Mar 2027: A$2,500.00"),
        ("rent went up to 2500", "A$2,500.00, every month on the 1st"),
        ("move rent to the 5th", "every month on the 5th"),
        ("rent ended", "🏁 Ended"),
        ("rent ends in june", "until 30 June 2027"),
        ("pause rent", "⏸ Paused"),
        ("rent is 5", "very far from what it costs now"),
        ("move rent to friday", "does not fit how this one comes"),
        ("rent is 2400", "I know this one already:"),
    ],
)
async def test_it_is_changed_in_words(bat: Speaker, text: str, shown: str) -> None:
    await bat.say("rent 2400 monthly on the 1st")
    await bat.say(text)
    assert shown in told(bat)


async def test_it_is_changed_in_mongolian(tuya: Speaker) -> None:
    await tuya.say("түрээс 1.2 сая сар бүрийн 1-нд")
    await tuya.say("түрээс 3-р сараас 1.3 сая болсон")
    assert "2027.03.01 өдрөөс: 1,300,000₮" in told(tuya)
    await tuya.say("түрээсийг 5-нд шилжүүл")
    assert "сар бүрийн 5-нд" in told(tuya)


async def test_one_of_two_that_are_called_so_is_chosen(bat: Speaker) -> None:
    await bat.say("rent 2400 monthly on the 1st")
    await bat.say("rent 900000 tugrik monthly on the 1st")
    await bat.say("rent ended")
    assert told(bat) == "Which one do you mean? Open it, and change it there."


async def test_the_card_tells_its_past(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.say("rent 2400")
    await bat.say("/bills")
    await bat.press("All bills")
    await bat.press("Rent")
    assert "Paid 1 time since 24 Nov. A$2,400.00 each time." in told(bat)


async def _said(speaker: Speaker, text: str) -> Speaker:
    await speaker.say(text)
    return speaker
