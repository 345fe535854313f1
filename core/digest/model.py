"""What stands in a digest, as frozen values, and the things that may be worth knowing."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from core.bills.schedule import Due
from core.budgets.measure import Standing
from core.digest.flow import Month
from core.family.model import Member
from core.goals.progress import Progress
from core.ledger.model import Entry
from core.money.money import Money
from core.worth.model import Movement


@dataclass(frozen=True, slots=True)
class Dearer:
    """A payment that recurs, and costs more since a day."""

    payee: str
    day: date
    before: Money
    after: Money

    @property
    def key(self) -> str:
        """By which it is told once."""
        return f"dearer:{self.payee.casefold()}:{self.after.minor}"


@dataclass(frozen=True, slots=True)
class Above:
    """A group of categories on which far more was spent this month than on the same days of the months before."""

    category: str
    month: date
    spent: Money
    usual: Money

    @property
    def key(self) -> str:
        """By which it is told once a month."""
        return f"above:{self.category}:{self.month:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that pays itself, or comes in, and that no entry shows."""

    due: Due

    @property
    def key(self) -> str:
        """By which it is told once."""
        return f"unseen:{self.due.occurrence.id}"


@dataclass(frozen=True, slots=True)
class Behind:
    """A goal of another member that lags behind an even pace by more than one step; once until its day."""

    goal: Progress

    @property
    def key(self) -> str:
        """By which it is told once."""
        return f"behind:{self.goal.matter.id}:{self.goal.by}"


@dataclass(frozen=True, slots=True)
class Twice:
    """Two payments of one payee, equally much and equally often: one may be a subscription that nobody needs."""

    payee: str
    money: Money
    days: tuple[date, date]

    @property
    def key(self) -> str:
        """By which it is told once."""
        return f"twice:{self.payee.casefold()}:{self.money.minor}"


@dataclass(frozen=True, slots=True)
class Unusual:
    """An expense of the week that is far above all others of its category."""

    entry: Entry
    most_before: Money

    @property
    def key(self) -> str:
        """By which it is told once."""
        return f"unusual:{self.entry.id}"


Knowing = Dearer | Above | Unseen | Behind | Twice | Unusual


def mark_of(one: Knowing) -> str:
    """The key in the few letters by which it is noted as told."""
    return blake2b(one.key.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Coming:
    """The bills of the next week, and what is then left in each currency that they move; () where that is not sure.

    `unknown` names what is not in it, since nobody knows its amount.
    """

    bills: tuple[Due, ...]
    left: tuple[Money, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """The week that ends on `day`. `month` is None where there are budgets; `worth` where nothing is known of it."""

    day: date
    budgets: tuple[Standing, ...]
    members: dict[int, Member]
    month: Month | None
    coming: Coming
    worth: Movement | None
    knowing: Knowing | None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.budgets or self.month or self.coming.bills or self.worth or self.knowing)
