"""The one line that tells how far a reading is: edited in place, at most once a second, and only when it changed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from core.delivery.errors import DeliveryError
from core.delivery.model import Method, Outgoing
from core.delivery.ports import Messenger
from core.documents.reading import Progress
from handlers.say import documents as say
from handlers.say.reply import Reply
from handlers.say.voice import Voice

SECONDS_BETWEEN = 1.0


class Line:
    """Follows one reading. An edit that fails is let be: the next one says more."""

    def __init__(self, messenger: Messenger, voice: Voice, job_id: int, chat_id: int, message_id: int | None) -> None:
        self._messenger = messenger
        self._voice = voice
        self._job_id = job_id
        self._chat_id = chat_id
        self.message_id = message_id
        self._latest = self._shown = say.begun(voice, job_id)
        self._news = asyncio.Event()

    async def tell(self, progress: Progress) -> None:
        """Note how far it is; nobody waits for the line."""
        self._latest = say.progressed(self._voice, self._job_id, progress)
        self._news.set()

    @asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Edit meanwhile. Afterwards no edit is on its way, so that what comes next is not overtaken."""
        task = asyncio.create_task(self._follow(), name=f"line of job {self._job_id}")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})

    async def show(self, reply: Reply) -> None:
        """Edit it to something else at once."""
        if self.message_id is None:
            return
        out = Outgoing(self._chat_id, Method.EDIT, reply.text, reply.rows, self.message_id, live=True)
        with suppress(DeliveryError):
            await self._messenger.send(out)

    async def _follow(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            if self._latest != self._shown:
                self._shown = self._latest
                await self.show(self._shown)
                await asyncio.sleep(SECONDS_BETWEEN)
