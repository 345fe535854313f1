"""Send updates to the bot's webhook, as Telegram does (observed in the open Bot API server's WebhookActor).

The updates of one chat go one after the other, those of different chats at once, over at most `max_connections`. An
answer other than 2xx is tried again at once, then after two, four, eight … times the backoff, at most 60 s apart; an
update that does not get through holds back its own chat only.
"""

import asyncio
import contextlib
import json
from http import HTTPStatus
from urllib.parse import urlsplit

from sandbox.http_client import HttpClient
from sandbox.state.chats import Json
from sandbox.state.world import Webhook, World

_LONGEST_WAIT = 60.0
_ANSWER_WITHIN = 60.0


def chat_of_update(update: Json) -> int:
    """Give the chat that an update belongs to, 0 when it belongs to none."""
    for payload in update.values():
        if isinstance(payload, dict):
            inner = payload.get("message", payload)
            chat = inner.get("chat") or payload.get("from") or {}
            return int(chat.get("id", 0))
    return 0


class WebhookSender:
    """Delivers what waits in the world's queue for as long as a webhook is set."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._clients: dict[str, HttpClient] = {}

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            while True:
                await self._world.updates.arrived.wait()
                self._world.updates.arrived.clear()
                if self._world.webhook.url:
                    self._open_lanes()
        finally:
            for lane in self._lanes.values():
                lane.cancel()
            await asyncio.gather(*self._lanes.values(), return_exceptions=True)
            for client in self._clients.values():
                await client.close()

    def _open_lanes(self) -> None:
        for update in self._world.updates.pending():
            chat = chat_of_update(update)
            if chat not in self._lanes and len(self._lanes) < self._world.webhook.max_connections:
                self._lanes[chat] = asyncio.create_task(self._lane(chat), name=f"webhook lane {chat}")

    async def _lane(self, chat: int) -> None:
        try:
            while (update := self._next(chat)) is not None:
                if not await self._deliver(update):
                    return
                self._world.updates.acknowledge(update)
        finally:
            del self._lanes[chat]
            self._world.updates.arrived.set()

    def _next(self, chat: int) -> Json | None:
        return next((update for update in self._world.updates.pending() if chat_of_update(update) == chat), None)

    async def _deliver(self, update: Json) -> bool:
        """Send one update until it is taken; False when the webhook was taken away meanwhile."""
        failures = 0
        while self._world.webhook.url:
            hook = self._world.webhook
            trouble = await self._post(hook, update)
            if not trouble:
                return True
            hook.last_error_date, hook.last_error_message = self._world.now(), trouble
            backoff = self._world.settings.webhook_backoff
            await asyncio.sleep(0 if failures == 0 else min(backoff * 2**failures, _LONGEST_WAIT))
            failures += 1
        return False

    async def _post(self, hook: Webhook, update: Json) -> str:
        """Send one update once; gives what went wrong, in Telegram's words, or nothing."""
        parts = urlsplit(hook.url)
        client = self._clients.setdefault(hook.url, HttpClient(hook.url))
        headers = {"content-type": "application/json"}
        if hook.secret:
            headers["x-telegram-bot-api-secret-token"] = hook.secret
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        body = json.dumps(update, ensure_ascii=False).encode()
        try:
            async with asyncio.timeout(_ANSWER_WITHIN):
                answer = await client.send("POST", target, body, headers)
        except TimeoutError:
            return "Read timeout expired"
        except (OSError, asyncio.IncompleteReadError):
            return "Connection refused"
        if 200 <= answer.status < 300:
            return ""
        phrase = ""
        with contextlib.suppress(ValueError):
            phrase = HTTPStatus(answer.status).phrase
        return f"Wrong response from the webhook: {answer.status} {phrase}".rstrip()
