"""Fetches updates as the plain JSON that Telegram sent, so that one odd update never holds up the others.

aiogram's own `getUpdates` validates a batch as a whole; here each update is read later, in its own lane.
"""

import json
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

from core.delivery.errors import LaterError, RefusedError
from handlers.telegram.intake import ALLOWED_UPDATES

MARGIN_SECONDS = 15
UNAUTHORIZED, TOO_MANY_REQUESTS = 401, 429


class UpdateFeed:
    """Fills the `Feed` port over aiogram's connection pool.

    Raises `RefusedError` when the token is not known, `LaterError` for everything that waiting can mend.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, offset: int, timeout: int) -> list[dict[str, Any]]:
        """See the port."""
        query = {"offset": str(offset), "timeout": str(timeout), "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        try:
            answer = await self._post(query, timeout + MARGIN_SECONDS)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise LaterError(1.0) from error
        if answer.get("ok") is True:
            return [update for update in answer.get("result") or [] if isinstance(update, dict)]
        if answer.get("error_code") == UNAUTHORIZED:
            raise RefusedError
        retry_after = (answer.get("parameters") or {}).get("retry_after", 1)
        raise LaterError(float(retry_after) if answer.get("error_code") == TOO_MANY_REQUESTS else 1.0)

    async def _post(self, query: dict[str, str], seconds: int) -> dict[str, Any]:
        session = self._bot.session
        assert isinstance(session, AiohttpSession)
        url = session.api.api_url(token=self._bot.token, method="getUpdates")
        http = await session.create_session()
        async with http.post(url, data=query, timeout=aiohttp.ClientTimeout(total=seconds)) as response:
            answer = json.loads(await response.read())
        if not isinstance(answer, dict):
            raise ValueError("an answer of the Bot API is an object")  # noqa: TRY004 - a ValueError like bad JSON
        return answer
