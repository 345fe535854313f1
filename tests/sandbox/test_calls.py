"""The HTTP door itself: tokens, methods, and every way to put parameters."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox.app import RunningSandbox, running
from sandbox.chat_user import ChatUser
from sandbox.http_client import HttpClient
from sandbox.settings import SandboxSettings

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
async def http(sandbox: RunningSandbox) -> AsyncIterator[HttpClient]:
    client = HttpClient(sandbox.url)
    yield client
    await client.close()


async def call(
    http: HttpClient, target: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, Any]:
    answer = await http.send("POST" if headers else "GET", target, body, headers)
    return answer.status, json.loads(answer.body)


@pytest.mark.parametrize("token", ["nonsense", "12345", ":x", "0123:x", "abc:def"])
async def test_a_malformed_token_is_not_let_in(http: HttpClient, token: str) -> None:
    status, body = await call(http, f"/bot{token}/getMe")

    assert (status, body["ok"], body["error_code"]) == (401, False, 401)
    assert body["description"].startswith("Unauthorized")
    assert (await call(http, f"/file/bot{token}/documents/x"))[0] == 401


async def test_a_token_that_is_not_among_the_given_is_not_let_in() -> None:
    async with running(SandboxSettings(tokens=frozenset({"1:right"}))) as sandbox:
        http = HttpClient(sandbox.url)
        wrong = await call(http, "/bot1:wrong/getMe")
        right = await call(http, "/bot1:right/getMe")
        await http.close()

    assert wrong == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    assert right[1]["result"]["id"] == 1


async def test_an_unknown_method_or_file_is_not_found(http: HttpClient) -> None:
    status, body = await call(http, "/bot1:x/sendNothing")

    assert (status, body["error_code"], body["description"]) == (404, 404, "Not Found: method not found")
    assert (await call(http, "/file/bot1:x/documents/none"))[0] == 404


async def test_the_case_of_a_method_does_not_matter(http: HttpClient, sandbox: RunningSandbox) -> None:
    assert (await call(http, "/bot1:x/GETME"))[1]["result"]["username"] == "globfam_bot"
    assert sandbox.world.counts.calls == {"getMe": 1}


KEYBOARD = '{"inline_keyboard":[[{"text":"Undo","callback_data":"u"}]]}'


@pytest.mark.parametrize(
    ("query", "body", "headers"),
    [
        ("?chat_id=1001&text=x&disable_notification=true&reply_markup=" + KEYBOARD.replace('"', "%22"), "", None),
        ("", "chat_id=1001&text=x&disable_notification=True&reply_markup=" + KEYBOARD, FORM),
        ("?chat_id=1001", f'{{"text":"x","disable_notification":true,"reply_markup":{KEYBOARD}}}', JSON),
        ("", json.dumps({"chat_id": "1001", "text": "x", "reply_markup": KEYBOARD}), JSON),
        (
            "",
            json.dumps({"chat_id": 1001, "text": "x", "parse_mode": None, "reply_markup": json.loads(KEYBOARD)}),
            JSON,
        ),
    ],
)
async def test_parameters_come_in_each_of_telegrams_ways(
    http: HttpClient, bat: ChatUser, query: str, body: str, headers: dict[str, str] | None
) -> None:
    status, answer = await call(http, f"/bot1:x/sendMessage{query}", body.encode(), headers)

    assert status == 200, answer
    assert answer["result"]["text"] == "x"
    assert answer["result"]["reply_markup"] == json.loads(KEYBOARD)


@pytest.mark.parametrize(
    ("body", "headers", "complaint"),
    [
        (b"{", JSON, "can't parse JSON object"),
        (b"[]", JSON, "request must be a JSON object"),
        (b"chat_id=1001&text=x&reply_markup=nothing", FORM, "can't parse reply_markup: it is not JSON"),
        (b"chat_id=1001&text=x&disable_notification=perhaps", FORM, "data.disable_notification must be boolean"),
        (b"chat_id=1001&text=x&colour=red", FORM, 'unknown parameter "colour" of sendMessage'),
    ],
)
async def test_what_cannot_be_read_is_refused(
    http: HttpClient, bat: ChatUser, body: bytes, headers: dict[str, str], complaint: str
) -> None:
    status, answer = await call(http, "/bot1:x/sendMessage", body, headers)

    assert (status, answer["error_code"]) == (400, 400)
    assert complaint in answer["description"]


async def test_too_much_is_refused_unread(http: HttpClient) -> None:
    answer = await http.send("POST", "/bot1:x/sendDocument", headers={"content-length": "99999999"})

    assert (answer.status, json.loads(answer.body)["description"]) == (413, "Request Entity Too Large")
