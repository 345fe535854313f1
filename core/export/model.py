"""What an export reads: one family's book, as far as whoever asks may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.ledger.model import Account, Details, Posting
from core.money.money import Money


class Format(StrEnum):
    """What can be written; the values are those of `export --format`."""

    CSV = "csv"
    BEANCOUNT = "beancount"
    HLEDGER = "hledger"


@dataclass(frozen=True, slots=True)
class Unseen:
    """What entries hidden from whoever asks did to an account that they do see, in one month (`day` is its first).

    Its balance is theirs to see; whence it came is not. Without it the exported account would not sum to its balance.
    """

    account_id: int
    day: date
    money: Money


@dataclass(frozen=True, slots=True)
class Book:
    """All of an export but its entries, small enough to hold: names by id, and what is summed up instead of shown.

    `accounts` are those to be seen; `members` are all there ever were, since entries outlive a place in the family.
    `since` is the first day on which anything was booked, None in an empty book.
    """

    family: str
    accounts: Mapping[int, Account]
    members: Mapping[int, str]
    since: date | None = None
    unseen: tuple[Unseen, ...] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """One standing entry with the legs that were stored for it (none when the writer asked for none)."""

    id: int
    member_id: int
    source: str
    details: Details
    legs: tuple[Posting, ...] = ()
