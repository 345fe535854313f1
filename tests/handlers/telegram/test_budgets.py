"""Budgets in the chat: said in words, shown, changed by buttons, and kept from who must not see them."""

from tests.talk import Speaker, Talk, labels, texts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_budget_is_said_and_shown(talk: Talk, bat: Speaker) -> None:
    await bat.say("food budget 900 a month")
    assert told(bat).startswith("✅ Budget set\n📊 <b>🍽 Food</b>"), told(bat)
    await bat.say("groceries 300")
    await bat.say("/budget")
    assert "A$300.00 of A$900.00" in told(bat)
    print(told(bat), labels(bat.last[-1]))
    await bat.say("хүнсний төсөв сард 800к")
    print(told(bat), labels(bat.last[-1]))
