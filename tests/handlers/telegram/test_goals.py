"""Goals in the chat: set, saved for and reached, in both languages, and kept from who must not see them."""

import pytest

from core.charts.model import Bars
from tests.talk import Speaker, Talk, labels, texts, toasts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_goal_is_set_saved_for_and_reached_once(talk: Talk, bat: Speaker) -> None:
    await bat.say("save 3000 for tickets home by June")
    assert told(bat).splitlines() == [
        "✅ Goal set",
        "🎯 <b>Tickets home</b>",
        "<b>A$0.00</b> of A$3,000.00 is there (0%)",
        "A$3,000.00 to go by 1 June 2027: <b>A$428.58</b> a month (7×)",
    ]
    await bat.say("put 200 aside for tickets")
    assert told(bat).splitlines()[0] == "➕ A$200.00 put aside"
    assert told(bat).splitlines()[-1] == "⏩ A$200.00 ahead of an even pace"
    await bat.say("took 50 from tickets")
    assert told(bat).splitlines()[0] == "➖ A$50.00 taken out"
    await bat.press("Undo")
    await bat.say("/goals")
    assert told(bat).splitlines()[1] == "• <b>Tickets home</b>: A$200.00 of A$3,000.00 (6%) by 1 June 2027"
    chart = bat.last[-1].chart
    assert chart is not None
    assert isinstance(chart.plot, Bars)
    assert chart.plot.rows[0].values == (6, 100)
    await bat.press("Tickets home")
    await bat.press("Put aside")
    assert texts(await bat.say("some")) == ["I did not understand the amount. Just write a number."]
    await bat.say("2800")
    assert told(bat).startswith("🎉 <b>Tickets home</b> is reached!\n➕ A$2,800.00 put aside")
    await bat.say("put 10 aside for tickets")
    assert told(bat).startswith("➕")
    await bat.say("/goals")
    assert "✅ <b>Tickets home</b>: A$3,010.00 of A$3,000.00, reached" in told(bat)


async def test_a_festival_comes_with_its_day_each_year(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("Цагаан сард 2 сая цуглуулна")
    assert "2027.02.07 хүртэл 2,000,000₮ дутуу: сар бүр <b>666,667₮</b> (3×)" in told(tuya)
    assert "🔁 Жил бүр шинээр эхэлнэ" in told(tuya)
    await tuya.say("наадам гэхэд майханд 600к цуглуулна")
    assert "2027.07.10" in told(tuya)
    assert "🔁" not in told(tuya)
    await tuya.say("майханд 100к тавилаа")
    assert "100,000₮ хойш тавилаа" in told(tuya)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("goal 500", "What for?"),
        ("goal fees 1200 by 31 Feb", "By when?"),
        ("save 200 a month for tickets", "How much in all, and by when?"),
        ("save 4,50 for tickets by june", "How much?"),
        ("goal emergency 10000 in savings", "I know no such account."),
        ("delete goal tickets", "There is no such goal."),
        ("show the goals of ours please", "🎯 There is no goal yet."),
    ],
)
async def test_what_is_not_clear_gets_an_example(talk: Talk, bat: Speaker, line: str, answer: str) -> None:
    await bat.say(line)
    assert told(bat).startswith(answer)


async def test_in_tögrög_nobody_saves_so_little(talk: Talk, tuya: Speaker) -> None:
    await tuya.say("goal tickets 900 by june")
    assert told(tuya).startswith("Ямар валютаар вэ?")


async def test_putting_aside_for_nothing_there_is_is_left_to_capture(talk: Talk, bat: Speaker) -> None:
    await bat.say("took 50 from tickets")
    assert "taken out" not in " ".join(texts(bat.last))


async def test_an_account_is_saved_on(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account Savings 4000 aud")
    await bat.say("goal emergency 10000 in Savings by june")
    assert "<b>A$4,000.00</b> of A$10,000.00 is there (40%)" in told(bat)
    assert "🏦 What is on its account counts" in told(bat)
    assert "➕ Put aside" not in labels(bat.last[-1])
    await bat.say("put 5 aside for emergency")
    assert told(bat).startswith("What is saved for this goal is what is on its account")


async def test_buttons(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("goal visa fund 2500")
    assert "A$2,500.00 to go" in told(bat)
    await bat.press("Only for me")
    assert "🔒 Only you see it" in told(bat)
    button, place = bat.button("Put aside")
    await tuya.tap(button.data or "", place)
    assert "алга" in " ".join(texts(tuya.last))
    await bat.press("For everyone")
    assert "🔒" not in told(bat)
    await tuya.tap("go:private:1:1")
    assert "хувийн" in " ".join(texts(tuya.last))
    await bat.press("Take out")
    await bat.say("/goals")
    await bat.press("New goal")
    assert told(bat).startswith("Say it in a line")
    await bat.say("goal visa fund 2500")
    assert told(bat).startswith("It is so already")
    await bat.press("All goals")
    await bat.press("Visa fund")
    await bat.press("Delete")
    assert told(bat) == "🗑 Goal <b>Visa fund</b> deleted."
    await bat.press("Undo")
    await bat.say("delete goal visa")
    assert told(bat) == "🗑 Goal <b>Visa fund</b> deleted."


async def test_what_was_missing_on_its_day_is_said(talk: Talk, bat: Speaker) -> None:
    await bat.say("goal fees 300 by 1 Dec")
    talk.clock.advance(days=10)
    await bat.say("how is the fees goal doing")
    assert "A$300.00 was still missing on 1 Dec" in told(bat)


async def test_who_falls_behind_is_told(talk: Talk, bat: Speaker) -> None:
    await bat.say("goal fees 300 by 24 Dec")
    talk.clock.advance(days=10)
    await bat.say("fees goal")
    assert "🐢 A$100.00 behind an even pace" in told(bat)


async def test_a_stranger_another_family_and_who_only_sees(talk: Talk, bat: Speaker) -> None:
    await bat.say("save 3000 for tickets by June")
    other = Speaker(talk, 77)
    assert "3,000" not in " ".join(texts(await other.say("/goals")))
    await other.settle_in()
    assert texts(await other.say("/goals"))[0].startswith("🎯 There is no goal yet.")
    assert "not here any more" in " ".join(texts(await other.tap("go:card:1:")))
    assert toasts(await other.tap("go:nothing:1:"))


async def test_a_goal_is_changed_by_a_part_of_its_name(talk: Talk, bat: Speaker) -> None:
    await bat.say("save 3000 for tickets home by june")
    await bat.say("change tickets goal to 3500")
    assert "A$3,500.00" in texts(bat.last)[0]
    assert "Tickets home" in texts(bat.last)[0]
    await bat.say("/goals")
    assert texts(bat.last)[0].count("•") == 1
    await bat.say("saving 50 a week for a car")
    assert "every week" not in texts(bat.last)[0], "it is no bill"
