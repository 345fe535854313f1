"""In which country money of a currency usually lies, for accounts of which nobody said it."""

from core.money.currency import Currency

_HOMES = {
    "AUD": "AU", "MNT": "MN", "NZD": "NZ", "GBP": "GB", "JPY": "JP", "KRW": "KR", "CNY": "CN", "RUB": "RU",
    "KZT": "KZ", "SGD": "SG", "HKD": "HK", "CAD": "CA", "CHF": "CH", "SEK": "SE", "TRY": "TR", "CZK": "CZ", "PLN": "PL",
}  # fmt: skip


def home_of(currency: Currency) -> str | None:
    """ISO 3166 alpha-2; None for money that lies anywhere: dollars, euros, coins."""
    return _HOMES.get(currency.code)
