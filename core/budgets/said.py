"""What a person said of a budget: a value, before any budget is looked up."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.budgets.model import Period, Scope


class Act(StrEnum):
    """What is to be done with the budget that is named."""

    SET = "set"
    DELETE = "delete"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class BudgetSaid:
    """One line read. What was not said is None; `codes` is empty where no currency was.

    `amount` is None where only how it is kept was said ("food budget carry over"). `financial` years begin in July.
    `mongolian` tells that the amount was said as one does in Mongolia, so that it may be in its currency.
    `every` tells that no one budget was meant, but all that there are; `unnamed` that it was not said of what it is.
    """

    act: Act
    scope: Scope
    amount: Decimal | None = None
    codes: tuple[str, ...] = ()
    period: Period | None = None
    financial: bool = False
    carries: bool | None = None
    private: bool | None = None
    mongolian: bool = False
    every: bool = False
    unnamed: bool = False


class Doubt(StrEnum):
    """Why a line of budgets was not understood."""

    AMOUNT = "amount"
    CURRENCY = "currency"
    WHAT = "what"
    WHICH = "which"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that is surely of budgets, and not clear: the words at fault, or the categories that it may mean."""

    doubt: Doubt
    words: tuple[str, ...] = ()
