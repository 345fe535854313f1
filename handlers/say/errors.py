"""Typed errors as one calm sentence each, with what to do next."""

from core.errors import GlobFamError
from handlers.say.reply import Reply
from handlers.say.voice import Voice


def told(voice: Voice, error: GlobFamError) -> Reply:
    """The sentence for an error; a role's missing permission is the most common one."""
    key = f"error.{error.code}"
    text = voice.say(key if voice.knows(key, *error.params) else "error.error", **error.params)
    return Reply(text, toast=voice.word("error.toast"))


def incident(voice: Voice, number: str) -> Reply:
    """Something broke on our side: a number to quote, and that nothing was half-written."""
    return Reply(voice.say("error.incident", number=number), toast=voice.word("error.toast"))
