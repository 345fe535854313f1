"""Telegram's webhook: strangers first, then what is kept."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any

import httpx
from sqlalchemy import text

from handlers.http.deps import HttpDeps
from integrations.db.unit import SqlStore

URL = "/telegram/webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
RIGHT = {HEADER: "the-webhook-secret"}
LIMIT = 256 * 1024
Talk = Callable[[HttpDeps], AbstractAsyncContextManager[httpx.AsyncClient]]


def update(key: int = 10, chat: int = 7, **message: str) -> dict[str, Any]:
    return {"update_id": key, "message": {"message_id": 1, "chat": {"id": chat}, "text": "coffee 4.50"} | message}


async def kept(store: SqlStore) -> list[tuple[int, int, str]]:
    async with store.database.read() as connection:
        rows = await connection.execute(text("SELECT update_id, chat_id, payload FROM inbox ORDER BY update_id"))
        return [(row[0], row[1], row[2]) for row in rows]


async def test_a_stranger_is_refused_and_nothing_is_kept(
    client: httpx.AsyncClient, store: SqlStore, woken: list[int]
) -> None:
    wrong: list[dict[str, str]] = [
        {},
        {HEADER: ""},
        {HEADER: "the-webhook-secreT"},
        {HEADER: "the-webhook-secre"},
        {HEADER: "the-webhook-secret" * 2},
        {"Authorization": "Bearer the-webhook-secret"},
    ]
    for headers in wrong:
        assert (await client.post(URL, json=update(), headers=headers)).status_code == 403
    assert (await kept(store), woken) == ([], [])


async def test_a_secret_in_foreign_letters_is_refused_and_breaks_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.post(URL, json=update(), headers=[(HEADER.encode(), "нууц".encode())])
    assert answer.status_code == 403


async def test_a_stranger_is_refused_before_the_body_is_read(client: httpx.AsyncClient) -> None:
    read = []

    async def body() -> AsyncIterator[bytes]:
        read.append(1)
        yield b"{}"

    assert (await client.post(URL, content=body())).status_code == 403
    assert read == []


async def test_without_a_secret_there_is_no_webhook(deps: HttpDeps, talk: Talk) -> None:
    async with talk(replace(deps, webhook_secret=None)) as client:
        for headers in ({}, RIGHT, {HEADER: ""}, {HEADER: "None"}):
            assert (await client.post(URL, json=update(), headers=headers)).status_code == 404


async def test_an_update_is_kept_as_it_came_before_it_is_answered(
    client: httpx.AsyncClient, store: SqlStore, woken: list[int]
) -> None:
    body = json.dumps(update(text="кофе 8500 \ud83d\u0000"))
    answer = await client.post(URL, content=body, headers=RIGHT)
    assert (answer.status_code, answer.content) == (200, b"")
    assert await kept(store) == [(10, 7, body)]
    assert woken == [7]


async def test_the_same_update_twice_is_kept_once_and_answered_twice(
    client: httpx.AsyncClient, store: SqlStore, deps: HttpDeps
) -> None:
    for _ in range(2):
        assert (await client.post(URL, json=update(), headers=RIGHT)).status_code == 200
    assert len(await kept(store)) == 1
    assert deps.metrics.registry.get_sample_value("globfam_updates_total", {"outcome": "repeated"}) == 1


NO_UPDATES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"7",
    b'{"message": {}}',
    b'{"update_id": "7"}',
    b'{"update_id": true}',
    b'{"update_id": 7.0}',
    b'{"update_id": -1}',
    b'{"update_id": 9223372036854775808}',
    b'{"update_id": 7, "message": {"chat": {"id": 99999999999999999999}}}',
    b'{"update_id": 7, "x": NaN}',
    b'{"update_id": 7, "x": "\xff"}',
    b'{"update_id": 7, "x": "\x00"}',
    b'{"update_id": ' + b"9" * 5000 + b"}",
    b"[" * 100_000,
]


async def test_what_is_no_update_is_refused(client: httpx.AsyncClient, store: SqlStore) -> None:
    for body in NO_UPDATES:
        assert (await client.post(URL, content=body, headers=RIGHT)).status_code == 400, body[:80]
    assert await kept(store) == []


async def test_an_update_without_a_chat_is_kept_too(client: httpx.AsyncClient, store: SqlStore) -> None:
    assert (await client.post(URL, content=b'{"update_id": 7, "poll": {}}', headers=RIGHT)).status_code == 200
    assert (await kept(store))[0][:2] == (7, 0)


async def test_as_much_as_the_limit_is_taken_and_one_more_is_not(client: httpx.AsyncClient, store: SqlStore) -> None:
    def sized(size: int) -> bytes:
        bare = json.dumps(update(text=""))
        return json.dumps(update(text="a" * (size - len(bare)))).encode()

    assert (await client.post(URL, content=sized(LIMIT), headers=RIGHT)).status_code == 200
    assert (await client.post(URL, content=sized(LIMIT + 1), headers=RIGHT)).status_code == 413
    assert len(await kept(store)) == 1


async def test_a_body_that_tells_no_length_is_cut_off_at_the_limit(client: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 100 * LIMIT:
            sent += LIMIT // 4
            yield b" " * (LIMIT // 4)

    assert (await client.post(URL, content=endless(), headers=RIGHT)).status_code == 413
    assert sent <= 2 * LIMIT


async def test_a_length_that_lies_is_found_out(client: httpx.AsyncClient) -> None:
    async def long() -> AsyncIterator[bytes]:
        yield b" " * (LIMIT + 1)

    answer = await client.post(URL, content=long(), headers=RIGHT | {"Content-Length": "5"})
    assert answer.status_code == 413


async def test_a_database_that_cannot_serve_makes_telegram_send_it_again(
    broken: Callable[[Exception | None], HttpDeps], talk: Talk, woken: list[int]
) -> None:
    async with talk(broken(None)) as client:
        answer = await client.post(URL, json=update(), headers=RIGHT)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert woken == []


async def test_only_post_is_answered(client: httpx.AsyncClient) -> None:
    assert (await client.get(URL, headers=RIGHT)).status_code == 405
