"""Nothing private is ever read by others in a group: no name, no figure, and not that there is anything."""

from collections.abc import Iterable

import pytest

from core.delivery.model import Method, Outgoing
from core.family.membership import viewer_of
from core.money.currency import currency
from tests.handlers.telegram.in_group import GROUP, GroupTalk, for_all, for_one
from tests.talk import Speaker, Talk, texts

ME = "@globfam_bot"
SECRETS = ("Zanadu", "777", "gift", "🔒")
"""The name of Bat's private account, the figures on it, what they are for, and what would tell of it."""
QUESTIONS = (
    f"{ME} how much did we spend this month",
    f"{ME} biggest 5 this month",
    f"{ME} how much is in Zanadu",
    f"{ME} how much is in everyday",
    f"{ME} net worth",
    f"{ME} find gift",
    f"{ME} who owes whom",
    f"{ME} history",
    "/networth@globfam_bot",
    "/history",
    "/summary",
    "/accounts",
    "/search gift",
    "/owed",
    "/budget",
    "/goals",
    "/funds",
    f"{ME} gift budget",
    f"{ME} goal Zanadu",
    f"{ME} can we afford 100 for lunch?",
    f"{ME} do we have enough for the visa?",
    "/export",
)
WRITINGS = (
    f"{ME} gift 777.77 from Zanadu",
    f"{ME} balance of Zanadu is 777",
    f"{ME} Zanadu is 777",
    f"{ME} we have a flat called Zanadu worth 777",
    f"{ME} 777 from Zanadu to Zanadu",
    f"{ME} lunch 8,88 from Zanadu",
    f"{ME} mum spent 777 on gift from Zanadu",
    "/undo",
    "/redo",
    "/add",
)


@pytest.fixture
async def group(talk: Talk, bat: Speaker, tuya: Speaker) -> GroupTalk:
    """A family's group, of whose members Bat has a private account and Tuya has none."""
    await bat.say("coffee 4.50")
    async with talk.store.unit() as unit:
        ((member, _),) = await unit.people.memberships(bat.id)
        await unit.accounts.add(viewer_of(member), "Zanadu", currency("AUD"), private=True, everyday=False)
    await bat.say("gift 777.77 split with Dorj from Zanadu")
    assert any("Zanadu" in text for text in texts(bat.last))
    await bat.say("private budget for gifts 777 a month")
    await bat.say("private goal Zanadu trip 777 by June")
    await bat.say("gift insurance 777 every month on the 5th from Zanadu")
    await bat.say("Zanadu balance is 777")
    made = GroupTalk(talk)
    await made.founded(bat)
    return made


def read_by_others(outs: Iterable[Outgoing], who: Speaker) -> list[str]:
    """All that anyone but `who` can read of what went out, and of what would go out instead."""
    read = []
    for out in outs:
        for one in (out, out.instead):
            if one is None or one.chat_id == who.id or one.receiver == who.id or one.method is Method.TOAST:
                continue
            chart = repr(one.chart) if one.chart else ""
            labels = " ".join(button.text for row in one.rows for button in row)
            read.append(f"{one.text} {labels} {chart} {one.document or ''}")
    return read


def told(read: Iterable[str]) -> list[str]:
    """What of the secrets is in it."""
    return [f"{secret} in {text}" for text in read for secret in SECRETS if secret in text]


@pytest.mark.parametrize("text", [*QUESTIONS, *WRITINGS])
async def test_what_the_owner_of_the_private_account_asks_and_writes_is_read_by_nobody_else(
    bat: Speaker, group: GroupTalk, text: str
) -> None:
    outs = await group.say(bat, text)
    assert outs
    said = read_by_others(outs, bat)
    asked = text.replace("@globfam_bot", "")
    assert [line for line in told(said) if not any(secret in asked and secret in line for secret in SECRETS)] == []
    assert all(out.document is None for out in outs)


@pytest.mark.parametrize("text", [*QUESTIONS, *WRITINGS])
async def test_others_are_answered_as_if_it_did_not_exist(
    talk: Talk, bat: Speaker, tuya: Speaker, group: GroupTalk, text: str
) -> None:
    outs = await group.say(tuya, text)
    everything = [f"{out.text} {out.rows} {out.chart}" for out in outs]
    assert [secret for secret in ("777", "🔒") if secret not in text and any(secret in one for one in everything)] == []


