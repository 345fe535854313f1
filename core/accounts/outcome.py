"""What came of a statement: it is done, or there is one thing to ask, or it cannot be done."""

from dataclasses import dataclass

from core.accounts.keep import Act as Done
from core.accounts.said import Act, Statement
from core.ledger.model import Account
from core.money.money import Money

NEW = "new"
"""The answer to "which account?" that it is none of those that are there."""
YES = "yes"
OWNED, SPENT = "own", "spent"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: `what` it answers and `value`; `money` or `account` is what it means, to be shown."""

    what: str
    value: str
    money: Money | None = None
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask first: `amount`, `currency`, `meaning`, `known`, `which` or `open`; `said` as far as it is known."""

    code: str
    said: Statement
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Acted:
    """What was done, and what had been on the account by that day before, None where nothing had."""

    act: Act
    done: Done
    before: Money | None = None


@dataclass(frozen=True, slots=True)
class Stuck:
    """Why nothing can be done: `unknown` account, `day` unclear, `currency` of another kind, too many `digits`."""

    code: str
    said: Statement
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class More:
    """An account to open of which too little was said."""

    said: Statement


Outcome = Question | Acted | Stuck | More
