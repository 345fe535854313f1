"""python-telegram-bot, loaded when the first notification goes out: a start need not pay for it."""

import asyncio
from typing import TYPE_CHECKING

from core.charts.ports import Charts
from core.delivery.model import Outgoing
from core.delivery.ports import Budget, Documents

if TYPE_CHECKING:
    from integrations.telegram_push import PushMessenger


class LazyPush:
    """Fills the `Messenger` port by making the real one at the first use."""

    def __init__(self, token: str, api: str, budget: Budget, documents: Documents, charts: Charts) -> None:
        self._made: PushMessenger | None = None
        self._making = asyncio.Lock()
        self._arguments = (token, api, budget, documents, charts)

    async def send(self, out: Outgoing) -> int | None:
        """See the port."""
        async with self._making:
            if self._made is None:
                self._made = await asyncio.to_thread(self._make)  # the import takes seconds on a slow machine
        return await self._made.send(out)

    def _make(self) -> "PushMessenger":
        from integrations.telegram_push import PushMessenger

        return PushMessenger(*self._arguments)

    async def close(self) -> None:
        """Close the connections, if any were opened."""
        if self._made is not None:
            await self._made.close()
