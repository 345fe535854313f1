"""What reading a line can give: items that are sure, and the one thing to ask first.

The reader never guesses: what could mean two things becomes an `Ask` with choices, and nothing is stored until the
person has chosen. A choice carries a whole `Reading`, so that a tap needs no second reading.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.money.money import Money


class Kind(StrEnum):
    """What an entry is to the family. The values are those of the exports and of the `capture` command.

    The last three state what is on an account (`core.ledger.model.STATED`); no line that records spending reads so.
    """

    EXPENSE = "expense"
    INCOME = "income"
    TRANSFER = "transfer"
    REMITTANCE = "remittance"
    REPAYMENT = "repayment"
    REFUND = "refund"
    OPENING = "opening"
    BALANCE = "balance"
    VALUATION = "valuation"


class Ask(StrEnum):
    """What is not sure, in the order in which it is asked."""

    AMOUNT = "amount"
    CURRENCY = "currency"
    DATE = "date"
    KIND = "kind"
    ACCOUNT = "account"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened to money, as said: not yet an entry, since accounts are still only names.

    `money` is positive; `kind` holds the direction. `to_money` is what arrived, for a remittance or a transfer
    between currencies; `fee` is what it cost, in its own currency. `account` and `to_account` are what the person
    called them ("commbank"), folded by the vocabulary when it knows the bank. `payee` is a shop or a person as
    written. `beneficiary` is whom it was for, `split_with` with whom it is shared, `payer` who paid when it was
    somebody else. `corrected` holds, for a word read despite a slip, what it was read as. `incoming` turns a
    repayment round (they paid us back). `source` is `bank_message` for a pasted alert.
    """

    kind: Kind
    money: Money
    date: date
    category: str | None = None
    payee: str | None = None
    account: str | None = None
    to_account: str | None = None
    to_money: Money | None = None
    fee: Money | None = None
    beneficiary: str | None = None
    split_with: tuple[str, ...] = ()
    payer: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    corrected: tuple[tuple[str, str], ...] = ()
    incoming: bool = False
    source: str | None = None
    currency_said: bool = False
    date_said: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One button under a question: `code` and `params` name it for the edge; `items` is what it means when tapped.

    An empty `items` means that nothing is recorded ("no, just talking").
    """

    code: str
    params: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """The one thing to ask. `code` names the sentence (`amount.separator`, `currency.which` …) and `params` fill it."""

    ask: Ask
    code: str
    params: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One line read: `items` to store as they are, or a `question` first (then `items` holds what is sure)."""

    text: str
    items: tuple[Item, ...] = ()
    question: Question | None = None

    @property
    def ask(self) -> Ask | None:
        """What is asked first, or None when `items` can be stored as they are."""
        return self.question.ask if self.question else None


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader knows of the person: where they are, what they think in, which day it is, what they taught it.

    `accounts` maps each of the person's account names (folded) to its currency code: an account named in a line
    decides the currency. `payees` maps a payee (folded) to the category that the family corrected it to. `habits` are
    the answers the person asked to be remembered, question code to choice code ("amount.separator" → "decimal").
    """

    language: str
    country: str
    base: str
    today: date
    accounts: tuple[tuple[str, str], ...] = ()
    payees: tuple[tuple[str, str], ...] = ()
    habits: tuple[tuple[str, str], ...] = ()
