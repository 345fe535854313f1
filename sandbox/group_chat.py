"""A group as a test changes it: who comes and goes, and what the bot is in it."""

from typing import Protocol

from sandbox.chat_user import ChatUser
from sandbox.heard import Json


class Groups(Protocol):
    """What a group needs of the client; both raise `SandboxError`."""

    async def post(self, path: str, body: object) -> Json:
        """Write JSON to the control API."""
        ...

    async def seat(self, person: ChatUser, chat: int) -> ChatUser:
        """Be a person in a group."""
        ...


class GroupChat:
    """A group by its `id`; what is done to it is done by who made it (`by`), unless told otherwise."""

    def __init__(self, client: Groups, group_id: int, by: int) -> None:
        self.id = group_id
        self.by = by
        self._client = client

    async def seat(self, person: ChatUser) -> ChatUser:
        """Be a person in this group: say, reply, press, react … there."""
        return await self._client.seat(person, self.id)

    async def add(self, *people: ChatUser) -> None:
        """Bring people in."""
        await self._post("add", people=[person.id for person in people])

    async def remove(self, person: ChatUser) -> None:
        """Put a person out."""
        await self._post("remove", person=person.id)

    async def appoint(self, person: ChatUser) -> None:
        """Make a person an administrator."""
        await self._post("appoint", person=person.id, status="administrator")

    async def add_bot(self, by: ChatUser | None = None, parameter: str = "") -> None:
        """Let someone, by default who made the group, add the bot."""
        await self._post("bot", by=by.id if by else self.by, parameter=parameter)

    async def promote_bot(self) -> None:
        """Make the bot an administrator, which hears everything."""
        await self._post("bot", status="administrator")

    async def remove_bot(self) -> None:
        """Put the bot out."""
        await self._post("bot", status="left")

    async def rename(self, title: str) -> None:
        """Give the group another name."""
        await self._post("title", title=title)

    async def upgrade(self) -> "GroupChat":
        """Turn it into a supergroup, and give that."""
        return GroupChat(self._client, (await self._post("upgrade"))["id"], self.by)

    async def _post(self, act: str, **facts: object) -> Json:
        return await self._client.post(f"/sandbox/groups/{self.id}/{act}", {"by": self.by, **facts})
