"""People who have settled in: made once a session, and gone on with by each test on a copy of their database.

Settling in is a dozen messages through the whole bot, which would be most of the work of most tests.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.delivery.model import Outgoing
from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from tests.conftest import StandingClock
from tests.talk import Speaker, Talk


@dataclass
class Settled:
    """What is known of a talk that was ended, so that another one may go on with it."""

    file: Path
    sent: list[tuple[Outgoing, int]]
    counts: dict[str, int]
    tokens: int
    speakers: dict[int, dict[str, Any]] = field(default_factory=dict)

    def go_on(self, talk: Talk) -> None:
        """Let a new talk on a copy of the file go on where the other one ended."""
        talk.messenger.sent.extend(self.sent)
        talk.messenger._next_id = self.counts["_next_id"]
        talk._update_id = self.counts["_update_id"]
        talk._message_id = self.counts["_message_id"]
        for _ in range(self.tokens):
            talk.app.token()

    def speaker(self, talk: Talk, user_id: int) -> Speaker:
        """Someone who talked before."""
        known = self.speakers[user_id]
        speaker = Speaker(talk, user_id, known["language"])
        speaker.last, speaker.last_message, speaker._callback = list(known["last"]), known["message"], known["callback"]
        return speaker


def settled(template: Path, folder: Path, people: Callable[[Talk], Awaitable[list[Speaker]]]) -> Settled:
    """Let people settle in on a copy of a migrated file in `folder`."""
    file = Path(shutil.copy(template, folder / "settled.db"))

    async def live() -> Settled:
        clock = StandingClock()
        database = Database(f"sqlite:///{file}")
        talk = Talk(SqlStore(database, clock), clock)
        known = {
            one.id: {"language": one.language, "last": one.last, "message": one.last_message, "callback": one._callback}
            for one in await people(talk)
        }
        await talk.courier.flush_alone()
        await database.close()
        counts = {"_update_id": talk._update_id, "_message_id": talk._message_id, "_next_id": talk.messenger._next_id}
        return Settled(file, talk.messenger.sent, counts, int(talk.app.token().removeprefix("token")), known)

    return asyncio.run(live())
