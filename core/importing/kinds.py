"""What a row of a statement is to the family: spending, income, a refund, or money that only moved.

By the sign, by the marks of the text (`[mark]` in `importing.toml`), and by whose account it names. Cash from a machine
goes to the member's everyday account where there is one, since cash spending is written there; else it is spending of
which nobody knows more (`other.other`).
"""

from dataclasses import dataclass

from core.accounts.model import AccountKind
from core.capture.model import Kind
from core.importing.payee import Payee, mentions
from core.ledger.model import Account
from core.ledger.rules import UNKNOWN

_OUT = (("fee", "money.fees"), ("interest", "money.interest"), ("tax", "money.taxes"))
_IN = (
    ("interest", "income.interest"), ("tax_refund", "income.refund"), ("benefit", "income.benefit"),
    ("dividend", "income.dividend"), ("salary", "income.salary"),
)  # fmt: skip
_CASH, _CASH_IN = "cash", "cash_in"


@dataclass(frozen=True, slots=True)
class Meant:
    """A row's kind, a category that its text alone gives, and the own account at the other side of a transfer.

    `far` is set for a transfer only: money goes to it when the row takes money out, and comes from it otherwise.
    """

    kind: Kind
    category: str | None = None
    far: Account | None = None


def meant(
    minor: int, payee: Payee, shop_category: str | None, others: tuple[Account, ...], cash: Account | None
) -> Meant:
    """What a row means. `others` are the family's other accounts of the currency, `cash` the everyday one."""
    marks = payee.marks
    if far := _own(payee, others):
        return Meant(Kind.TRANSFER, far=far)
    if minor < 0:
        return _out(marks, others, cash)
    if _CASH_IN in marks and cash:
        return Meant(Kind.TRANSFER, far=cash)
    if "refund" in marks and "tax_refund" not in marks:
        return Meant(Kind.REFUND)
    for mark, category in _IN:
        if mark in marks:
            return Meant(Kind.INCOME, category)
    bought = shop_category is not None and not shop_category.startswith("income.")
    return Meant(Kind.REFUND if bought and "transfer" not in marks else Kind.INCOME)


def _out(marks: frozenset[str], others: tuple[Account, ...], cash: Account | None) -> Meant:
    if _CASH in marks:
        return Meant(Kind.TRANSFER, far=cash) if cash else Meant(Kind.EXPENSE, UNKNOWN)
    for mark, category in _OUT:
        if mark in marks:
            return Meant(Kind.EXPENSE, category)
    if "loan" in marks:
        debts = [one for one in others if one.kind is AccountKind.DEBT]
        return Meant(Kind.TRANSFER, far=debts[0]) if len(debts) == 1 else Meant(Kind.EXPENSE, "money.debt")
    if "remittance" in marks:
        return Meant(Kind.REMITTANCE)
    return Meant(Kind.EXPENSE)


def _own(payee: Payee, others: tuple[Account, ...]) -> Account | None:
    """The own account whose number the text ends with, when it is the only one."""
    named = [one for one in others if mentions(payee.tails, one.facts.number)] if payee.tails else []
    return named[0] if len(named) == 1 else None
