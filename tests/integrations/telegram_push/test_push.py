"""The push messenger against a real server: what arrives, and what each trouble is translated to."""

import io
from collections.abc import AsyncIterator
from typing import Any

import pytest
from PIL import Image

from core.charts.model import Chart
from core.delivery.errors import BlockedError, DeliveryError, LaterError, RefusedError
from core.delivery.model import Button, Method, Outgoing
from integrations.telegram_push import PushMessenger
from sandbox.app import RunningSandbox, running
from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.heard import Message
from sandbox.settings import SandboxSettings

BAT = 1001
HELLO = Outgoing(BAT, text="<b>hello</b> &amp; good bye")


class CountingBudget:
    """Notes what it is asked and told."""

    def __init__(self) -> None:
        self.waited: list[int] = []
        self.penalties: list[float] = []

    async def wait(self, chat_id: int) -> None:
        self.waited.append(chat_id)

    def penalise(self, seconds: float) -> None:
        self.penalties.append(seconds)


class OneDocument:
    """Makes a file of what it is asked for."""

    async def make(self, out: Outgoing) -> tuple[str, bytes]:
        if out.document == "none":
            raise RefusedError
        return f"{out.document}.txt", b"a,b\n"


class OneColour:
    """Draws nothing but the colour of a chart's title, so that one picture can be told from another."""

    async def drawn(self, chart: Chart) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (40, 30), chart.title).save(out, "PNG")
        return out.getvalue()


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    async with running(SandboxSettings(limits=False, first_id=100)) as started:
        yield started


