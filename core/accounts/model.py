"""What an account is beyond its name and currency: its kind, whose it is and in which parts, and its facts.

An account of any kind is one row with one balance, so that a flat, a loan and a wallet take part in every sum alike.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from core.money.money import Money


class AccountKind(StrEnum):
    """The seven kinds of the field; a debt's balance is below zero."""

    CASH = "cash"
    PROPERTY = "property"
    VEHICLE = "vehicle"
    INVESTMENT = "investment"
    CRYPTO = "crypto"
    SUPER = "super"
    DEBT = "debt"


VALUED = frozenset({AccountKind.PROPERTY, AccountKind.VEHICLE, AccountKind.INVESTMENT, AccountKind.SUPER})
"""Kinds whose worth changes by itself: stating it anew is a valuation. On the others it corrects what was forgotten."""


class Holder(StrEnum):
    """Who a share belongs to: a member, the whole family, or somebody outside it."""

    MEMBER = "member"
    FAMILY = "family"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Owner:
    """A share of an account. `member_id` names a MEMBER, `name` an OTHER ("Grandmother"); a FAMILY needs neither."""

    holder: Holder
    share: Fraction
    member_id: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What people like to keep with an asset; nothing here is computed with, but for the link of a debt.

    `secures` is the account (a property, a vehicle) that a debt was taken for. `rate` is percent a year as said
    ("12.5"), `term_months` how long a debt runs from `since`.
    """

    address: str | None = None
    bought_on: date | None = None
    bought_for: Money | None = None
    make: str | None = None
    year: int | None = None
    fund: str | None = None
    number: str | None = None
    rate: str | None = None
    term_months: int | None = None
    since: date | None = None
    secures: int | None = None


NO_FACTS = Facts()
