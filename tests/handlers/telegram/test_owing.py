"""Who owes whom, told and settled in the chat as two people do."""

import pytest
from sqlalchemy import update

from integrations.db.tables import member
from tests.talk import Speaker, Talk, labels, texts, toasts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_stranger_learns_of_no_debt(talk: Talk, bat: Speaker) -> None:
    await bat.say("dinner 60 split with Dorj")
    stranger = Speaker(talk, 77)
    await stranger.settle_in()
    assert texts(await stranger.say("/owed")) == ["Nobody owes anybody anything."]


async def test_what_was_shared_is_owed_and_one_tap_settles_it(talk: Talk, bat: Speaker) -> None:
    await bat.say("dinner 60 split with Dorj")
    await bat.say("/owed")
    assert told(bat) == "🤝 <b>Who owes whom</b>\nDorj owes you <b>A$30.00</b>"
    assert labels(bat.last[-1]) == ["🤝 Settle with Dorj", "❔ How?"]
    await bat.press("How?")
    assert "split with Dorj" in told(bat)
    assert told(bat).endswith("→ A$30.00")
    await bat.press("Settle with Dorj")
    assert told(bat) == "Dorj owes you <b>A$30.00</b>. How much did you get back?"
    await bat.press("All of it")
    assert told(bat).startswith("🤝 <b>A$30.00</b> got back · Dorj")
    assert texts(await bat.say("/owed")) == ["Nobody owes anybody anything."]
    await bat.press("Undo")
    await bat.say("/owed")
    assert "Dorj owes you" in told(bat)


async def test_a_part_is_typed_and_a_button_that_is_late_says_so(talk: Talk, bat: Speaker) -> None:
    await bat.say("dinner 60 split with Dorj")
    await bat.say("settle with дорж")
    assert told(bat) == "Dorj owes you <b>A$30.00</b>"
    await bat.press("Settle with Dorj")
    late = bat.button("All of it")
    await bat.press("A part of it")
    assert texts(await bat.say("some of it")) == ["I did not understand the amount. Just write a number."]
    assert "A$10.00" in texts(await bat.say("10"))[0]
    await bat.say("/owed")
    assert "A$20.00" in told(bat)
    await bat.tap(late[0].data or "", late[1])
    assert "A$20.00" in told(bat)
    await bat.tap(late[0].data or "", late[1])
    assert texts(bat.last) == ["There is nothing to settle here any more."]


async def test_what_somebody_else_paid_is_asked_and_then_owed_to_them(talk: Talk, bat: Speaker) -> None:
    await bat.say("Dorj paid 60 for dinner")
    assert "paid by Dorj" in labels(bat.last[-1])[0]
    await bat.press("paid by Dorj")
    assert "paid by Dorj" in told(bat)
    await bat.say("do I owe anyone")
    assert "You owe Dorj <b>A$60.00</b>" in told(bat)
    await bat.say("/networth")
    assert "60.00" not in told(bat)


async def name(talk: Talk, speaker: Speaker, name: str) -> None:
    async with talk.store.unit() as unit:
        await unit.connection.execute(update(member).where(member.c.user_id == speaker.id).values(name=name))


async def test_between_members_it_goes_from_one_account_to_the_other(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await name(talk, bat, "Bat-Erdene")
    await name(talk, tuya, "Туяа")
    await tuya.say("хүнс 60000 Баттай хувааж төлсөн")
    await bat.say("tea 3000₮")
    await bat.say("/owed")
    assert told(bat).splitlines()[1] == "You owe Туяа <b>30,000₮</b>"
    assert texts(await tuya.say("/owed"))[0].splitlines()[1] == "Танд өртэй: Bat-Erdene, <b>30,000₮</b>"
    await bat.press("Settle with Туяа")
    await bat.press("All of it")
    assert told(bat) == "🤝 <b>30,000₮</b> paid back · Туяа · Everyday · left −33,000₮"
    await tuya.say("/accounts")
    assert "−30,000₮" in told(tuya)
    assert texts(await tuya.say("/owed")) == ["Хэн ч хэнд ч өргүй байна."]
    await bat.say("paid Tuya back 1000₮")
    await bat.say("/owed")
    assert "Туяа owes you <b>1,000₮</b>" in told(bat)
    await tuya.say("Бат надад 500 төгрөг буцааж өгсөн")
    await bat.say("/owed")
    assert "Туяа owes you <b>1,500₮</b>" in told(bat)


async def test_what_a_member_paid_goes_on_their_own_account_and_is_owed_to_nobody(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await name(talk, tuya, "Туяа")
    await bat.say("Tuya paid 45000₮ for groceries")
    await bat.press("paid by Tuya")
    assert "Other's" in told(bat) or "45,000₮" in told(bat)
    await tuya.say("/accounts")
    assert "−45,000₮" in told(tuya)
    assert texts(await bat.say("/owed")) == ["Nobody owes anybody anything."]


@pytest.mark.parametrize(
    "asked", ["/owed", "/settle Dorj", "who owes whom", "do we owe anyone", "settle with Dorj.", "Dorj paid me back"]
)
async def test_it_can_be_asked_in_words(talk: Talk, bat: Speaker, asked: str) -> None:
    await bat.say("dinner 60 split with Dorj")
    assert "Dorj owes you <b>A$30.00</b>" in texts(await bat.say(asked))[0]


@pytest.mark.parametrize("asked", ["/owed", "Доржтой тооцоо нийлье", "Дорж өрөө төлсөн", "хэн хэнд өртэй вэ"])
async def test_it_can_be_asked_in_mongolian(talk: Talk, bat: Speaker, tuya: Speaker, asked: str) -> None:
    await tuya.say("оройн хоол 60000 Доржтой хувааж төлсөн")
    assert "Танд өртэй: Дорж, <b>30,000₮</b>" in texts(await tuya.say(asked))[0]


async def test_with_whom_nothing_is_open_one_is_even(talk: Talk, bat: Speaker) -> None:
    assert texts(await bat.say("settle with Dorj")) == ["You and Dorj are even."]
    await bat.tap("o:how::")
    assert toasts(bat.last) == ["Nobody owes anybody anything."]


async def test_debts_in_two_currencies_come_together_where_there_is_a_rate(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await bat.say("dinner 60 split with Dorj")
    await bat.say("lunch 40000₮ split with Dorj")
    await bat.say("/owed")
    assert "MNT" in told(bat).splitlines()[-1]
    await bat.say("/rate AUD 2000")
    await bat.press("2,000₮")
    await bat.say("/owed")
    assert "Together you are owed <b>A$40.00</b>." in told(bat)
    assert "1 AUD = <b>2,000₮</b>" in told(bat).splitlines()[-1]
    assert labels(bat.last[-1])[0] == "🤝 Settle with Dorj · AUD"


async def test_what_was_paid_from_a_private_account_is_owed_in_no_other_eyes(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    await bat.say("gift 80 split with Dorj")
    await bat.press("Private")
    await bat.say("/owed")
    assert "A$40.00" in told(bat)
    assert texts(await tuya.say("/owed")) == ["Хэн ч хэнд ч өргүй байна."]
