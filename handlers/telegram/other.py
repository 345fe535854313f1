"""/help, and what is not understood: each gets one sensible line."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from core.family.gate import Action
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from handlers.telegram.gate import door
from handlers.telegram.words import Means

first = Router(name="help")
last = Router(name="other")


@first.message(Command("help"), flags=door(Action.SEE))
@first.message(Means("help"), flags=door(Action.SEE))
async def help_(message: Message, voice: Voice) -> Reply:
    """What can be written, by examples."""
    return Reply(voice.say("help.text"))


@last.message(flags=door(Action.SEE))
async def not_text(message: Message, voice: Voice) -> Reply:
    """A photo, a sticker, a place, a command that does not exist."""
    return Reply(voice.say("other.command" if (message.text or "").startswith("/") else "other.not_text"))


@last.callback_query(flags=door(Action.SEE))
async def old_button(query: CallbackQuery, voice: Voice) -> Reply:
    """A button of a card that nobody knows any more."""
    return Reply(toast=voice.word("question.settled"))
