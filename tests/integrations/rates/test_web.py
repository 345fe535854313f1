"""The door to publishers, against a server on loopback that answers as they do when they will not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest

from core.rates.errors import SourceAwayError, SourceRefusedError, SourceUnreadableError
from integrations.rates import web as door
from integrations.rates.web import Web
from tests.free_port import free_port

Ask = Callable[[bytes], Awaitable[str | None]]


@pytest.fixture
async def ask() -> AsyncIterator[Ask]:
    """Asks a server that sends these bytes and closes; 404 is "no data" here."""
    sent = b""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(sent)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/rates"
    async with server, aiohttp.ClientSession() as session:

        async def asked(raw: bytes) -> str | None:
            nonlocal sent
            sent = raw
            return await Web(session).ask("rba", url, {"day": "1"}, nothing=(404,))

        yield asked


def said(status: str, body: bytes = b"", head: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body


async def test_an_answer_is_text_whatever_its_marks(ask: Ask) -> None:
    assert await ask(said("200 OK", "\ufeffтөгрөг".encode() + b"\x96")) == "төгрөг\ufffd"


async def test_no_data_is_none(ask: Ask) -> None:
    assert await ask(said("404 Not Found", b"No results found.")) is None


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Too Many Requests", "408 Timeout"])
async def test_trouble_of_theirs_is_away(ask: Ask, status: str) -> None:
    with pytest.raises(SourceAwayError) as caught:
        await ask(said(status))
    assert (caught.value.source, caught.value.seconds) == ("rba", None)


@pytest.mark.parametrize(
    ("after", "seconds"), [("120", 120), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("9" * 30, None)]
)
async def test_how_long_to_stay_away_is_heard_in_seconds(ask: Ask, after: str, seconds: int | None) -> None:
    with pytest.raises(SourceAwayError) as caught:
        await ask(said("429 Too Many Requests", head=f"Retry-After: {after}\r\n"))
    assert caught.value.seconds == seconds


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "410 Gone", "204 No Content"])
async def test_any_other_answer_is_a_refusal(ask: Ask, status: str) -> None:
    with pytest.raises(SourceRefusedError) as caught:
        await ask(said(status))
    assert caught.value.params == {"source": "rba", "status": status[:3]}


@pytest.mark.parametrize("raw", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"not http at all\r\n\r\n"])
async def test_a_broken_conversation_is_away(ask: Ask, raw: bytes) -> None:
    with pytest.raises(SourceAwayError):
        await ask(raw)


async def test_too_long_an_answer_is_not_read_to_its_end(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_BYTES", 10)
    assert await ask(said("200 OK", b"1234567890")) == "1234567890"
    with pytest.raises(SourceUnreadableError):
        await ask(said("200 OK", b"12345678901"))


async def test_nobody_there_is_away() -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(SourceAwayError):
            await Web(session).ask("rba", f"http://127.0.0.1:{free_port()}/", {})
