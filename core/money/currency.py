"""The currencies that GlobFam knows, as data: a code, what kind of thing it is, and its two numbers of digits.

`scale` is how many decimal digits are stored and is fixed for ever (ISO 4217 for fiat; 8 for bitcoin; at most 9 for
other coins). `shown` is how many a person sees: nobody has seen a möngö since the coins went, so the tögrög is stored
with two digits and shown with none. Fiat and crypto codes are different kinds, because "MNT" is also a coin's ticker.
"""

from dataclasses import dataclass
from enum import StrEnum


class CurrencyKind(StrEnum):
    """Whether a code is a state's money or a coin; the same letters may be both and are never mixed."""

    FIAT = "fiat"
    CRYPTO = "crypto"


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency: compare and store it by `code`; `scale` digits are stored and `shown` digits are displayed."""

    code: str
    scale: int
    shown: int
    kind: CurrencyKind = CurrencyKind.FIAT

    def __str__(self) -> str:
        return self.code

    def __hash__(self) -> int:
        return hash(self.code)  # remembered by the text, where that of four fields is made anew each time


class UnknownCurrencyError(ValueError):
    """Raised for a code that is not in the table; `code` is what was asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(f"unknown currency code {code!r}")
        self.code = code


# ISO 4217 (SIX list one, 2026) by number of minor digits.
_TWO_DIGITS = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP
CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS
KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG
"""
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_COINS = {"BTC": 8, "ETH": 9, "SOL": 9, "XRP": 6, "ADA": 6, "DOGE": 8, "LTC": 8, "USDT": 6, "USDC": 6, "BNB": 8}
_SHOWN_WITHOUT_DIGITS = frozenset({"MNT"})


def _table() -> dict[str, Currency]:
    scales = dict.fromkeys(_TWO_DIGITS.split(), 2)
    scales |= dict.fromkeys(_NO_DIGITS.split(), 0)
    scales |= dict.fromkeys(_THREE_DIGITS.split(), 3)
    table = {
        code: Currency(code, scale, 0 if code in _SHOWN_WITHOUT_DIGITS else scale) for code, scale in scales.items()
    }
    coins = {code: Currency(code, scale, scale, CurrencyKind.CRYPTO) for code, scale in _COINS.items()}
    return table | coins


CURRENCIES: dict[str, Currency] = _table()


def currency(code: str) -> Currency:
    """Look a code up; raises `UnknownCurrencyError` rather than invent one."""
    try:
        return CURRENCIES[code]
    except KeyError:
        raise UnknownCurrencyError(code) from None
