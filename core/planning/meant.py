"""In which currency a sum of a plan is meant, where none was said."""

from decimal import Decimal

from core.money.currency import Currency, currency

_TOGROG = "MNT"
_RATHER_TOGROG = 20_000
_HARDLY_TOGROG = 5_000


def meant(amount: Decimal, base: Currency, *, mongolian: bool) -> Currency | None:
    """One's own where the sum fits it; «800к» is said of tögrög wherever one lives, and nobody plans 900 of them.

    None where it must be asked.
    """
    if base.code == _TOGROG:
        return base if amount >= _HARDLY_TOGROG else None
    return currency(_TOGROG) if mongolian and amount >= _RATHER_TOGROG else base
