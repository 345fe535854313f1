"""The first minute: three taps, words kept meanwhile, invitations, and what a stranger learns (nothing)."""

import pytest

from tests.handlers.telegram.test_delivery import standing
from tests.talk import Speaker, Talk, labels, texts


async def test_a_stranger_who_asks_is_only_asked_back(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    stranger = Speaker(talk, 99)
    for text in ("/history", "/family", "/export", "/undo", "/settings", "/switch", "/help"):
        answer = await stranger.say(text)
        assert [labels(out) for out in answer] == [["English", "Монгол"]], text
        assert "4.50" not in "".join(texts(answer))


async def test_a_strangers_taps_on_the_familys_buttons_do_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    stranger = Speaker(talk, 99)
    button, _ = bat.button("Undo")
    for data in (button.data or "", "e:1:card", "e:1:setcat:food.coffee", "hist:0", "f:member:1", "q:1:0", "nonsense"):
        answer = await stranger.tap(data)
        assert "4.50" not in "".join(texts(answer)), data
    assert await standing(talk) == [450]


async def test_another_familys_member_sees_and_touches_nothing_of_ours(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    other = Speaker(talk, 77)
    await other.settle_in()
    button, _ = bat.button("Undo")
    for data in (button.data or "", "e:1:card", "e:1:setcat:food.groceries", "e:1:del", "p:1:yes", "f:remove_yes:1"):
        answer = await other.tap(data)
        assert "4.50" not in "".join(texts(answer)), data
    assert "Nothing" in texts(await other.say("/history"))[0]
    assert await standing(talk) == [450]


async def test_three_taps_and_one_sentence_with_no_button(talk: Talk) -> None:
    new = Speaker(talk, 21)
    await new.say("/start")
    await new.press("English")
    await new.press("Australia")
    (ready,) = [out for out in await new.press("A$") if out.text]
    assert "coffee 4.50" in ready.text
    assert ready.rows == ()


async def test_the_language_is_guessed_from_telegram(talk: Talk) -> None:
    new = Speaker(talk, 21, "mn")
    assert "Сайн байна уу" in texts(await new.say("/start"))[0]


async def test_words_typed_meanwhile_are_kept_and_recorded_after(talk: Talk) -> None:
    new = Speaker(talk, 21)
    await new.say("coffee 4.50")
    await new.press("English")
    await new.say("lunch 18")
    await new.press("Australia")
    answer = await new.press("A$")
    assert await standing(talk) == [450, 1800]
    assert any("4.50" in text for text in texts(answer))


async def test_an_invitation_works_once_and_tells_a_second_person_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say("/invite")
    await bat.press("Adult")
    first, second = Speaker(talk, 31), Speaker(talk, 32)
    await first.say("/start inv_token0")
    await first.press("English")
    await first.press("Australia")
    assert "Family of P11" in texts(await first.press("A$"))[0]
    used = texts(await second.say("/start inv_token0"))
    unknown = texts(await second.say("/start inv_never"))
    assert used == unknown
    assert "Family" not in used[0]


async def test_an_invitation_expires(talk: Talk, bat: Speaker) -> None:
    await bat.say("/invite")
    await bat.press("Adult")
    talk.clock.advance(days=3, seconds=1)
    late = Speaker(talk, 31)
    assert "doesn't work" in texts(await late.say("/start inv_token0"))[0]


@pytest.mark.parametrize("word", ["/cancel", "cancel", "Never mind!", "болих"])
async def test_cancel_drops_what_waits_for_a_tap(talk: Talk, bat: Speaker, word: str) -> None:
    await bat.say("2x pizza 15")
    button, message_id = bat.button("A$30.00")
    assert texts(await bat.say(word)) == ["Cancelled."]
    assert texts(await bat.say(word)) == ["There was nothing to cancel."]
    await talk.feed(bat.callback(button.data or "", message_id))
    assert await standing(talk) == []


async def test_cancel_drops_nothing_of_anybody_else(talk: Talk, bat: Speaker) -> None:
    other = Speaker(talk, 31)
    await other.settle_in()
    await bat.say("2x pizza 15")
    assert texts(await other.say("/cancel")) == ["There was nothing to cancel."]
    await bat.press("A$30.00")
    assert await standing(talk) == [3000]


async def test_cancel_leaves_a_wizard(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    await bat.press("Note")
    assert texts(await bat.say("/cancel")) == ["Cancelled."]
    await bat.say("lunch 18")
    assert await standing(talk) == [450, 1800]


async def test_after_the_first_record_and_only_then_the_next_steps_are_told(talk: Talk) -> None:
    new = Speaker(talk, 21)
    await new.say("/start")
    await new.press("English")
    await new.press("Australia")
    await new.press("A$")
    assert "/networth" not in "".join(texts(await new.say("hello")))
    card, hint = await new.say("coffee 4.50")
    assert "A$4.50" in card.text
    assert "/networth" in hint.text
    assert labels(hint) == ["➕ What we have", "👪 Invite family"]
    assert len(await new.say("coffee 4.50")) == 1


async def test_the_next_steps_come_after_words_that_were_kept(talk: Talk) -> None:
    new = Speaker(talk, 21)
    await new.say("coffee 4.50")
    for label in ("English", "Australia", "A$"):
        said = await new.press(label)
    assert "/networth" in said[-1].text


async def test_a_bank_and_a_sum_may_be_what_is_there(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    (asked,) = await bat.say("Khan bank 5,200,000 mnt")
    assert "balance of Khan Bank is 5,200,000₮" in asked.text
    (opened, *_) = await bat.say("balance of Khan Bank is 5,200,000₮")
    assert "Khan Bank" in opened.text
    (asked,) = await tuya.say("голомт 3,000,000₮")
    assert "Голомт банк үлдэгдэл 3,000,000₮" in asked.text
    (opened, *_) = await tuya.say("Голомт банк үлдэгдэл 3,000,000₮")
    assert "Голомт" in opened.text
