"""What a person sees in their chat, as values for tests to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: its text, and what a press sends (`data`) or opens (`url`)."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Toast:
    """The bot's answer to a press; both are empty when it only stopped the waiting."""

    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it reads now; `text` is a photo's or document's caption, `raw` the Bot API's `Message`."""

    id: int
    text: str
    by_bot: bool
    buttons: tuple[Button, ...]
    reactions: dict[str, list[str]]
    raw: Json

    @classmethod
    def of(cls, seen: Json) -> "Message":
        """Read one from the control API."""
        raw = seen["message"]
        rows = raw.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [
            Button(button["text"], button.get("callback_data", ""), button.get("url", ""))
            for row in rows
            for button in row
        ]
        text = raw.get("text") or raw.get("caption") or ""
        return cls(
            raw["message_id"] or -raw["ephemeral_message_id"],
            text,
            seen["by_bot"],
            tuple(buttons),
            seen["reactions"],
            raw,
        )

    def seen(self) -> Json:
        """Give it as the control API does."""
        return {"message": self.raw, "by_bot": self.by_bot, "reactions": self.reactions}

    @property
    def ephemeral(self) -> bool:
        """Whether only one person and the bot see it; its id is below zero then."""
        return self.id < 0

    @property
    def edited(self) -> bool:
        """Whether its text was changed after it was sent."""
        return "edit_date" in self.raw

    @property
    def reply_to(self) -> int | None:
        """The id of the message it answers."""
        quoted = self.raw.get("reply_to_message")
        return int(quoted["message_id"]) if quoted else None


class NotHeardError(AssertionError):
    """Raised when what was waited for did not come; the text shows the end of the chat."""

    def __init__(self, within: float, messages: Sequence[Message]) -> None:
        shown = "\n".join(f"  {'bot' if message.by_bot else 'me '}: {message.text}" for message in messages[-8:])
        super().__init__(f"not heard within {within} s; the chat ends with\n{shown or '  (nothing)'}")
        self.messages = list(messages)
