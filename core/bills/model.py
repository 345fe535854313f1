"""Bills (anything that recurs, income too) and their occurrences, as frozen bodies of matters."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.money.currency import Currency
from core.money.money import Money


class Flow(StrEnum):
    """Whether it is paid or received."""

    OUT = "out"
    IN = "in"


class Source(StrEnum):
    """Whence a bill is known."""

    SAID = "said"
    PAPER = "paper"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Bill:
    """Something that recurs. Its account stands in its matter (`account_id`).

    `rule` is the recurrence as `core.recurring.rule.Rule.text` writes it, `first` the first day it falls on, `until`
    the last one there may be. `money` is positive; None where it differs each time, and is expected from the past then
    (`low` and `high` are what it was between). `country` is whose public holidays move it to a business day (ISO 3166,
    with the state: `AU-NSW`, `MN`). `autopay` is paid by itself: it is checked, and nobody is asked to pay it.
    `split_with` names who shares it. A paused one makes no occurrences, and none falls before `since`, when it was
    resumed or its rule was changed. `later` is what it costs from the day `later_from` on, where that is known ahead.
    """

    title: str
    flow: Flow
    currency: Currency
    rule: str
    first: date
    money: Money | None = None
    low: Money | None = None
    high: Money | None = None
    until: date | None = None
    payee: str | None = None
    category: str | None = None
    country: str | None = None
    autopay: bool = False
    split_with: tuple[str, ...] = ()
    source: Source = Source.SAID
    document_id: int | None = None
    paused: bool = False
    since: date | None = None
    later: Money | None = None
    later_from: date | None = None

    def money_on(self, day: date) -> Money | None:
        """What one due on a day costs; None where it differs each time."""
        return self.later if self.later and self.later_from and day >= self.later_from else self.money


class Settled(StrEnum):
    """What became of an occurrence; whether an open one is expected, due or overdue is told by the day."""

    OPEN = "open"
    PAID = "paid"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a bill falls due. Its bill is its matter's `parent_id`; its matter's `day` is `due`.

    `nominal` is the day of the rule, by which it is made once; `due` that day moved to a business day. `expected` is
    positive, None when nothing is known. `paid_on`, `paid` and `entry_id` say how it was settled; `by_hand` that a
    person said so, so that no entry is looked for; `settled_at` is when it was noticed (UTC). `stated` tells that `due`
    and `expected` stand on a paper (`document_id`), so that they do not follow the bill.
    """

    nominal: date
    due: date
    expected: Money | None
    settled: Settled = Settled.OPEN
    paid_on: date | None = None
    paid: Money | None = None
    entry_id: int | None = None
    by_hand: bool = False
    settled_at: datetime | None = None
    stated: bool = False
    document_id: int | None = None


class Standing(StrEnum):
    """Where an occurrence stands on a day, as people are told."""

    EXPECTED = "expected"
    DUE = "due"
    OVERDUE = "overdue"
    PAID = "paid"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Declined:
    """A series found in the history that the family does not want as a bill; its matter's key names the series."""

    title: str
