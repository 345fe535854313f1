"""Figures of papers become money when they meet a currency that holds them."""

from decimal import Decimal

from core.documents.model import Read
from core.importing.errors import UnfitStatementError
from core.money.currency import CURRENCIES, Currency
from core.money.money import LIMIT, Money, MoneyError


def money_of(amount: Read[Decimal] | None, code: Read[str] | None) -> Money | None:
    """The money; None when the amount or its currency is not known, when it is nothing, or when it does not fit."""
    if amount is None or code is None or code.value not in CURRENCIES:
        return None
    try:
        money = Money.of(amount.value, CURRENCIES[code.value])
    except MoneyError:
        return None
    return money if money.minor else None


def minor_of(amount: Decimal, currency: Currency) -> int:
    """An amount of a statement in minor units. Raises `UnfitStatementError` when the currency does not hold it.

    It says what `Money.of` says, in a third of its time, which a hundred thousand rows feel.
    """
    scaled = amount.scaleb(currency.scale)
    minor = int(scaled)
    if minor != scaled or abs(minor) > LIMIT:
        raise UnfitStatementError
    return minor
