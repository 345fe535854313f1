"""A small HTTP/1.1 client on asyncio's streams, for the test client and the webhook.

The sandbox may use nothing but the standard library here, and the test client drives hundreds of chats at once on a
machine it shares with the bot: this costs a fifth of what a general client does. It speaks to servers that answer
with a length or in chunks, keeps connections, and follows no redirects.
"""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers by lower-case name, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    used: bool = False


class HttpClient:
    """Requests to one origin, over as many kept connections as were needed at once.

    Raises `OSError` (also `ConnectionError`) or `asyncio.IncompleteReadError` when the server cannot be spoken to.
    """

    def __init__(self, origin: str) -> None:
        parts = urlsplit(origin)
        self._host = parts.hostname or "127.0.0.1"
        self._secure = parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        self._authority = parts.netloc.rpartition("@")[2]
        self._idle: list[_Connection] = []

    async def send(
        self, method: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request; `target` is path and query. One that meets a connection gone idle is sent again."""
        request = self._request(method, target, body, headers or {})
        connection = self._idle.pop() if self._idle else await self._connect()
        try:
            return await self._exchange(connection, request)
        except ConnectionResetError:
            await _closed(connection)
            if not connection.used:
                raise
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await _closed(connection)
            raise
        return await self._exchange(await self._connect(), request)

    async def lines(self, target: str) -> AsyncIterator[str]:
        """Read a response that never ends, such as server-sent events, line by line, until the server closes it."""
        connection = await self._connect()
        try:
            connection.writer.write(self._request("GET", target, b"", {"accept": "text/event-stream"}))
            await _head(connection.reader)
            rest = b""
            async for chunk in _chunks(connection.reader):
                *whole, rest = (rest + chunk).split(b"\n")
                for line in whole:
                    yield line.decode()
        finally:
            await _closed(connection)

    async def close(self) -> None:
        """Close the kept connections."""
        await asyncio.gather(*map(_closed, self._idle))
        self._idle.clear()

    async def _connect(self) -> _Connection:
        context = ssl.create_default_context() if self._secure else None
        return _Connection(*await asyncio.open_connection(self._host, self._port, ssl=context))

    def _request(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        fields = {"host": self._authority, "content-length": str(len(body)), **headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"{method} {target} HTTP/1.1\r\n{head}\r\n".encode() + body

    async def _exchange(self, connection: _Connection, request: bytes) -> Answer:
        connection.writer.write(request)
        status, headers = await _head(connection.reader)
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = b"".join([chunk async for chunk in _chunks(connection.reader)])
        else:
            body = await connection.reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            connection.writer.close()
        else:
            connection.used = True
            self._idle.append(connection)
        return Answer(status, headers, body)


async def _closed(connection: _Connection) -> None:
    connection.writer.close()
    with contextlib.suppress(OSError):
        await connection.writer.wait_closed()


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    first = await reader.readline()
    if not first:
        raise ConnectionResetError("the server closed the connection without an answer")
    headers: dict[str, str] = {}
    while (line := await reader.readline()) not in (b"\r\n", b"\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    return int(first.split(maxsplit=2)[1]), headers


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while True:
        line = await reader.readline()
        size = int(line.split(b";")[0] or b"0", 16)
        chunk = await reader.readexactly(size)
        await reader.readline()
        if not size:
            return
        yield chunk