@pytest.fixture
async def people(sandbox: RunningSandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        yield client


@pytest.fixture
async def bat(people: SandboxClient) -> ChatUser:
    person = people.person(BAT)
    await person.start()
    return person


@pytest.fixture
def budget() -> CountingBudget:
    return CountingBudget()


@pytest.fixture
async def push(sandbox: RunningSandbox, budget: CountingBudget) -> AsyncIterator[PushMessenger]:
    messenger = PushMessenger("1:token", sandbox.url + "/", budget, OneDocument(), OneColour())
    yield messenger
    await messenger.close()


async def shown(people: SandboxClient) -> list[Message]:
    """What stands in Bat's chat that the bot wrote, oldest first."""
    chat = (await people.get(f"/sandbox/people/{BAT}/chat"))["messages"]
    return [message for message in map(Message.of, chat) if message.by_bot]


async def test_a_message_arrives_with_its_markup_and_buttons(
    push: PushMessenger, bat: ChatUser, people: SandboxClient, budget: CountingBudget
) -> None:
    rows = ((Button("A", data="e:1:card"), Button("B", url="https://t.me/x")), (Button("C", data="c:1:undo"),))
    key = await push.send(Outgoing(BAT, text=HELLO.text, rows=rows))
    (message,) = await shown(people)
    assert (message.id, message.text) == (key, "hello & good bye")
    assert [entity["type"] for entity in message.raw["entities"]] == ["bold"]
    keyboard = message.raw["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in keyboard] == [["A", "B"], ["C"]]
    assert budget.waited == [BAT]


async def test_a_reply_is_a_reply_and_goes_out_though_its_message_is_gone(
    push: PushMessenger, bat: ChatUser, people: SandboxClient
) -> None:
    first = await push.send(HELLO)
    await push.send(Outgoing(BAT, text="again", reply_to=first))
    await push.send(Outgoing(BAT, text="and again", reply_to=987_654))
    messages = await shown(people)
    assert [message.reply_to for message in messages] == [None, first, None]


async def test_an_edit_changes_the_message_and_changing_nothing_is_no_trouble(
    push: PushMessenger, bat: ChatUser, people: SandboxClient
) -> None:
    key = await push.send(HELLO)
    for _ in range(2):
        assert await push.send(Outgoing(BAT, Method.EDIT, "<i>new</i>", message_id=key)) == key
    assert [message.text for message in await shown(people)] == ["new"]


async def test_an_edit_of_what_is_gone_is_sent_anew_with_its_buttons(
    push: PushMessenger, bat: ChatUser, people: SandboxClient
) -> None:
    key = await push.send(HELLO)
    assert await push.send(Outgoing(BAT, Method.DELETE, message_id=key)) == key
    again = await push.send(Outgoing(BAT, Method.EDIT, "new", ((Button("A", data="x"),),), message_id=key))
    (message,) = await shown(people)
    assert (message.id, message.text) == (again, "new")
    assert [button.text for button in message.buttons] == ["A"]


async def test_what_is_late_is_no_trouble(push: PushMessenger, bat: ChatUser, budget: CountingBudget) -> None:
    assert await push.send(Outgoing(BAT, Method.DELETE, message_id=987_654)) == 987_654
    assert await push.send(Outgoing(BAT, Method.TOAST, "hi", callback_id="gone")) is None
    assert budget.waited == []


async def test_a_reaction_arrives(push: PushMessenger, bat: ChatUser) -> None:
    mine = await bat.say("coffee 4.50")
    await push.send(Outgoing(BAT, Method.REACT, "👍", message_id=mine.id))
    await bat.until(lambda _: bool(bat.messages[mine.id].reactions))
    assert "👍" in str(bat.messages[mine.id].reactions)


async def test_a_document_is_made_when_it_is_sent_and_its_caption_is_read_as_markup(
    push: PushMessenger, bat: ChatUser, people: SandboxClient
) -> None:
    key = await push.send(Outgoing(BAT, Method.DOCUMENT, "Tom &amp; <b>Jerry</b>", document="csv"))
    (message,) = await shown(people)
    assert (message.id, message.raw["document"]["file_name"]) == (key, "csv.txt")
    assert message.text == "Tom & Jerry"
    with pytest.raises(RefusedError):
        await push.send(Outgoing(BAT, Method.DOCUMENT, document="none"))


# Troubles


async def test_too_many_requests_say_when_and_hold_everything_back(
    push: PushMessenger, bat: ChatUser, people: SandboxClient, budget: CountingBudget
) -> None:
    await people.fault("sendMessage", status=429, retry_after=7)
    with pytest.raises(LaterError) as later:
        await push.send(HELLO)
    assert later.value.seconds == 7
    assert budget.penalties == [7]
    assert await shown(people) == []
    await push.send(HELLO)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"status": 403}, BlockedError),
        ({"status": 400}, RefusedError),
        ({"status": 502}, LaterError),
        ({"status": 500}, LaterError),
        ({"status": 404}, LaterError),
        ({"status": 409}, LaterError),
        ({"drop": "before"}, LaterError),
        ({"drop": "after"}, LaterError),
    ],
)
async def test_each_trouble_is_one_of_the_ports_errors(
    push: PushMessenger, bat: ChatUser, people: SandboxClient, fault: dict[str, Any], error: type[DeliveryError]
) -> None:
    await people.fault("sendMessage", **fault)
    with pytest.raises(error) as raised:
        await push.send(HELLO)
    assert type(raised.value) is error
    assert len(await shown(people)) == (1 if fault.get("drop") == "after" else 0)
    assert await push.send(HELLO) is not None


async def test_someone_who_never_began_cannot_be_written_to(push: PushMessenger, people: SandboxClient) -> None:
    for stranger in (1002, 987_654):
        with pytest.raises(BlockedError):
            await push.send(Outgoing(stranger, text="hello"))


async def test_markup_that_telegram_cannot_read_is_refused(push: PushMessenger, bat: ChatUser) -> None:
    with pytest.raises(RefusedError):
        await push.send(Outgoing(BAT, text="<b>never closed"))
    with pytest.raises(RefusedError):
        await push.send(Outgoing(BAT, Method.EDIT, "x" * 5_000, message_id=await push.send(HELLO)))


async def test_a_server_that_is_not_there_is_tried_later(budget: CountingBudget) -> None:
    async with running(SandboxSettings()) as gone:
        url = gone.url
    messenger = PushMessenger("1:token", url, budget, OneDocument(), OneColour())
    with pytest.raises(LaterError):
        await messenger.send(HELLO)
    await messenger.close()
