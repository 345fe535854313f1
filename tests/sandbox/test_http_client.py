"""The small HTTP client, against servers that behave well and badly."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from sandbox.http_client import HttpClient

Answer = Callable[[bytes], bytes]


@asynccontextmanager
async def server(*answers: bytes) -> AsyncIterator[tuple[HttpClient, list[bytes]]]:
    """Answer each connection with the next of `answers`, piece by piece; an empty piece closes it."""
    heads: list[bytes] = []
    waiting = list(answers)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while waiting:
            head = await reader.readline()
            while head and not head.endswith(b"\r\n\r\n"):
                head += await reader.readline()
            heads.append(head)
            length = int(
                next(
                    (v for n, _, v in (x.partition(b": ") for x in head.split(b"\r\n")) if n == b"content-length"), b"0"
                )
            )
            await reader.readexactly(length)
            answer = waiting.pop(0)
            if not head or not answer:
                break
            writer.write(answer)
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    listening = await asyncio.start_server(handle, "127.0.0.1", 0)
    client = HttpClient(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}")
    async with listening:
        yield client, heads
        await client.close()


PLAIN = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
CHUNKED = b"HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"


async def test_answers_with_a_length_and_in_chunks_are_read_over_one_connection() -> None:
    async with server(PLAIN, CHUNKED) as (http, heads):
        plain = await http.send("GET", "/a?b=c")
        chunked = await http.send("POST", "/d", b"body", {"x-secret": "s"})

    assert (plain.status, plain.body, chunked.status, chunked.body) == (200, b"ok", 201, b"abcde")
    assert heads[0].startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert b"x-secret: s\r\n" in heads[1]
    assert b"content-length: 4\r\n" in heads[1]


async def test_a_kept_connection_that_was_closed_meanwhile_is_made_anew() -> None:
    async with server(PLAIN, b"", PLAIN) as (http, heads):
        await http.send("GET", "/1")
        answer = await http.send("GET", "/2")

    assert answer.body == b"ok"
    assert [head.split()[1] for head in heads] == [b"/1", b"/2", b"/2"]


async def test_a_new_connection_that_is_closed_unanswered_is_an_error() -> None:
    async with server(b"") as (http, _):
        with pytest.raises(ConnectionResetError):
            await http.send("GET", "/")


async def test_an_answer_cut_short_is_an_error() -> None:
    async with server(PLAIN[:-1]) as (http, _):
        with pytest.raises(asyncio.IncompleteReadError):
            await http.send("GET", "/")


async def test_a_stream_is_read_line_by_line() -> None:
    stream = (
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\ndata: \r\n5\r\nx\n\nda\r\n6\r\nta: y\n\r\n0\r\n\r\n"
    )
    async with server(stream) as (http, _):
        lines = [line async for line in http.lines("/events")]

    assert lines == ["data: x", "", "data: y"]
