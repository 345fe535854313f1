"""Many bills are listed a page at a time, by what they are, and each card has the buttons that do something."""

from tests.talk import Speaker, Talk, labels, texts

NAMES = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima")


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def many(bat: Speaker) -> None:
    for name in NAMES:
        await bat.say(f"{name} insurance 10 monthly on the 5th")
    await bat.say("a very long insurance name nobody can ever remember 12 monthly on the 7th")


async def test_what_is_due_is_turned_page_by_page_with_a_button_for_each(bat: Speaker) -> None:
    await many(bat)
    await bat.say("/bills")
    assert told(bat).startswith("🧾 <b>What is coming</b> · 1/2")
    assert sum(" · 5 Dec" in label for label in labels(bat.last[-1])) == 12
    assert "To pay: <b>A$132.00</b>" in told(bat)
    await bat.press("▶️")
    assert told(bat).startswith("🧾 <b>What is coming</b> · 2/2")
    assert any(label.endswith("… · 7 Dec") and len(label) < 30 for label in labels(bat.last[-1]))
    await bat.press("◀️")
    assert "· 1/2" in told(bat)


async def test_all_are_told_by_what_they_are(bat: Speaker) -> None:
    await many(bat)
    await bat.say("salary 2100 every other thursday")
    await bat.say("bravo insurance is paused")
    await bat.press("Only me")
    await bat.say("kilo insurance ended")
    await bat.say("alpha insurance is 11")
    await bat.press("Pays itself")
    await bat.say("/bills")
    await bat.press("All bills")
    assert told(bat).splitlines()[:4] == [
        "🧾 <b>All bills</b> · 1/2",
        "",
        "<b>You pay</b>",
        "• <b>A very long insurance name …</b>: A$12.00, every month on the 7th",
    ]
    assert "• <b>Alpha insurance 🔁</b>: A$11.00" in told(bat)
    assert told(bat).splitlines()[-3:] == [
        "",
        "<b>You receive</b>",
        "• <b>Salary</b>: +A$2,100.00, every second week on Thursday",
    ]
    await bat.press("▶️")
    assert told(bat).splitlines()[1:] == [
        "",
        "⏸ <b>Paused</b>",
        "• <b>🔒 Bravo insurance</b>: A$10.00, every month on the 5th",
        "",
        "🏁 <b>Ended</b>",
        "• <b>Kilo insurance</b>: A$10.00, every month on the 5th, until 24 Nov",
    ]


async def test_what_has_ended_only_goes_on_again(bat: Speaker) -> None:
    await bat.say("gym 30 monthly on the 5th")
    await bat.press("End")
    assert "🏁 Ended" in told(bat)
    assert labels(bat.last[-1])[1:] == ["▶️ Go on again", "🔒 Only me", "🗑 Delete", "⚙️ More", "‹ Back"]
    await bat.press("Go on again")
    assert told(bat).startswith("▶️ It goes on from today.")
    assert "due Sat 5 Dec" in told(bat)
    await bat.press("Undo")
    await bat.say("/bills")
    assert "Nothing is due" in told(bat)


async def test_what_came_once_goes_on_no_more(bat: Speaker, talk: Talk) -> None:
    await bat.say("/bills")
    await bat.press("Add")
    for answer in ("moving van", "300", "once", "tomorrow"):
        await bat.say(answer)
    await bat.press("Skip")
    await bat.press("family sees it")
    talk.clock.advance(days=3)
    await bat.say("/bills")
    await bat.press("All bills")
    assert "🏁 <b>Ended</b>" in told(bat)
    await bat.press("Moving van")
    assert not any("Go on" in label for label in labels(bat.last[-1]))


async def test_pay_does_not_pay_itself(bat: Speaker) -> None:
    await bat.say("salary 2100 every other thursday")
    assert not any("Pays itself" in label for label in labels(bat.last[-1]))


async def test_who_only_looks_is_shown_no_button_that_does_nothing(talk: Talk, bat: Speaker) -> None:
    saraa = Speaker(talk, 13)
    await bat.say("/invite")
    await bat.press("View only")
    await saraa.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await saraa.press(label)
    await saraa.say("/bills")
    assert labels(saraa.last[-1]) == []
    await bat.say("gym 30 monthly on the 5th")
    await saraa.say("/bills")
    assert labels(saraa.last[-1]) == ["Gym · 5 Dec", "All bills"]
    await saraa.press("Gym · 5 Dec")
    assert labels(saraa.last[-1]) == ["The bill", "‹ Back"]
    await saraa.press("The bill")
    assert labels(saraa.last[-1]) == ["‹ Back"]
