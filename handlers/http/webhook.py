"""Telegram's webhook: an update is kept in one commit, and only then answered with 200.

Telegram repeats what was not answered with 200, so every refusal here but 200 means "send it again" to it.
"""

import json
from typing import Any, NoReturn

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from handlers.http.deps import HttpDeps
from handlers.http.edge import same

PATH = "/telegram/webhook"
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
MOST_BYTES = 256 * 1024
_MOST_ID = 2**63 - 1


class _TooLargeError(Exception):
    pass


def webhook_router(deps: HttpDeps, secret: str) -> APIRouter:
    """The route, closed to whoever does not send `secret`."""
    router = APIRouter()

    @router.post(PATH, include_in_schema=False)
    async def webhook(request: Request) -> Response:
        if not same(request.headers.get(SECRET_HEADER, "").encode(), secret):
            return JSONResponse({"detail": "forbidden"}, 403)
        try:
            update_id, chat_id, text = _read(await _body(request), deps)
        except _TooLargeError:
            return JSONResponse({"detail": "too large"}, 413)
        except (ValueError, RecursionError):
            return JSONResponse({"detail": "not an update"}, 400)
        async with deps.store.unit() as unit:
            new = await unit.inbox.store([(update_id, chat_id, text)], deps.clock.now())
        if not new:
            deps.metrics.updates.labels(outcome="repeated").inc()
        deps.wake(chat_id)
        return Response(status_code=200)

    return router


async def _body(request: Request) -> bytes:
    """The whole body; raises `_TooLargeError` as soon as it is known to be too large."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > MOST_BYTES:
        raise _TooLargeError
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise _TooLargeError
    return bytes(body)


def _read(body: bytes, deps: HttpDeps) -> tuple[int, int, str]:
    """(update id, chat id, the JSON as it came); raises `ValueError` for what is no update."""
    text = body.decode()
    update: Any = json.loads(text, parse_constant=_refuse)
    update_id = update.get("update_id") if isinstance(update, dict) else None
    if type(update_id) is not int or not 0 <= update_id <= _MOST_ID:
        raise ValueError("an update is an object with a numeric id")
    chat_id = deps.chat_of(update)
    if abs(chat_id) > _MOST_ID:
        raise ValueError("a chat's id has 64 bits")
    return update_id, chat_id, text


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("JSON knows no such number")
