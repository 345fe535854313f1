"""Budgets in the chat: said in words, shown, changed by buttons, told of in time, and kept from who must not see."""

import pytest

from core.budgets.alert import alerted
from core.charts.model import Bars
from core.reminders.model import Kind
from handlers.say.budgets import alert
from handlers.telegram.actor import actor_of
from tests.talk import Speaker, Talk, labels, texts, toasts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_budget_is_said_shown_and_taken_back(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900 a month")
    assert told(bat).splitlines()[:2] == ["✅ Budget set", "📊 <b>🍽 Food</b> · <b>A$900.00</b> a month"]
    await bat.say("groceries 300")
    await bat.say("/budget")
    assert told(bat).splitlines()[1] == "🟢 <b>🍽 Food</b>: A$300.00 of A$900.00 · left <b>A$600.00</b>"
    chart = bat.last[-1].chart
    assert chart is not None
    assert isinstance(chart.plot, Bars)
    assert (chart.plot.rows[0].values, chart.plot.rows[0].labels) == ((33, 80), ("A$300.00", "80%"))
    await bat.press("Food")
    assert "Left <b>A$600.00</b>: A$85.71 a day for 7 more days" in told(bat)
    assert "🐢 80% of the time has gone: A$420.00 less spent than an even pace" in told(bat)
    await bat.press("Delete")
    assert told(bat) == "🗑 Budget <b>🍽 Food</b> deleted."
    await bat.press("Undo")
    assert told(bat) == "↩️ Taken back: <b>budget 🍽 Food</b>"
    await bat.say("how is the food budget?")
    assert "A$300.00" in told(bat)


async def test_without_one_it_teaches(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    assert "food budget 900 a month" in texts(await bat.say("/budget"))[0]
    assert "хүнсний төсөв сард 800к" in texts(await tuya.say("төсөв"))[0]
    await bat.say("food budget 900")
    await bat.say("what budgets do we have")
    assert "A$900.00" in told(bat)
    await bat.press("New budget")
    assert told(bat).startswith("Say it in a line")


async def test_in_mongolian_too(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("хүнсний төсөв сард 800к, үлдэгдлийг шилжүүлнэ")
    assert told(tuya).splitlines()[:2] == ["✅ Төсөв тогтоолоо", "📊 <b>🛒 Хүнс</b> · сард <b>800,000₮</b>"]
    assert "↪️ Үлдэгдэл дараагийнхад шилжинэ" in told(tuya)
    await bat.say("food budget 900")
    await bat.say("/budget")
    assert [label for label in labels(bat.last[-1]) if "New" not in label] == ["🛒 Groceries", "🍽 Food"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("zzz budget 900 a month", "I do not know what “zzz” is."),
        ("food budget 4,50", "How much?"),
        ("increase food budget by 50", "How much?"),
        ("delete coffee budget", "There is no such budget."),
        ("water budget 50 a week a month", "Say one period"),
        ("food budget carry over", "How much?"),
    ],
)
async def test_what_is_not_clear_gets_an_example(talk: Talk, bat: Speaker, line: str, answer: str) -> None:
    await bat.say(line)
    assert told(bat).startswith(answer)


async def test_in_tögrög_nobody_plans_so_little(talk: Talk, tuya: Speaker) -> None:
    await tuya.say("food budget 900 a month")
    assert told(tuya).startswith("Ямар валютаар вэ?")


async def test_buttons_change_one_thing_each(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900")
    await bat.press("Amount")
    assert texts(await bat.say("some")) == ["I did not understand the amount. Just write a number."]
    await bat.say("950")
    assert "<b>A$950.00</b> a month" in told(bat)
    await bat.press("Period")
    await bat.press("from payday to payday")
    assert "No payday is known yet" in told(bat)
    await bat.press("Period")
    await bat.press("a week")
    assert "🗓 23 Nov – 29 Nov" in told(bat)
    await bat.press("Carry over")
    assert "What is left carries over" in told(bat)
    await bat.press("Do not carry over")
    await bat.press("Only for me")
    assert "🔒 Only you see it" in told(bat)
    await bat.press("For everyone")
    await bat.press("Amount")
    await bat.press("Back")
    await bat.press("All budgets")
    assert told(bat).startswith("📊 <b>Budgets</b>")
    await bat.tap("bu:period:1:century")
    assert toasts(bat.last) != [""]


async def test_an_edited_line_changes_the_budget(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900")
    await bat.edit("food budget 800")
    await bat.say("food budget")
    assert "<b>A$800.00</b>" in told(bat)


async def test_a_private_budget_is_its_owners(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("private budget for clothes 150 a month")
    assert "Одоогоор төсөв алга" in texts(await tuya.say("/budget"))[0]
    button, place = bat.button("Amount")
    assert "алга" in " ".join(texts(await tuya.tap(button.data or "", place)))
    await tuya.tap((button.data or "").replace("amount", "card"), place)
    assert "150" not in " ".join(texts(tuya.last))


async def test_a_stranger_and_another_family_see_none(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900")
    other = Speaker(talk, 77)
    assert "900" not in " ".join(texts(await other.say("/budget")))
    await other.settle_in()
    assert "There is no budget yet" in texts(await other.say("/budget"))[0]
    assert "not here any more" in " ".join(texts(await other.tap("bu:card:1:")))


async def test_who_only_sees_looks_and_changes_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900")
    viewer = Speaker(talk, 13)
    await bat.say("/invite")
    await bat.press("View only")
    await viewer.say("/start inv_token0")
    await viewer.press("English")
    await viewer.press("Australia")
    await viewer.press("A$")
    await viewer.say("/budget")
    assert "A$900.00" in told(viewer)
    await viewer.say("food budget 100")
    await viewer.tap("bu:delete:1:")
    assert "A$900.00" in texts(await bat.say("/budget"))[0]


async def test_that_it_is_nearly_spent_is_told_with_what_did_it(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("food budget 100")
    await bat.say("groceries 50")
    await bat.say("restaurant 40")
    said = await alerts(talk, bat)
    assert [line.splitlines()[0] for line in said] == [
        "🟡 Budget <b>🍽 Food</b>: A$90.00 of A$100.00 is spent (90%), A$10.00 is left until 30 Nov"
    ]
    assert said[0].splitlines()[1].startswith("↳ with <b>A$40.00</b>")
    await bat.say("coffee 30")
    assert (await alerts(talk, bat))[-1].startswith("🔴 Budget <b>🍽 Food</b> is over by <b>A$20.00</b>")
    assert (await alerts(talk, tuya))[0].startswith("🔴 Төсөв")


async def alerts(talk: Talk, speaker: Speaker) -> list[str]:
    """What the waiting reminders of a person would say now."""
    async with talk.store.look() as unit:
        actor = await actor_of(unit, talk.clock, speaker.id, "", None)
        found = [
            one for one in await unit.reminders.waiting(actor.viewer, Kind.BUDGET) if one.told.user_id == speaker.id
        ]
        made = [await alerted(unit, actor.viewer, one, actor.today) for one in found]
        return [str(alert(talk.app.voice(actor.person), one)) for one in made if one is not None]


async def test_what_is_left_is_asked_without_the_word(talk: Talk, bat: Speaker) -> None:
    await bat.say("what's left in food")
    assert "📊" not in " ".join(texts(bat.last)), "there is no such budget"
    await bat.say("food budget 900 a month")
    for line in ("what's left in food", "how much can I spend on food?"):
        await bat.say(line)
        assert "<b>A$900.00</b> a month" in texts(bat.last)[0]


async def test_all_budgets_are_shown_and_none_is_deleted_for_all(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900 a month")
    await bat.say("budget everything 4500 monthly")
    for line in ("delete all budgets", "are we over budget?"):
        (shown,) = await bat.say(line)
        assert shown.text.count("🟢") == 2


async def test_an_amount_of_no_named_budget_is_asked_about(bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("хүнсний төсөв сард 800к")
    await tuya.say("цахилгааны төсөв сард 60к")
    await tuya.say("төсвөө 900к болго")
    assert texts(tuya.last) == ["Аль төсөв вэ?"]
    assert labels(tuya.last[0]) == ["🛒 Хүнс", "💡 Цахилгаан", "➕ Бүх зардлын шинэ төсөв"]
    await tuya.press("Хүнс")
    assert "🛒 Хүнс</b> · сард <b>900,000₮" in texts(tuya.last)[-1]
    await tuya.press("Буцаах")
    await bat.say("budget 900 aud")
    await bat.press("A new one, of everything")
    assert "Everything</b> · <b>A$900.00</b> a month" in texts(bat.last)[-1]
    await bat.say("budget 950")
    assert "Everything</b> · <b>A$950.00</b> a month" in texts(bat.last)[-1]


async def test_a_sum_far_from_the_budgets_is_of_ones_own_currency(bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("төсөв сард 900к")
    await bat.say("change budget to 900")
    assert "Everything</b> · <b>A$900.00</b> a month" in texts(bat.last)[-1]
    await bat.press("Undo")
    await tuya.say("төсвөө 900 болго")
    assert texts(tuya.last)[-1].startswith("Ямар валютаар вэ?")


async def test_a_forged_choice_changes_nothing_of_another_family(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900 a month")
    stranger = Speaker(talk, 77)
    await stranger.settle_in()
    await stranger.tap("bu:to:1:5")
    await bat.say("/budget")
    assert "A$900.00" in str(bat.last)
