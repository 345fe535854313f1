"""What stands in a calendar, as frozen values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.bills.model import Standing
from core.ledger.model import Account
from core.money.money import Money


class Kind(StrEnum):
    """What an item is of."""

    BILL = "bill"
    INCOME = "income"
    GOAL = "goal"
    COURSE_START = "course_start"
    COURSE_END = "course_end"
    BREAK = "break"
    VISA_EXPIRY = "visa_expiry"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a day, or of the days from `day` to `last`.

    `key` stays the same for as long as it is the same thing, whatever changes of it. `title` is a name: a bill's, a
    goal's or a holiday's, "" for a visa's dates. `money` is positive, None where nobody knows it: of a bill what was
    paid or is expected, of a goal what is still missing. `countries` are those that rest (ISO 3166 alpha-2).
    """

    day: date
    kind: Kind
    key: str
    title: str = ""
    last: date | None = None
    money: Money | None = None
    account: Account | None = None
    standing: Standing | None = None
    countries: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What a day holds, and what is left at its end in each currency that it moves."""

    day: date
    items: tuple[Item, ...]
    left: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class Remains:
    """What there is now, and what will be left at the end of days, from what is listed alone.

    `now` is by currency, from accounts of money whose balance is known; `left` the days that move one. `uncounted`
    are titles of what moves no figure here, since its amount is not known or nobody knows what is on its account;
    `unsaid` accounts that are left out since only what was spent from them is known.
    """

    now: tuple[Money, ...] = ()
    left: dict[date, tuple[Money, ...]] = field(default_factory=dict)
    uncounted: tuple[str, ...] = ()
    unsaid: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days from `first` to `last` that hold something. `overdue` is what was due before and is still open."""

    first: date
    last: date
    today: date
    days: tuple[Day, ...]
    overdue: tuple[Item, ...]
    remains: Remains

    @property
    def moves(self) -> bool:
        """Whether any figure of what is left stands in it."""
        return any(one.left for one in self.days)
