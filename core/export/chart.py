"""The chart of accounts of a journal: what each stored leg is called in it."""

from collections import Counter
from functools import lru_cache

from core.accounts.model import AccountKind
from core.export.labels import account_names, unique_label
from core.export.model import Book, Booked
from core.ledger.model import Posting
from core.money.currency import currency
from core.money.money import Money

ELSEWHERE = "Equity:Elsewhere"
"""Where legs go whose account whoever asks may not see."""
_FIXED = {
    "trading": "Equity:Trading",
    "remittance": "Equity:Remittance",
    "equity:opening": "Equity:Opening",
    "equity:balance": "Equity:Corrections",
    "equity:valuation": "Equity:Valuation",
}
_OWN_ROOTS = {
    AccountKind.CASH: "Assets",
    AccountKind.PROPERTY: "Assets:Property",
    AccountKind.VEHICLE: "Assets:Vehicles",
    AccountKind.INVESTMENT: "Assets:Investments",
    AccountKind.CRYPTO: "Assets:Crypto",
    AccountKind.SUPER: "Assets:Super",
    AccountKind.DEBT: "Liabilities:Debts",
}
"""Money stands right beneath Assets, where it stood before there were other kinds."""
_ROOTS = {"expenses": "Expenses", "income": "Income"}


class Chart:
    """The names for one book."""

    def __init__(self, book: Book) -> None:
        kinds = {key: account.kind for key, account in book.accounts.items()}
        named = {key: f"{_OWN_ROOTS[kinds[key]]}:{name}" for key, name in account_names(book).items()}
        often = Counter(named.values())  # money called "Property:Bat" and a property called "Bat" are two
        self._own = {key: name if often[name] == 1 else f"{name}:{key}" for key, name in named.items()}

    def lines(self, booked: Booked) -> tuple[tuple[str, Money], ...]:
        """The legs with their names. What is hidden is made up for on `ELSEWHERE`, so that they sum to zero."""
        named = [(self._name(leg), leg.money) for leg in booked.legs]
        shown = [(name, money) for name, money in named if name is not None]
        left: dict[str, int] = {}
        for _, money in shown:
            left[money.currency.code] = left.get(money.currency.code, 0) - money.minor
        return (*shown, *((ELSEWHERE, Money(minor, currency(code))) for code, minor in left.items() if minor))

    def own(self, account_id: int) -> str:
        """The name of an account in the book."""
        return self._own[account_id]

    def _name(self, leg: Posting) -> str | None:
        return self._own.get(leg.account_id or 0) if leg.nominal is None else nominal_name(leg.nominal)


@lru_cache(maxsize=4096)
def nominal_name(nominal: str) -> str:
    """The name of a nominal account (see `core.ledger.rules`): "expenses:food.coffee" is Expenses:Food:Coffee."""
    if nominal in _FIXED:
        return _FIXED[nominal]
    root, _, rest = nominal.partition(":")
    if root == "owed":
        return f"Liabilities:Owed:{unique_label(rest)}" if rest else "Liabilities:Owed"
    if root in _ROOTS:
        slug = rest.removeprefix("income.") if root == "income" else rest
        return ":".join((_ROOTS[root], *(unique_label(part) for part in slug.split("."))))
    return f"Equity:{unique_label(nominal)}"
