"""How an entry becomes postings that sum to zero in each currency.

Nominal accounts are names, not rows: `expenses:<category>`, `income:<category>`, `remittance`, `owed:<person>`,
`equity:<kind>` against which a stated balance or value is booked, and `trading`, through which an entry between two
currencies balances at the rate that really happened (the "trading account" of the bookkeeping literature: P. Selinger,
Tutorial on Multiple Currency Accounting, 2005).
"""

from collections.abc import Iterable

from core.capture.model import Kind
from core.ledger.errors import UnbalancedError
from core.ledger.model import STATED, Details, Posting
from core.money.money import Money

UNKNOWN = "other.other"
"""Where a posting without a category is booked; the entry itself keeps None."""
ELSEWHERE = "remittance"
"""Where money goes that is sent to no account of the family."""

_TO_AND_FRO = frozenset({Kind.EXPENSE, Kind.INCOME, Kind.REFUND})


def postings(
    details: Details, repaid_category: str | None = None, standing: Money | None = None
) -> tuple[Posting, ...]:
    """The legs of an entry; none when it is deleted.

    `repaid_category` is the category of the entry that a refund or a payback lowers, which wins over its own.
    `standing` is what was on the account before an entry that states its balance. Raises `UnbalancedError` should the
    legs not sum to zero.
    """
    if details.deleted:
        return ()
    if details.kind in STATED:
        return _stated(details, standing)
    if details.kind in _TO_AND_FRO and details.payer is None and details.fee is None:
        return _two_legs(details, repaid_category)
    legs = [*_main_legs(details, repaid_category), *_fee_legs(details)]
    _check(legs)
    return tuple(legs)


def outgoing(details: Details) -> bool:
    """Whether the entry takes money out of its account."""
    if details.kind is Kind.REPAYMENT:
        return not details.incoming
    return details.kind not in {Kind.INCOME, Kind.REFUND, *STATED}


def _two_legs(details: Details, repaid_category: str | None) -> tuple[Posting, Posting]:
    """Most entries: one amount to and fro, which cannot but sum to zero."""
    here, there = details.money.negated(), details.money
    if not outgoing(details):
        here, there = there, here
    return Posting(here, details.account_id), Posting(there, None, _nominal(details, repaid_category))


def _stated(details: Details, standing: Money | None) -> tuple[Posting, ...]:
    """What was missing to the stated balance; nothing when it was there already."""
    missing = details.money.minus(standing) if standing else details.money
    if missing.minor == 0:
        return ()
    nominal = Posting(missing.negated(), nominal=f"equity:{details.kind.value}")
    return (Posting(missing, account_id=details.account_id), nominal)


def _main_legs(details: Details, repaid_category: str | None) -> list[Posting]:
    own = _own(details)
    between_members = outgoing(details) and details.kind is Kind.REPAYMENT and details.to_account_id is not None
    if between_members or details.kind in {Kind.TRANSFER, Kind.REMITTANCE}:
        return [own, *_arrival(details)]
    return [own, Posting(own.money.negated(), nominal=_nominal(details, repaid_category))]


def _own(details: Details) -> Posting:
    """Where the money came from or went: an account, or the person who paid instead."""
    money = details.money.negated() if outgoing(details) else details.money
    if details.payer is None:
        return Posting(money, account_id=details.account_id)
    return Posting(money, nominal=f"owed:{details.payer}")


def _nominal(details: Details, repaid_category: str | None) -> str:
    category = repaid_category or details.category or UNKNOWN
    if details.kind is Kind.INCOME:
        return f"income:{category}"
    if details.kind is Kind.REPAYMENT and details.repays is None:
        return f"owed:{details.payee or ''}"
    return f"expenses:{category}"


def _arrival(details: Details) -> list[Posting]:
    """Where sent money arrived, through the trading account when it arrived as another currency."""
    arrived = details.to_money or details.money
    landing = Posting(arrived, details.to_account_id, None if details.to_account_id else ELSEWHERE)
    if arrived.currency == details.money.currency:
        short = details.money.minus(arrived)
        return [landing] if short.minor == 0 else [landing, Posting(short, nominal="expenses:money.fees")]
    return [
        Posting(details.money, nominal="trading"),
        Posting(arrived.negated(), nominal="trading"),
        landing,
    ]


def _fee_legs(details: Details) -> list[Posting]:
    if details.fee is None:
        return []
    fee = details.fee
    spent = Posting(fee, nominal="expenses:money.fees")
    if fee.currency == details.money.currency:
        return [Posting(fee.negated(), account_id=details.account_id), spent]
    return [Posting(fee.negated(), nominal="trading"), spent]


def _check(legs: Iterable[Posting]) -> None:
    sums: dict[str, int] = {}
    for leg in legs:
        sums[leg.money.currency.code] = sums.get(leg.money.currency.code, 0) + leg.money.minor
    if any(sums.values()):
        raise UnbalancedError
