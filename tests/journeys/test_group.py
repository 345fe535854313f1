"""A family's group chat, through the real bot and the sandbox: what each of two members sees there."""

from collections.abc import Sequence
from functools import partial

import pytest

from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.group_chat import GroupChat
from sandbox.heard import Message
from tests.journeys.conftest import Bots

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


async def tap(person: ChatUser, *labels: str) -> None:
    """Press one button after another, each once it is there."""
    for label in labels:
        await person.until(partial(offers, label))
        await person.press(label)


def offers(label: str, replies: Sequence[Message]) -> bool:
    """Whether the newest message has a button that reads so."""
    return any(label in button.text for one in replies[-1:] for button in one.buttons)


async def settled(sandbox: SandboxClient) -> tuple[ChatUser, ChatUser]:
    """Bat with a family, and Tuya in it."""
    bat, tuya = sandbox.person(1001), sandbox.person(1002)
    await bat.start()
    await tap(bat, "English", "🇦🇺", "A$")
    invitation = await bat.ask("/invite")
    await bat.press("Adult", invitation)
    shown = await bat.until(lambda replies: any(button.url for button in replies[-1].buttons))
    parameter = shown[-1].buttons[0].url.partition("start=")[2]
    await tuya.start(parameter)
    await tap(tuya, "Монгол", "🇲🇳", "₮")
    return bat, tuya


async def taken(sandbox: SandboxClient, bat: ChatUser, tuya: ChatUser) -> tuple[GroupChat, ChatUser, ChatUser]:
    """A group of the two that is their family's, and both of them in it."""
    group = await sandbox.add_group("Манай гэр бүл", bat, tuya)
    bats, tuyas = await group.seat(bat), await group.seat(tuya)
    await group.add_bot()
    await bats.until(1)
    alert = await tuyas.press("our family's chat")
    assert alert.alert
    await bats.press("our family's chat")
    await bats.until(lambda replies: "/setprivacy" in replies[-1].text)
    return group, bats, tuyas


def reacted(message: Message) -> bool:
    return message.reactions.get("bot") == ["👍"]


async def test_two_members_use_their_group_and_nobody_reads_what_is_private(sandbox: SandboxClient, bots: Bots) -> None:
    await bots.ready()
    bat, tuya = await settled(sandbox)
    group, bats, tuyas = await taken(sandbox, bat, tuya)

    coffee = await bats.say("@globfam_bot coffee 4.50")
    tea = await tuyas.say("@globfam_bot цай 3000₮")
    deaf = await bats.say("dinner was 60 by the way")
    await bats.until(lambda _: reacted(bats.messages[coffee.id]) and reacted(bats.messages[tea.id]))
    assert not reacted(bats.messages[deaf.id])
    hello = await bats.ask("@globfam_bot how much did we spend on coffee this month")
    assert "A$4.50" in hello.text
    assert not hello.ephemeral
    assert hello.id in tuyas.messages

    gift = await bat.ask("gift 80")
    await bat.press("Private", gift)
    await bat.until(lambda replies: any("🔒" in one.text for one in replies))
    seen = set(tuyas.messages)
    await bats.say("@globfam_bot how much did we spend this month")
    await bat.until(lambda replies: "84.50" in replies[-1].text)  # a plain member may not whisper unasked
    await group.promote_bot()
    await bats.say("@globfam_bot how much did we spend this month")
    whispered = (await bats.until(lambda replies: replies[-1].ephemeral))[-1]
    assert "84.50" in whispered.text
    assert whispered.buttons[-1].url == "https://t.me/globfam_bot?start=asked"
    await bat.start("asked")
    await bat.until(lambda replies: "84.50" in replies[-1].text)

    await bats.say("/summary")
    await bats.until(lambda replies: replies[-1].ephemeral and "84.50" in replies[-1].text)
    told = [message.text for key, message in tuyas.messages.items() if key not in seen and message.by_bot]
    assert not any("80" in text or "84" in text for text in told), told


async def test_a_question_is_whispered_answered_and_gone_and_the_group_moves_with_its_family(
    sandbox: SandboxClient, bots: Bots
) -> None:
    await bots.ready()
    bat, tuya = await settled(sandbox)
    group, bats, tuyas = await taken(sandbox, bat, tuya)

    asked = await bats.say("@globfam_bot mum spent 200 on groceries")
    question = (await bats.until(partial(offers, "A$200")))[-1]
    assert not question.ephemeral  # nothing is private to Bat, so that all may read what he is asked
    assert (await tuyas.press("A$200")).alert
    await bats.press("A$200", question)
    await bats.until(lambda _: reacted(bats.messages[asked.id]) and question.id not in bats.messages)

    later = await group.upgrade()
    moved = await later.seat(bat)
    said = await moved.say("@globfam_bot bread 5")
    await moved.until(lambda _: reacted(moved.messages[said.id]))
    stranger = await sandbox.add_person("Ganbold")
    await later.add(stranger)
    theirs = await (await later.seat(stranger)).say("@globfam_bot bread 5")
    last = await moved.say("@globfam_bot milk 3")
    await moved.until(lambda _: reacted(moved.messages[last.id]))
    assert not reacted(moved.messages[theirs.id])
    assert all("Ganbold" not in message.text for message in moved.replies)
