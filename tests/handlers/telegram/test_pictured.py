"""A reply with a picture: which messages show it, and its way through dispatcher and outbox, retries included."""

from typing import Any

import pytest
from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Message

from core.charts.model import Bars, Chart, Row
from core.delivery.errors import LaterError
from core.delivery.model import Button, Method, Outgoing
from core.family.gate import Action
from handlers.jobs.push import PushWorker
from handlers.say.reply import Reply
from handlers.telegram.conversation import Conversation
from handlers.telegram.gate import Gate, door
from handlers.telegram.lanes import Lanes
from handlers.telegram.pictured import LONGEST_CAPTION, Pressed, shown
from handlers.telegram.storage import UnitStorage
from tests.core.charts.kinds import KINDS
from tests.talk import BOT, Speaker, Talk

CHAT, PICTURE, WORDS = 11, Pressed(5, pictured=True), Pressed(5)
CHART = Chart("Spent", Bars(("",), (Row("Food", (100,), ("A$1.00",)),)))
ROWS = ((Button("More", data="x"),),)
LONG = "<b>" + "&amp;" * (LONGEST_CAPTION - 2) + "💰</b>"
TOO_LONG = LONG + "!"


def ways(reply: Reply, pressed: Pressed | None = None) -> list[tuple[Method, bool, bool, int | None]]:
    """Of each message: what is done, whether with a picture, whether with words, and to which message."""
    outs = list(shown(reply, CHAT, pressed))
    assert {out.chat_id for out in outs} == {CHAT}
    return [(out.method, out.chart is not None, bool(out.text), out.message_id) for out in outs]


def test_a_picture_has_its_words_and_its_buttons_beneath_it() -> None:
    (out,) = shown(Reply("words", ROWS, (7,), chart=CHART), CHAT, None)
    assert out == Outgoing(CHAT, Method.PHOTO, "words", ROWS, chart=CHART, entries=(7,))


@pytest.mark.parametrize("text", ["", "words", LONG])
def test_words_that_fit_are_the_caption(text: str) -> None:
    assert ways(Reply(text, chart=CHART)) == [(Method.PHOTO, True, bool(text), None)]


def test_words_that_do_not_fit_follow_with_the_buttons() -> None:
    picture, words = shown(Reply(TOO_LONG, ROWS, (7,), chart=CHART), CHAT, None)
    assert picture == Outgoing(CHAT, Method.PHOTO, chart=CHART)
    assert words == Outgoing(CHAT, text=TOO_LONG, rows=ROWS, entries=(7,))


@pytest.mark.parametrize(
    ("chart", "pressed", "expected"),
    [
        (None, WORDS, [(Method.EDIT, False, True, 5)]),
        (CHART, WORDS, [(Method.EDIT, True, True, 5)]),
        (CHART, PICTURE, [(Method.EDIT, True, True, 5)]),
        (None, PICTURE, [(Method.MESSAGE, False, True, None), (Method.DELETE, False, False, 5)]),
        (None, None, [(Method.MESSAGE, False, True, None)]),
    ],
)
def test_an_edit_does_what_telegram_allows(chart: Chart | None, pressed: Pressed | None, expected: list[Any]) -> None:
    assert ways(Reply("words", edit=True, chart=chart), pressed) == expected


def test_an_edit_into_two_messages_is_two_new_ones() -> None:
    assert ways(Reply(TOO_LONG, edit=True, chart=CHART), WORDS) == [
        (Method.PHOTO, True, False, None),
        (Method.MESSAGE, False, True, None),
        (Method.DELETE, False, False, 5),
    ]


def test_another_message_than_the_pressed_one_is_edited_whatever_that_was() -> None:
    assert ways(Reply("words", edits=9), PICTURE) == [(Method.EDIT, False, True, 9)]


# Through the dispatcher, the outbox and its retries


def drawing(talk: Talk, chart: Chart) -> None:
    """Let the bot answer every message with this picture, and each button with words in its place."""
    router = Router(name="drawing")

    @router.message(flags=door(Action.RECORD))
    async def draw(message: Message) -> Reply:
        return Reply("caption", ROWS, chart=chart)

    @router.callback_query(flags=door(Action.RECORD))
    async def tell(query: CallbackQuery) -> Reply:
        return Reply("words", edit=True)

    conversation = Conversation(BOT, talk.app)
    conversation.dispatcher = Dispatcher(storage=UnitStorage())
    for name in ("message", "callback_query"):
        conversation.dispatcher.observers[name].middleware(Gate())
    conversation.dispatcher.include_router(router)
    talk.lanes = Lanes(talk.store, talk.clock, talk.courier, conversation.ear(), talk.outcomes.append)


@pytest.mark.parametrize("chart", KINDS, ids=lambda chart: type(chart.plot).__name__)
async def test_a_picture_waits_in_the_outbox_as_it_was(talk: Talk, bat: Speaker, chart: Chart) -> None:
    drawing(talk, chart)
    talk.messenger.fails = [LaterError(1)]
    assert await bat.say("draw") == []
    talk.clock.advance(minutes=1)
    assert await PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law).once() == 1
    out, _ = talk.messenger.sent[-1]
    assert out == Outgoing(bat.id, Method.PHOTO, "caption", ROWS, chart=chart)


async def test_a_button_on_a_picture_is_answered_in_words_by_a_new_message(talk: Talk, bat: Speaker) -> None:
    drawing(talk, CHART)
    (picture,) = await bat.say("draw")
    assert picture.method is Method.PHOTO
    update = bat.callback("x", 5)
    message = update["callback_query"]["message"]
    del message["text"]
    message["photo"] = [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]
    outs = await talk.feed(update)
    assert [(out.method, out.text, out.message_id) for out in outs] == [
        (Method.TOAST, "", None),
        (Method.MESSAGE, "words", None),
        (Method.DELETE, "", 5),
    ]
    assert [out.method for out in await bat.tap("x", 6)] == [Method.TOAST, Method.EDIT]
