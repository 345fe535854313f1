"""Fetches what people sent from the Bot API server. Its addresses hold the token, so that no error tells one."""

from io import BytesIO

import aiohttp
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNotFound, TelegramRetryAfter

from core.delivery.errors import LaterError
from core.documents.errors import GoneError, TooMuchError
from core.documents.limits import MOST_BYTES

_TIMEOUT = 60
"""Seconds for 20 MB on a slow line."""
_CHUNK = 65_536
_MEGABYTE = 1024 * 1024
_TOO_BIG = "file is too big"


class TelegramFiles:
    """Fills `Incoming` over aiogram's connections."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str) -> bytes:
        """See the port."""
        try:
            file = await self._bot.get_file(file_id)
            return await self._streamed(file.file_path or "")
        except TelegramRetryAfter as error:
            raise LaterError(error.retry_after) from None
        except (TelegramBadRequest, TelegramNotFound) as error:
            if _TOO_BIG in str(error).lower():
                raise TooMuchError("bytes", MOST_BYTES // _MEGABYTE) from None
            raise GoneError from None
        except (AiogramError, aiohttp.ClientError, OSError, TimeoutError):
            raise LaterError(1.0) from None

    async def _streamed(self, path: str) -> bytes:
        """The bytes at a path, as far as a bot may fetch: a server that sends on and on ends there."""
        url = self._bot.session.api.file_url(self._bot.token, path)
        content = BytesIO()
        async for chunk in self._bot.session.stream_content(
            url, timeout=_TIMEOUT, chunk_size=_CHUNK, raise_for_status=True
        ):
            content.write(chunk)
            if content.tell() > MOST_BYTES:
                raise TooMuchError("bytes", MOST_BYTES // _MEGABYTE)
        return content.getvalue()
