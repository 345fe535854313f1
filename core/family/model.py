"""People, families and the ways in and out of them. Identity is Telegram's numeric user id, never a username."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a member is to the family: the owner, an adult, or a viewer who only sees (a child, an accountant)."""

    OWNER = "owner"
    ADULT = "adult"
    VIEWER = "viewer"


class News(StrEnum):
    """The kinds of notification that a person can mute one by one."""

    BIG_EXPENSE = "big_expense"
    MEMBERS = "members"
    RATES = "rates"
    ENTRIES = "entries"
    WEEK = "week"
    BILLS = "bills"
    BUDGETS = "budgets"
    VISA = "visa"


class Quietness(StrEnum):
    """How much a person is told unasked, from nothing to all that others do."""

    OFF = "off"
    BILLS = "bills"
    NORMAL = "normal"
    LIVELY = "lively"


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram user who has spoken to the bot: how to speak to them, and which family they are looking at.

    `zone` is an IANA name, `base` the currency they think in, `country` ISO 3166 alpha-2. `family_id` is None until
    onboarding ends. `hide_amounts` shows figures behind a spoiler. `reachable` turns false at Telegram's 403 and true
    again when they write. `digest` is the day of the week on whose evening the digest comes (ISO: Monday is 1), 0 for
    none; None where nobody chose.
    """

    user_id: int
    name: str
    language: str
    country: str
    zone: str
    base: str
    family_id: int | None = None
    reachable: bool = True
    blocked: bool = False
    muted: frozenset[News] = frozenset()
    quietness: Quietness = Quietness.NORMAL
    hide_amounts: bool = False
    digest: int | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """One household: the boundary that no query crosses."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person's place in one family; a person may have a place in two."""

    id: int
    family_id: int
    user_id: int
    role: Role
    name: str


NOBODY = 0
"""The id of no member."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """For whom something is read. Every read of a family's rows takes one, and shows only what this member may see.

    `shared_only` hides what is private to the member too, as where others look on.
    """

    family_id: int
    member_id: int
    role: Role
    shared_only: bool = False

    @property
    def private_of(self) -> int:
        """Whose private accounts are seen: the member's id, or one that nobody has."""
        return NOBODY if self.shared_only else self.member_id


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time way into a family. Only the token's hash is stored; `expires_at` is UTC."""

    id: int
    family_id: int
    role: Role
    invited_by: int
    expires_at: datetime
    used_at: datetime | None = None
