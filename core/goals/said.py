"""What a person said of a goal: a value, before any goal is looked up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Act(StrEnum):
    """What is to be done with the goal that is named."""

    SET = "set"
    PUT = "put"
    TOOK = "took"
    SHOW = "show"
    DELETE = "delete"


class Doubt(StrEnum):
    """Why a line of goals was not understood."""

    AMOUNT = "amount"
    CURRENCY = "currency"
    DAY = "day"
    TITLE = "title"
    ACCOUNT = "account"
    WHOLE = "whole"
    """So much a month was said, and not how much in all."""


@dataclass(frozen=True, slots=True)
class GoalSaid:
    """One line read. `account` is an account's name, folded; `every` the months after which it begins anew.

    `changes` tells that a goal which there is shall be another. `festival` is the one until which, by name
    ("tsagaan sar").
    """

    act: Act
    title: str = ""
    amount: Decimal | None = None
    codes: tuple[str, ...] = ()
    by: date | None = None
    every: int | None = None
    account: str | None = None
    festival: str | None = None
    private: bool | None = None
    mongolian: bool = False
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that is surely of goals, and not clear."""

    doubt: Doubt
