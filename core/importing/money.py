"""Figures of papers become money when they meet a currency that holds them."""

from decimal import Decimal

from core.documents.model import Read
from core.money.currency import CURRENCIES
from core.money.money import Money, MoneyError


def money_of(amount: Read[Decimal] | None, code: Read[str] | None) -> Money | None:
    """The money; None when the amount or its currency is not known, when it is nothing, or when it does not fit."""
    if amount is None or code is None or code.value not in CURRENCIES:
        return None
    try:
        money = Money.of(amount.value, CURRENCIES[code.value])
    except MoneyError:
        return None
    return money if money.minor else None
