"""Questions in the chat: for whose eyes they are answered, what their buttons do, and what is said of the unknown."""

from datetime import date

import pytest

from core.delivery.model import Method, Outgoing
from handlers.say.taps import EntryTap, InquiryTap, SummaryTap
from tests.talk import Speaker, Talk, labels, texts, toasts

OCTOBER = "how much did we spend on food in october"


def said(outs: list[Outgoing]) -> str:
    """The one thing that was said."""
    (text,) = texts(outs)
    return text


async def private(speaker: Speaker, line: str) -> None:
    """Record something that the others must not see."""
    await speaker.say(line)
    await speaker.press("Private" if speaker.language == "en" else "Хувийн")


@pytest.fixture
async def saraa(talk: Talk, bat: Speaker) -> Speaker:
    """Who only sees."""
    speaker = Speaker(talk, 13)
    await bat.say("/invite")
    await bat.press("View only")
    await speaker.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await speaker.press(label)
    return speaker


async def test_a_stranger_is_answered_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    stranger = Speaker(talk, 99)
    for line in (OCTOBER, "/summary", "/history", "/search coffee"):
        assert "4.50" not in "".join(texts(await stranger.say(line)))


async def test_another_family_has_its_own(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    other = Speaker(talk, 21)
    await other.settle_in()
    assert said(await other.say(OCTOBER)).startswith("Nothing recorded on 🍽 Food, October.")
    assert "4.50" not in said(await other.say("/summary october"))
    assert said(await other.say("/search coffee")) == "Nothing recorded with “coffee”."
    assert said(await other.say("/history")).startswith("Nothing is recorded yet")


async def test_what_is_private_is_in_ones_own_answers_alone(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    await private(bat, "groceries 120 5 oct")
    assert "<b>A$124.50</b>" in said(await bat.say(OCTOBER))
    assert "124.50" in said(await bat.say("/summary october"))
    for line in (
        OCTOBER, "/summary 10-р сар", "/history", "/search groceries", "10-р сарын хамгийн том 5 зарлага",
        "10-р сард хэд зарцуулсан бэ", "10-р сарын зарлага ангиллаар", "10-р сард хэдэн удаа кофе авсан бэ",
    ):  # fmt: skip
        text = said(await tuya.say(line))
        assert not any(sum_ in text for sum_ in ("120", "124.5")), line
    assert "A$4.50" in said(await tuya.say(OCTOBER))
    assert "<b>1</b>" in said(await tuya.say("10-р сард хэдэн гүйлгээ хийсэн бэ"))


async def test_a_button_serves_who_asked_alone(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await private(bat, "groceries 120 5 oct")
    await bat.say(OCTOBER)
    for label in ("How?", "Entries", "By person", "September"):
        button, _ = bat.button(label)
        outs = await tuya.tap(button.data or "")
        assert texts(outs) == []
        assert toasts(outs) != [""]


async def test_a_viewer_may_ask(talk: Talk, bat: Speaker, saraa: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    assert "<b>A$4.50</b>" in said(await saraa.say(OCTOBER))


async def test_a_question_is_answered_and_recorded_nowhere(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    answer = said(await bat.say(OCTOBER))
    assert answer == "<b>A$4.50</b> spent on 🍽 Food, October"
    assert said(await bat.say("/history")).startswith("<b>1 entry</b>")


async def test_a_reply_to_a_card_stays_a_correction(talk: Talk, bat: Speaker) -> None:
    await bat.say("kmart 45")
    assert "Coffee" in said(await bat.reply("coffee"))
    await bat.say(OCTOBER)
    assert "Nothing recorded" in said(await bat.reply(OCTOBER))


async def test_an_edited_question_is_answered_anew(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    await bat.say("how much did we spend on taxi in october")
    assert "A$4.50" in said(await bat.edit(OCTOBER))


async def test_what_made_an_entry_is_not_answered_when_it_is_edited(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    await bat.edit(OCTOBER)
    assert said(await bat.say(OCTOBER)) == "<b>A$4.50</b> spent on 🍽 Food, October"


async def test_the_period_steps_and_the_split_changes_in_place(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct\ngroceries 30 5 oct\ntaxi 20 3 sep")
    await bat.say("how much did we spend in october")
    (out,) = [out for out in await bat.press("September") if out.method is not Method.TOAST]
    assert out.method is Method.EDIT
    assert out.text == "<b>A$20.00</b> spent, September"
    await bat.press("October ▶️")
    await bat.press("By category")
    assert [line for line in bat.last[-1].text.split("\n") if "•" in line] == [
        "• 🛒 Groceries · <b>A$30.00</b> · 87%",
        "• ☕ Coffee · <b>A$4.50</b> · 13%",
    ]
    assert any(out.chart for out in bat.last)
    await bat.press("By month")
    assert "September" in bat.last[-1].text or any("September" in out.text for out in bat.last)


async def test_how_tells_filter_entries_and_rates(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct\ncoffee 3 usd 4 oct")
    await bat.say(OCTOBER)
    text = said(await bat.press("How?"))
    assert "Filter: on 🍽 Food" in text
    assert "Period: October (1 Oct – 31 Oct)" in text
    assert "Entries: 2" in text
    assert "Without a rate, so not counted: US$3.00" in text


async def test_the_entries_of_a_figure_open_their_cards(talk: Talk, bat: Speaker) -> None:
    for number in range(12):
        await bat.say(f"coffee {number + 1} 3 oct")
    await bat.say(OCTOBER)
    listed = await bat.press("Entries")
    assert said(listed).startswith("<b>12 entries</b> on 🍽 Food, October\n1. <b>A$12.00</b>")
    turned = await bat.press("▶️")
    assert next(out for out in turned if out.text).method is Method.EDIT
    assert said(turned).split("\n")[1].startswith("11. <b>A$2.00</b>")
    opened = await bat.press("✏️ 12")
    assert said(opened).startswith("<b>A$1.00</b>")
    assert "↩️ Undo" in labels(next(out for out in opened if out.text))
    await bat.press("Undo")
    assert toasts(await bat.tap(EntryTap(id=1, op="open").pack())) == ["This entry has been deleted."]


async def test_nothing_is_said_to_be_nothing_with_the_last_that_there_was(talk: Talk, bat: Speaker) -> None:
    await bat.say("taxi 20 3 sep")
    outs = await bat.say("how much did we spend on taxi in october")
    assert said(outs) == "Nothing recorded on 🚕 Taxi, October.\nThe latest is from Thu 3 Sept."
    assert "<b>A$20.00</b> spent on 🚕 Taxi, September" in said(await bat.press("September"))
    assert labels((await bat.say("how much did we spend on fines in october"))[0]) == ["📊 This month in one card"]


async def test_who_is_not_known_is_told_and_asked_of_everyone(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct")
    assert said(await bat.say("how much did Oyuna spend in october")) == "I know nobody called “Oyuna” in your family."
    assert "<b>A$4.50</b> spent, October" in said(await bat.press("The same"))
    assert said(await bat.say("how much is in khan")) == "You have no account that I know as “Khan Bank”."
    assert "A$" in said(await bat.press("The same"))


async def test_what_is_not_understood_is_named_and_the_nearest_offered(talk: Talk, bat: Speaker) -> None:
    await bat.say("rent 620 3 oct")
    asked = await bat.say("how much did we spend except rent in october")
    assert "“except”" in said(asked)
    assert labels(asked[0]) == ["Spent · 🏠 Rent · October", "📊 This month in one card"]
    assert "<b>A$620.00</b> spent on 🏠 Rent, October" in said(await bat.press("Rent"))
    lost = await bat.say("what is the meaning of life?")
    assert labels(lost[0]) == ["Spent · November so far", "Spent · October", "📊 This month in one card"]


async def test_the_summary_turns_its_months(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct\n+3000 salary 1 oct\ngroceries 30 5 sep\ncoffee 7")
    shown = await bat.say("/summary october")
    assert said(shown).split("\n") == [
        "📊 <b>October</b>",
        "📥 In: <b>A$3,000.00</b>",
        "📤 Out: <b>A$4.50</b>",
        "🐖 Saved: <b>A$2,995.50</b>",
        "A$25.50 less spent than in September (85%)",
        "",
        "• ☕ Coffee · <b>A$4.50</b> · 100%",
    ]
    assert said(await bat.press("November")).startswith("📊 <b>November so far</b>")
    assert "A$2.50 more spent than in 1 Oct – 24 Oct (56%)" in bat.last[-1].text
    assert "Nothing is recorded in this month." in said(await bat.tap(SummaryTap(month="2026-01").pack()))
    assert toasts(await bat.tap(SummaryTap(month="2026-13").pack())) != [""]
    assert said(await bat.say("summary")).startswith("📊 <b>November so far</b>")
    assert "Which month?" in said(await bat.say("/summary zzz"))


async def test_history_and_search_are_narrowed(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50 3 oct\nkmart 45\ncoffee 7")
    assert said(await bat.say("/history coffee")).startswith("<b>2 entries</b> on ☕ Coffee")
    assert said(await bat.say("/history october")).startswith("<b>1 entry</b>, October")
    assert said(await bat.say("/search KMART")).startswith("<b>1 entry</b> with “KMART”")
    assert said(await bat.say("/search coffee")).startswith("<b>2 entries</b> with “coffee”")
    assert "What shall I look for?" in said(await bat.say("/search"))


async def test_net_worth_rates_and_debts_are_answered_by_their_own_parts(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    assert "Net worth" in said(await bat.say("what is our net worth"))
    assert "no rate between USD and AUD" in said(await bat.say("what's the usd rate"))
    assert "Nobody" in said(await bat.say("do we owe anyone")) or "owe" in said(await bat.say("do we owe anyone"))


async def test_a_button_that_is_none_of_ours_breaks_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say(OCTOBER)
    for tap in (
        InquiryTap(id=1, op="show", first=-5, last=9_999_999),
        InquiryTap(id=1, op="show", group="shoe"),
        InquiryTap(id=1, op="list", page=10**6),
        InquiryTap(id=999, op="how"),
        InquiryTap(id=1, op="how", first=date(2026, 1, 1).toordinal()),
    ):
        assert not any("Incident" in text for text in texts(await bat.tap(tap.pack())))