async def test_an_answer_with_private_figures_is_for_the_asker_and_the_link_holds_none(
    bat: Speaker, group: GroupTalk
) -> None:
    (answer,) = await group.say(bat, f"{ME} how much did we spend this month")
    assert answer.receiver == bat.id
    assert "782.27" in answer.text
    link = answer.rows[-1][0]
    assert (link.text, link.url) == ("↗️ Open in private", "https://t.me/globfam_bot?start=asked")
    assert answer.instead is not None
    assert (answer.instead.chat_id, answer.instead.receiver) == (bat.id, None)
    (again,) = [out for out in await bat.say("/start asked") if out.method is not Method.TOAST]
    assert "782.27" in again.text


async def test_what_all_may_read_is_answered_to_all_with_what_the_family_sees(
    bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    (answer,) = await group.say(tuya, f"{ME} how much did we spend this month")
    assert answer.receiver is None
    assert "4.50" in answer.text or "₮" in answer.text
    assert "777" not in answer.text
    assert answer.reply_to == group.last_message["message_id"]
    (answer,) = await group.say(bat, f"{ME} how much did we spend on coffee this month")
    assert (answer.receiver, "A$4.50" in answer.text) == (None, True)


async def test_a_command_that_only_the_bot_heard_is_answered_to_its_sender_alone(
    bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    for who in (bat, tuya):
        outs = await group.alone(who, "/history")
        assert for_all(outs) == []
        (answer,) = for_one(outs)
        assert (answer.receiver, answer.answers) == (who.id, 77)
        assert answer.instead is not None
        assert answer.instead.chat_id == who.id


async def test_a_button_under_an_answer_shows_each_who_presses_it_what_they_may_see(
    bat: Speaker, tuya: Speaker, group: GroupTalk
) -> None:
    (card,) = await group.say(tuya, "/summary")
    assert card.receiver is None
    turned = await group.press(bat, "◀️", card)
    assert told(read_by_others(turned, bat)) == []
    back = await group.press(bat, "▶️", turned[-1]) if turned[-1].rows else []
    assert told(read_by_others(back, bat)) == []
    (mine,) = for_one(back)
    assert mine.receiver == bat.id
    assert mine.callback_id is not None
    assert "782.27" in mine.text


async def test_a_card_for_one_alone_is_turned_in_its_place(bat: Speaker, group: GroupTalk) -> None:
    (listed,) = for_one(await group.say(bat, "/history"))
    opened = for_one(await group.press(bat, "✏️ 1", listed))
    assert [out.receiver for out in opened] == [bat.id]
    assert told(read_by_others(opened, bat)) == []
    changed = await group.press(bat, "Category", opened[-1])
    assert told(read_by_others(changed, bat)) == []
    (chooser,) = for_one(changed)
    assert chooser.replaces


async def test_an_error_that_may_name_what_is_private_is_for_the_asker_alone(bat: Speaker, group: GroupTalk) -> None:
    outs = await group.tap(bat, "e:999:card:", (await group.say(bat, "/history"))[0])
    assert for_all(outs) == []


async def test_who_has_nothing_private_is_asked_and_answered_before_all_where_alone_cannot_be(
    tuya: Speaker, group: GroupTalk
) -> None:
    (asked,) = await group.say(tuya, f"{ME} ээж 200000₮ хүнсэнд төлсөн")
    assert asked.instead is not None
    assert asked.instead.chat_id == GROUP


async def test_the_chat_of_the_group_follows_no_net_worth_live(talk: Talk, tuya: Speaker, group: GroupTalk) -> None:
    await tuya.say("/networth")
    await group.say(tuya, "/networth")
    for label in ("w:live", "w:stop"):
        outs = await group.tap(tuya, f"{label}:AUD::0", group.last[-1])
        assert [out.method for out in outs] in ([Method.TOAST], [Method.TOAST, Method.EDIT])
        assert all(out.method is not Method.PIN for out in outs)
    async with talk.store.look() as unit:
        assert await unit.live.due(talk.clock.now()) == []
