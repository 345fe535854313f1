"""Commands in words: "undo", «буцаах». The words of each command are data in the catalogues (`words.<command>`)."""

from aiogram.filters import Filter
from aiogram.types import Message

from handlers.say.catalogue import LANGUAGES, catalogue


def means(text: str, command: str) -> bool:
    """Whether the whole text is one of the words for a command, in any language."""
    said = " ".join(text.casefold().strip(" .!?").split())
    return any(said in catalogue(language).template(f"words.{command}").split("|") for language in LANGUAGES)


class Written(Filter):
    """Passes a message in words that is no command. Not `F.text`: aiogram sends each magic filter through a thread."""

    async def __call__(self, message: Message) -> bool:
        """Whether there is text, and no slash before it."""
        return not (message.text or "/").startswith("/")


class Answering(Filter):
    """Passes a reply to another message."""

    async def __call__(self, message: Message) -> bool:
        """Whether it quotes one."""
        return message.reply_to_message is not None


class Means(Filter):
    """Passes a message that says just this command in words."""

    def __init__(self, command: str) -> None:
        self.command = command

    async def __call__(self, message: Message) -> bool:
        """See `means`."""
        return message.text is not None and means(message.text, self.command)
