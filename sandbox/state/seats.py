"""A person in a chat that they can write in: what every act of a person is done from."""

from dataclasses import dataclass

from sandbox.settings import Person
from sandbox.state.chats import Json, PrivateChat, user_card
from sandbox.state.groups import Group


class CannotError(Exception):
    """Raised when a person tries what Telegram's own apps do not let them do; the text says what."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in their private chat with the bot, or in a group."""

    person: Person
    chat: PrivateChat | Group

    def user(self) -> Json:
        """Give the person as a `User`."""
        return user_card(self.person)

    @property
    def reactor(self) -> str:
        """The name under which the person's reactions stand at a message."""
        return "person" if isinstance(self.chat, PrivateChat) else str(self.person.id)

    def may_write(self) -> None:
        """Raise `CannotError` where Telegram's apps let one write nothing."""
        if isinstance(self.chat, PrivateChat):
            if self.chat.blocked:
                raise CannotError("the person has blocked the bot")
        elif self.chat.moved_to:
            raise CannotError(f"the group has become the supergroup {self.chat.moved_to}")
        elif not self.chat.has(self.person.id):
            raise CannotError(f"{self.person.first_name} is not in the group")
