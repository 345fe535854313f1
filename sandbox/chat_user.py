"""One person at a chat, as `sandbox.client` lets tests be."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol
from urllib.parse import urlencode

from sandbox.heard import Button, Json, Message, NotHeardError, Toast

PATIENCE = 60.0
"""Seconds after which an answer will surely not come, on a machine with much else to do."""
Wanted = int | Callable[[Sequence[Message]], bool]


class SandboxError(Exception):
    """Raised when the sandbox refuses an act, such as pressing a button that is not there."""


class Control(Protocol):
    """What a person needs of the control API; both raise `SandboxError`."""

    async def post(self, path: str, body: object) -> Json:
        """Write JSON."""
        ...

    async def post_bytes(self, path: str, body: bytes, mime: str) -> Json:
        """Write bytes."""
        ...


class ChatUser:
    """One person in their private chat with the bot, or in a group (`chat`).

    `messages` is what stands in it for them now, `toasts` what popped up.
    """

    def __init__(self, control: Control, person_id: int, chat: int = 0) -> None:
        self.id = person_id
        self.chat = chat or person_id
        self.messages: dict[int, Message] = {}
        self.toasts: dict[str, Toast] = {}
        self._control = control
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def replies(self) -> list[Message]:
        """What the bot has written and not deleted, as it reads now."""
        return [message for message in self.messages.values() if message.by_bot]

    async def say(self, text: str, reply_to: Message | None = None) -> Message:
        """Send text. More than 4,096 units go as several messages, of which the first is given."""
        return await self._sent("say", {"text": text, "reply_to": reply_to.id if reply_to else None})

    async def reply(self, to: Message, text: str) -> Message:
        """Send text in reply to a message."""
        return await self.say(text, to)

    async def start(self, parameter: str = "") -> Message:
        """Press Start, or follow the link t.me/<bot>?start=<parameter>."""
        return await self._sent("start", {"parameter": parameter})

    async def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        return await self._sent("edit", {"message_id": message.id, "text": text})

    async def send_photo(self, data: bytes, caption: str = "", name: str = "photo.jpg", album: str = "") -> Message:
        """Send a picture (JPEG, PNG, GIF, WebP); those with the same `album` stand together."""
        return await self._file("photo", data, "image/jpeg", name=name, caption=caption, album=album)

    async def send_document(
        self, data: bytes, name: str, caption: str = "", mime: str = "", album: str = ""
    ) -> Message:
        """Send a file; those with the same `album` stand together."""
        mime = mime or "application/octet-stream"
        return await self._file("document", data, mime, name=name, caption=caption, album=album)

    async def ask(self, text: str, within: float = PATIENCE) -> Message:
        """Send text and give the bot's first message after it."""
        return await self.answer_to(await self.say(text), within)

    async def answer_to(self, sent: Message, within: float = PATIENCE) -> Message:
        """Wait for the bot's first message after `sent`."""

        def later() -> list[Message]:
            return [message for message in self.replies if message.id > sent.id]

        await self.until(lambda _: bool(later()), within)
        return later()[0]

    async def until(self, wanted: Wanted, within: float = PATIENCE) -> list[Message]:
        """Wait until the bot's messages satisfy `wanted`, or are that many, and give them.

        Raises `NotHeardError`, which shows the chat, after `within` seconds.
        """
        met = (lambda replies: len(replies) >= wanted) if isinstance(wanted, int) else wanted
        await self._wait(lambda: met(self.replies), within)
        return self.replies

    async def press(self, label: str, on: Message | None = None, within: float = PATIENCE) -> Toast:
        """Press the newest button that reads `label`, or holds it, and wait until the bot has answered the press."""
        query_id = await self.tap(label, on)
        await self._wait(lambda: query_id in self.toasts, within)
        return self.toasts[query_id]

    async def tap(self, label: str, on: Message | None = None) -> str:
        """Press a button without waiting; gives the id under which `toasts` will hold the answer."""
        message, button = self.button(label, on)
        pressed = await self._post("press", {"message_id": message.id, "data": button.data})
        return str(pressed["query_id"])

    def button(self, label: str, on: Message | None = None) -> tuple[Message, Button]:
        """Find a button and its message, newest message first; raises `SandboxError` when there is none."""
        messages = [self.messages[on.id]] if on else list(reversed(self.replies))
        for fits in (str.__eq__, str.__contains__):
            for message in messages:
                for button in message.buttons:
                    if fits(button.text.casefold(), label.casefold()):
                        return message, button
        raise SandboxError(f"no button reads {label!r}; there are {[b.text for m in messages for b in m.buttons]}")

    async def react(self, message: Message, *emoji: str) -> None:
        """Set reactions on a message; none takes them away."""
        await self._post("react", {"message_id": message.id, "emoji": emoji})

    async def pin(self, message: Message) -> None:
        """Put a message at the top of the chat."""
        await self._post("pin", {"message_id": message.id})

    async def unpin(self, message: Message) -> None:
        """Take a message off the top."""
        await self._post("unpin", {"message_id": message.id})

    async def block(self) -> None:
        """Block the bot."""
        await self._post("block", {})

    async def unblock(self) -> None:
        """Let the bot write again."""
        await self._post("unblock", {})

    def load(self, messages: list[Json]) -> None:
        """Take over a whole transcript."""
        heard = [Message.of(seen) for seen in messages]
        self.messages = {message.id: message for message in heard}
        self.toasts.clear()

    def hear(self, event: Json) -> None:
        """Take in one event of this chat and wake who waits."""
        kind = event["kind"]
        if kind in ("message", "edited"):
            self._keep(event)
        elif kind == "deleted":
            self.messages.pop(event["message_id"], None)
        elif kind == "reactions" and event["message_id"] in self.messages:
            self._keep({**self.messages[event["message_id"]].seen(), "reactions": event["reactions"]})
        elif kind == "answer":
            self.toasts[event["query_id"]] = Toast(event["text"], event["alert"])
        self._wake()

    def cut_off(self) -> None:
        """Fail who waits, since no more events will come."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_exception(ConnectionError("the sandbox's events ended"))

    def _wake(self) -> None:
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()

    def _keep(self, seen: Json) -> None:
        message = Message.of(seen)
        self.messages[message.id] = message

    async def _wait(self, met: Callable[[], bool], within: float) -> None:
        try:
            async with asyncio.timeout(within):
                while not met():
                    change = asyncio.get_running_loop().create_future()
                    self._waiting.append(change)
                    await change
        except TimeoutError:
            raise NotHeardError(within, list(self.messages.values())) from None

    async def _post(self, act: str, body: object) -> Json:
        return await self._control.post(f"/sandbox/people/{self.id}/{act}?chat={self.chat}", body)

    async def _sent(self, act: str, body: object) -> Message:
        return self._mine(await self._post(act, body))

    async def _file(self, act: str, data: bytes, mime: str, **facts: object) -> Message:
        path = f"/sandbox/people/{self.id}/{act}?{urlencode({'chat': self.chat, **facts})}"
        return self._mine(await self._control.post_bytes(path, data, mime))

    def _mine(self, answer: Json) -> Message:
        """Take in what was just sent, unless the events, which may be ahead, have told of it already."""
        sent = [Message.of(seen) for seen in answer["messages"]]
        for message in sent:
            self.messages.setdefault(message.id, message)
        return sent[0]
