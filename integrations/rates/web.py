"""The door to publishers' web services: one request, its text, and aiohttp's errors translated."""

from collections.abc import Collection, Mapping

import aiohttp

from core.rates.errors import SourceAwayError, SourceRefusedError, SourceUnreadableError

PATIENCE_SECONDS = 30
MOST_BYTES = 8_000_000
"""The longest answer that is read; a year of the Bank of Mongolia's is half a megabyte."""
_COME_LATER = frozenset({408, 425, 429})
_AGENT = {"user-agent": "GlobFam (a family's self-hosted bookkeeping; a few requests a day)"}


class Web:
    """Asks over a session that whoever made it closes."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def ask(
        self,
        source: str,
        url: str,
        query: Mapping[str, str],
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        nothing: Collection[int] = (),
    ) -> str | None:
        """The text of the answer; None when its status is one of `nothing`, by which a publisher says "no data".

        Raises `SourceAwayError` (out of reach, too slow, 5xx, 429), `SourceRefusedError` (any other status but 200)
        and `SourceUnreadableError` (longer than `MOST_BYTES`).
        """
        sent = {**_AGENT, **(headers or {})}
        timeout = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
        try:
            async with self._session.request(method, url, params=query, headers=sent, timeout=timeout) as answer:
                if answer.status in nothing:
                    return None
                _judge(source, answer)
                return await _text(source, answer)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise SourceAwayError(source) from error


def _judge(source: str, answer: aiohttp.ClientResponse) -> None:
    """Raise unless the publisher answered."""
    if answer.status in _COME_LATER or answer.status >= 500:
        after = answer.headers.get("retry-after", "").strip()
        raise SourceAwayError(source, int(after) if after.isascii() and after.isdigit() and len(after) < 10 else None)
    if answer.status != 200:
        raise SourceRefusedError(source, answer.status)


async def _text(source: str, answer: aiohttp.ClientResponse) -> str:
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            raise SourceUnreadableError(source)
    return body.decode("utf-8-sig", "replace")
