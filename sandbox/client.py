"""Drive the sandbox as people would: what journeys and benchmarks talk to the bot through.

    async with SandboxClient(url) as sandbox:
        bat = sandbox.person(1001)
        reply = await bat.ask("coffee 4.50")
        await bat.press("Undo")
        await bat.until(lambda messages: "undone" in messages[-1].text)

Nothing here sleeps or polls: one stream of events feeds every chat, and who waits is woken by it.
"""

import asyncio
import contextlib
import json
from types import TracebackType
from typing import Self

from sandbox.chat_user import ChatUser, SandboxError
from sandbox.group_chat import GroupChat
from sandbox.heard import Json
from sandbox.http_client import HttpClient


class SandboxClient:
    """The control API of the sandbox at `url`, and its people."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._http = HttpClient(self.url)
        self._people: dict[int, ChatUser] = {}
        self._seats: dict[tuple[int, int], ChatUser] = {}
        self._stream: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        known = await self.get("/sandbox/people")
        for card in known["people"]:
            user = self.person(card["id"])
            if card["last"]:
                user.load((await self.get(f"/sandbox/people/{user.id}/chat"))["messages"])
        self._stream = asyncio.create_task(self._listen(known["at"]), name="sandbox events")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.cancel()
            with contextlib.suppress(asyncio.CancelledError, OSError, asyncio.IncompleteReadError):
                await self._stream
        await self._http.close()

    def person(self, person_id: int) -> ChatUser:
        """Be the person with this id, who must exist in the sandbox before they act."""
        return self._people.setdefault(person_id, ChatUser(self, person_id))

    async def add_person(self, first_name: str, language: str = "en", country: str = "", **more: object) -> ChatUser:
        """Let someone new join; `more` may hold id, last_name, username."""
        facts = {"first_name": first_name, "language_code": language, "country": country, **more}
        return self.person((await self.post("/sandbox/people", facts))["id"])

    async def add_group(self, title: str, *people: ChatUser, bot: bool = False, supergroup: bool = False) -> GroupChat:
        """Let the first of `people` make a group of them, with the bot or without."""
        first, *others = people
        facts = {"title": title, "by": first.id, "people": [person.id for person in others]}
        card = await self.post("/sandbox/groups", {**facts, "bot": bot, "supergroup": supergroup})
        return GroupChat(self, card["id"], first.id)

    async def seat(self, person: ChatUser, chat: int) -> ChatUser:
        """Be a person in a group, with all that they see there."""
        seat = self._seats.setdefault((person.id, chat), ChatUser(self, person.id, chat))
        seat.load((await self.get(f"/sandbox/people/{person.id}/chat?chat={chat}"))["messages"])
        return seat

    async def fault(self, method: str = "*", times: int = 1, **how: object) -> None:
        """Let the next calls of `method` fail; `how` is status, retry_after, delay_ms, drop (see docs/sandbox.md)."""
        await self.post("/sandbox/faults", {"method": method, "times": times, **how})

    async def clear_faults(self) -> None:
        """Let everything work again."""
        self._read((await self._http.send("DELETE", "/sandbox/faults")).body)

    async def switch(self, **switches: object) -> None:
        """Set `limits` or `privacy` (on or off), or how many updates to `deliver_twice`."""
        await self.post("/sandbox/state", switches)

    async def state(self) -> Json:
        """Give the counts of calls and statuses, and how many updates wait."""
        return await self.get("/sandbox/state")

    async def inject(self, update: Json) -> int:
        """Queue any update; gives its id."""
        return int((await self.post("/sandbox/updates", update))["update_id"])

    async def reset(self) -> None:
        """Empty the sandbox, and forget here what was heard."""
        await self.post("/sandbox/reset", {})
        self._take({"kind": "reset"})

    async def get(self, path: str) -> Json:
        """Read from the control API; raises `SandboxError`."""
        return self._read((await self._http.send("GET", path)).body)

    async def post(self, path: str, body: object) -> Json:
        """Write JSON to the control API; raises `SandboxError`."""
        return await self.post_bytes(path, json.dumps(body).encode(), "application/json")

    async def post_bytes(self, path: str, body: bytes, mime: str) -> Json:
        """Write bytes to the control API; raises `SandboxError`."""
        return self._read((await self._http.send("POST", path, body, {"content-type": mime})).body)

    @staticmethod
    def _read(body: bytes) -> Json:
        answer: Json = json.loads(body)
        if "detail" in answer:
            raise SandboxError(answer["detail"])
        return answer

    def _take(self, event: Json) -> None:
        if event["kind"] == "reset":
            self._seats.clear()
            for user in self._people.values():
                user.load([])
        elif event["chat"] > 0:
            self.person(event["chat"]).hear(event)
        for (person, chat), seat in self._seats.items():
            if chat == event["chat"] and event.get("to", person) == person:
                seat.hear(event)

    async def _listen(self, seen: str) -> None:
        try:
            async for line in self._http.lines(f"/sandbox/events?after={seen}"):
                if line.startswith("data: "):
                    event = json.loads(line.removeprefix("data: "))
                    self._take(event)
        finally:
            for user in (*self._people.values(), *self._seats.values()):
                user.cut_off()
