"""What a question can mean: one measure, filters, a period, a grouping. A question that holds more is asked back.

An `Inquiry` names things as the asker did ("Bat", "khan", "Kmart"), folded as capture folds them; who and which account
that is, is found by whoever answers. Days are inclusive, and a period that still runs ends today, since nothing is
recorded for days ahead. `last` alone of a point in time (a net worth, a balance, a rate) is the day that is meant.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.capture.model import Ask


class Measure(StrEnum):
    """What is to be found. The values are those of the `ask` command."""

    SPENT = "spent"
    RECEIVED = "received"
    SAVED = "saved"
    NET_WORTH = "net_worth"
    BALANCE = "balance"
    COUNT = "count"
    AVERAGE = "average"
    LARGEST = "largest"
    ENTRIES = "entries"
    OWED = "owed"
    RATE = "rate"


POINTS = frozenset({Measure.NET_WORTH, Measure.BALANCE, Measure.RATE, Measure.OWED})
"""Measures of a moment; the others are of a stretch of days."""


class Group(StrEnum):
    """By what an answer is split. For `average` it is what the average is of: per month, per person."""

    CATEGORY = "category"
    PAYEE = "payee"
    MEMBER = "member"
    ACCOUNT = "account"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    CURRENCY = "currency"
    COUNTRY = "country"


class Order(StrEnum):
    """Which of the groups is asked for first."""

    MOST = "most"
    LEAST = "least"


ASKER = "me"
"""The member of a question that says "I" or «би»: whoever asks."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question, ready to be answered. What was not said is None: no `first` and `last` mean no period was named.

    `category` is a slug (`food.coffee`), a group (`food`) or None. `account` is a bank's or an account's folded name
    (`khan`, `savings`, `mortgage`). `currency` is the one that the answer is asked in, or the one whose rate or holding
    is asked for. A comparison is one period over both of its sides, grouped by what tells them apart. `limit` is a
    number that was said ("biggest 5"). `order` says which group is asked for:
    the one with the most, or with the least ("who spent the most").
    """

    measure: Measure
    first: date | None = None
    last: date | None = None
    category: str | None = None
    payee: str | None = None
    member: str | None = None
    account: str | None = None
    currency: str | None = None
    group_by: Group | None = None
    limit: int | None = None
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One line read: the `inquiry` when it is clear, else what must be asked first (`meaning`: it is no question)."""

    text: str
    inquiry: Inquiry | None = None
    ask: Ask | None = None
