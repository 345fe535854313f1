"""What the bot says about itself, and which of it a person sees where."""

from dataclasses import dataclass, field

from sandbox.state.chats import Json, PrivateChat
from sandbox.state.seats import Seat

MENU_OF_COMMANDS: Json = {"type": "commands"}
"""What Telegram shows for the default menu button of a bot that has commands."""


@dataclass(slots=True)
class Profile:
    """Texts are by language code; commands by (scope, language code)."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "default"})

    def commands_for(self, seat: Seat) -> list[Json]:
        """Give the commands a person sees: the narrowest scope wins, and within it their own language."""
        for scope in _scopes(seat):
            for code in (_language(seat), ""):
                commands = self.commands.get((scope, code))
                if commands:
                    return commands
        return []

    def description_for(self, seat: Seat) -> str:
        """Give what an empty private chat shows, in the person's language; groups show none."""
        return spoken(self.description, _language(seat)) if isinstance(seat.chat, PrivateChat) else ""

    def menu_button_for(self, seat: Seat) -> Json:
        """Give the button beside the field: the chat's own, or everyone's, or the list of commands."""
        own = seat.chat.menu_button if isinstance(seat.chat, PrivateChat) else MENU_OF_COMMANDS
        chosen = own if own and own["type"] != "default" else self.menu_button
        return MENU_OF_COMMANDS if chosen["type"] == "default" else chosen


def spoken(texts: dict[str, str], language: str) -> str:
    """Give a text in a language, or the one for all others."""
    return texts.get(language) or texts.get("", "")


def _language(seat: Seat) -> str:
    return seat.person.language_code.partition("-")[0]


def _scopes(seat: Seat) -> list[str]:
    """Name the scopes that a person's commands are looked for in, as the Bot API orders them."""
    chat, person = seat.chat, seat.person.id
    if isinstance(chat, PrivateChat):
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    led = chat.status(person) in ("creator", "administrator")
    own = [f"chat_member:{chat.id}:{person}", *([f"chat_administrators:{chat.id}"] if led else []), f"chat:{chat.id}"]
    return [*own, *(["all_chat_administrators"] if led else []), "all_group_chats", "default"]
