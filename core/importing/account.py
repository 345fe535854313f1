"""Which account a statement is of: by the end of its number, else by its bank, always in its currency."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.accounts.country import home_of
from core.accounts.model import AccountKind
from core.capture.roles import Role
from core.capture.tokens import tokenize
from core.capture.vocabulary import Vocabulary
from core.documents.model import Statement
from core.importing.model import NewAccount
from core.importing.payee import mentions
from core.ledger.model import Account
from core.ledger.record import everyday_named
from core.money.currency import CURRENCIES, Currency

_KEPT_BY_BANKS = frozenset({AccountKind.CASH, AccountKind.DEBT, AccountKind.INVESTMENT})
TAIL = 4
"""Digits of an account's number that are kept: enough to know it again, and no more."""


@dataclass(frozen=True, slots=True)
class Found:
    """`sure` is the account that a statement is of, by its number.

    `likely` are others of the bank or the currency that it may be, the likelier first; `proposal` is the account to
    open where it is none of them.
    """

    sure: Account | None
    likely: tuple[Account, ...]
    proposal: NewAccount


def account_for(
    statement: Statement, accounts: Sequence[Account], vocabulary: Vocabulary, usual: Currency, language: str = "en"
) -> Found:
    """Look an account up among those that a viewer may see. `usual` is the currency where the statement names none."""
    currency = CURRENCIES.get(statement.currency or "", usual)
    number = tail_of(statement.account)
    open_ones = [one for one in accounts if one.currency == currency and _may_have_statements(one)]
    numbered = [one for one in open_ones if number and mentions((number,), one.facts.number)]
    if len(numbered) > 1 and statement.bank:
        numbered = [one for one in numbered if _of_bank(one, statement.bank, vocabulary)] or numbered
    sure = numbered[0] if len(numbered) == 1 else None
    other = [one for one in open_ones if one not in numbered and not (number and one.facts.number)]
    of_bank = [one for one in other if statement.bank and _of_bank(one, statement.bank, vocabulary)]
    elsewhere = [one for one in other if statement.bank and _of_some_bank(one, vocabulary)]
    rest = [one for one in other if one not in of_bank and one not in elsewhere]
    likely = (*(numbered if sure is None else ()), *of_bank, *rest)
    return Found(sure, likely, _proposal(statement, currency, number, vocabulary, language))


def _may_have_statements(account: Account) -> bool:
    """Whether a bank may keep it: money and cards, loans, and what is invested; no flat and no car."""
    return account.kind in _KEPT_BY_BANKS and not account.archived and not everyday_named(account)


def tail_of(number: str | None) -> str | None:
    """The end of a number as it is kept: its last digits."""
    digits = "".join(letter for letter in number or "" if letter.isdigit())
    return digits[-TAIL:] if len(digits) >= TAIL else None


def with_number(account: Account, statement: Statement) -> Account:
    """The account with the end of the number on the statement, unless it has one."""
    number = tail_of(statement.account)
    if account.facts.number or number is None:
        return account
    return replace(account, facts=replace(account.facts, number=number))


def opened_name(new: NewAccount, accounts: Sequence[Account]) -> str:
    """The name of a new account, told from another of the same name by its number, or else counted."""
    taken = {one.name.casefold() for one in accounts}
    names = [new.name, *([f"{new.name} ··{new.number}"] if new.number else [])]
    names += [f"{new.name} {count}" for count in range(2, len(taken) + 3)]
    return next(name for name in names if name.casefold() not in taken)


def _proposal(
    statement: Statement, currency: Currency, number: str | None, vocabulary: Vocabulary, language: str
) -> NewAccount:
    names = vocabulary.bank_names.get(statement.bank or "", {})
    name = names.get(language) or next(iter(names.values()), None) or statement.bank
    name = name or (f"{currency.code} ··{number}" if number else currency.code)
    return NewAccount(name, currency, number, country=home_of(currency))


def _of_bank(account: Account, bank: str, vocabulary: Vocabulary) -> bool:
    return bank in banks_in(account.name, vocabulary) or bank.casefold() in account.name.casefold()


def _of_some_bank(account: Account, vocabulary: Vocabulary) -> bool:
    return bool(banks_in(account.name, vocabulary))


def banks_in(text: str, vocabulary: Vocabulary) -> set[str]:
    """The banks of which a text speaks, such as an account's name."""
    tokens = tokenize(text)
    met = (vocabulary.match(tokens, place, mongolian=False) for place in range(len(tokens)))
    return {meaning.value for match in met if match for meaning in match.meanings if meaning.role is Role.BANK}
