"""What a sandbox is started with. The defaults are the demo: two people in two countries, their group, and one bot."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a Telegram account. `id` is also the id of their private chat with the bot, as in Telegram.

    `language_code` is an IETF tag as Telegram sends it; `country` is ISO 3166 and known only to the sandbox, which
    shows it on the page.
    """

    id: int
    first_name: str
    language_code: str = "en"
    country: str = ""
    last_name: str = ""
    username: str = ""


DEMO_PEOPLE = (
    Person(1001, "Bat-Erdene", "en", "AU", username="baterdene"),
    Person(1002, "Tuya", "mn", "MN", username="tuya"),
)


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """A group that is there from the start: who made it (the first) and who else is in it, by id; perhaps the `bot`."""

    title: str
    people: tuple[int, ...]
    bot: bool = False


DEMO_GROUPS = (FamilyGroup("Манай гэр бүл", (1001, 1002)),)


@dataclass(frozen=True, slots=True)
class SandboxSettings:
    """One sandbox. Of `groups` there are those in which one of `people` is.

    `limits` turns Telegram's rate limits on. `strict` refuses parameters that the Bot API does not know (Telegram
    ignores them, and so hides our slips). `tokens` lists the bot tokens that are let in; empty lets any well-formed
    one in. `public_url` is the address people reach the page at, when it is not the one that is listened on.
    `folder` keeps people, chats and files over a restart; without it all is in memory. `now` gives Unix seconds and
    dates the messages; `first_id` is where update and message ids begin, by default a number that grows with the real
    time, so that a bot which keeps its own database never meets an id twice after the sandbox has forgotten all.
    `bot_id` is the bot's before its first call, whose token tells it; a group that has the bot from the start needs it.
    `webhook_backoff` is the seconds before the first retry of a webhook; each further wait doubles, up to 60 s.
    """

    bot_username: str = "globfam_bot"
    bot_name: str = "GlobFam"
    people: tuple[Person, ...] = DEMO_PEOPLE
    groups: tuple[FamilyGroup, ...] = DEMO_GROUPS
    limits: bool = True
    strict: bool = True
    tokens: frozenset[str] = frozenset()
    public_url: str = ""
    folder: Path | None = None
    now: Callable[[], float] = time.time
    first_id: int | None = None
    bot_id: int = 0
    webhook_backoff: float = 1.0
