"""What a person said of what they have: a value that names things as they did, before any account is looked up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.accounts.model import AccountKind


class Act(StrEnum):
    """What a statement does to an account."""

    HAVE = "have"
    """Something is there, and may be known already: "we have a flat worth 260 сая"."""
    ADD = "add"
    """Open one of that name: "add account Khan savings 5,200,000"."""
    STATE = "state"
    """So much is on it, or it is worth so much."""
    RENAME = "rename"
    ARCHIVE = "archive"
    RESTORE = "restore"
    DELETE = "delete"
    SHARE = "share"
    """Who owns which part of it."""


class Unsure(StrEnum):
    """The one thing that must be asked before a statement can be acted upon."""

    AMOUNT = "amount"
    CURRENCY = "currency"
    DAY = "day"
    MEANING = "meaning"
    """Something that is owned and its price, without a verb: it may have been bought just now."""


class Who(StrEnum):
    """An owner who needs no name."""

    ME = "me"
    US = "us"


@dataclass(frozen=True, slots=True)
class Part:
    """A share as said: of `Who`, or of somebody by the name that they were given ("grandmother")."""

    who: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Statement:
    """One line read. `name` is what the thing was called, `noun` what it is ("property.flat"), `bank` a bank's key.

    `values` are the readings of the amount in major units, and `codes` the currencies that it may be in, none when
    only the account can tell; `code_said` tells that one was named. `rate` is percent a year as written. `to` is a
    new name, `place` where it is as typed and `country` that place's ISO 3166 code.
    """

    act: Act
    name: str
    kind: AccountKind | None = None
    noun: str | None = None
    bank: str | None = None
    values: tuple[Decimal, ...] = ()
    codes: tuple[str, ...] = ()
    code_said: bool = False
    day: date | None = None
    to: str | None = None
    place: str | None = None
    country: str | None = None
    year: int | None = None
    fund: str | None = None
    rate: str | None = None
    months: int | None = None
    shares: tuple[Part, ...] = ()
    ask: Unsure | None = None
