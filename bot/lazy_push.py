"""python-telegram-bot, loaded when the first notification goes out: a start need not pay for it."""

from typing import TYPE_CHECKING

from core.delivery.model import Outgoing
from core.delivery.ports import Budget, Documents

if TYPE_CHECKING:
    from integrations.telegram_push import PushMessenger


class LazyPush:
    """Fills the `Messenger` port by making the real one at the first use."""

    def __init__(self, token: str, api: str, budget: Budget, documents: Documents) -> None:
        self._made: PushMessenger | None = None
        self._arguments = (token, api, budget, documents)

    async def send(self, out: Outgoing) -> int | None:
        """See the port."""
        if self._made is None:
            from integrations.telegram_push import PushMessenger

            self._made = PushMessenger(*self._arguments)
        return await self._made.send(out)

    async def close(self) -> None:
        """Close the connections, if any were opened."""
        if self._made is not None:
            await self._made.close()
