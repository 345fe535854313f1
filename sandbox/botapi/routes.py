"""The HTTP door of the Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import re
from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from sandbox.botapi import editing, media, members, messages, others, profile, updates
from sandbox.botapi.errors import ApiError, too_many
from sandbox.botapi.params import Call, read_call, take_in
from sandbox.botapi.schema import check, method_names
from sandbox.state.faults import Fault
from sandbox.state.world import World

_TOKEN = re.compile(r"([1-9]\d*):\S+")
_METHODS: dict[str, Callable[[World, Call], object]] = {
    "getMe": others.get_me,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "sendMediaGroup": media.send_media_group,
    "sendChatAction": others.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editEphemeralMessageText": editing.edit_message_text,
    "editEphemeralMessageCaption": editing.edit_message_caption,
    "editEphemeralMessageMedia": editing.edit_message_media,
    "editEphemeralMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "deleteEphemeralMessage": messages.delete_ephemeral_message,
    "pinChatMessage": messages.pin_chat_message,
    "unpinChatMessage": messages.unpin_chat_message,
    "unpinAllChatMessages": messages.unpin_all_chat_messages,
    "answerCallbackQuery": others.answer_callback_query,
    "setMessageReaction": others.set_message_reaction,
    "getFile": media.get_file,
    "getChat": members.get_chat,
    "getChatMember": members.get_chat_member,
    "getChatAdministrators": members.get_chat_administrators,
    "getChatMemberCount": members.get_chat_member_count,
    "leaveChat": members.leave_chat,
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
}


class Dropped(Response):
    """No answer at all: the connection is cut, as by a network that fails.

    It needs the connection's transport, which `sandbox.app.serve` hands down; under another server it is a 500.
    """

    def __init__(self) -> None:
        super().__init__(status_code=500)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the connection and wait until the server has noticed."""
        transport = scope.get("state", {}).get("transport")
        if not isinstance(transport, asyncio.Transport):
            await super().__call__(scope, receive, send)
            return
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            continue


class BotApi:
    """Answers the calls of one bot's token: faults first, then the schema, then the method."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def call(self, request: Request) -> Response:
        """Answer one call of one method."""
        token, name = request.path_params["token"], request.path_params["method"]
        method = method_names().get(name.lower(), name)
        self._world.counts.calls[method] += 1
        fault = self._world.faults.next_for(method)
        await take_in(request)
        if fault and fault.delay_ms:
            await self._world.idle(fault.delay_ms / 1000)
        if fault and fault.drop == "before":
            return Dropped()
        answer = await self._answer(request, method, token, fault)
        self._world.counts.statuses[answer.status_code] += 1
        return Dropped() if fault and fault.drop == "after" else answer

    async def _answer(self, request: Request, method: str, token: str, fault: Fault | None) -> Response:
        try:
            self._admit(token)
            _known(method)
            _fail(fault)
            call = await read_call(request, method, token)
            check(method, call.params, self._world.settings.strict)
            return JSONResponse({"ok": True, "result": await self._result(call)})
        except ApiError as error:
            return JSONResponse(error.body(), error.code)

    async def _result(self, call: Call) -> object:
        if call.method == "getUpdates":
            return await updates.get_updates(self._world, call)
        return _METHODS[call.method](self._world, call)

    def _admit(self, token: str) -> None:
        match = _TOKEN.fullmatch(token)
        if match is None:
            raise ApiError(401, "Unauthorized: invalid token specified")
        if self._world.settings.tokens and token not in self._world.settings.tokens:
            raise ApiError(401, "Unauthorized")
        self._world.bot_id = int(match[1])

    async def download(self, request: Request) -> Response:
        """Answer the address that getFile gave out."""
        try:
            self._admit(request.path_params["token"])
        except ApiError as error:
            return JSONResponse(error.body(), error.code)
        stored = self._world.files.at(request.path_params["path"])
        if stored is None:
            return JSONResponse(ApiError(404, "Not Found").body(), 404)
        return Response(self._world.files.read(stored), media_type="application/octet-stream")


def served_methods() -> set[str]:
    """Name the methods that the sandbox answers."""
    return {*_METHODS, "getUpdates"}


def _known(method: str) -> None:
    if method not in _METHODS and method != "getUpdates":
        raise ApiError(404, "Not Found: method not found")


def _fail(fault: Fault | None) -> None:
    if fault and fault.status == 429:
        raise too_many(fault.retry_after)
    if fault and fault.status:
        raise ApiError(fault.status, HTTPStatus(fault.status).phrase)


def bot_api_routes(world: World) -> list[Route]:
    """Give the routes of the Bot API for one world."""
    api = BotApi(world)
    return [
        Route("/bot{token}/{method}", api.call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.download),
    ]
