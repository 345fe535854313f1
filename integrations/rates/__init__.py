"""Publishers of rates: one module each, which speaks the publisher's own format and translates its errors.

None of them needs a key. A new one is a module here, its line in `all_sources`, and its name in `core.rates.order`.
"""

from dataclasses import dataclass
from typing import Self

from core.rates.order import AUD, EUR, MNT
from core.rates.ports import RateSource
from integrations.rates.coingecko import CoinGecko
from integrations.rates.ecb import EuropeanCentralBank
from integrations.rates.frankfurter import Frankfurter
from integrations.rates.mongolbank import BankOfMongolia
from integrations.rates.rba import ReserveBankOfAustralia
from integrations.rates.web import Web


@dataclass(frozen=True, slots=True)
class Origins:
    """Where each publisher is reached: scheme, host and what stands before the paths of its own documentation."""

    mongolbank: str = "https://www.mongolbank.mn"
    frankfurter: str = "https://api.frankfurter.dev"
    rba: str = "https://www.rba.gov.au"
    ecb: str = "https://data-api.ecb.europa.eu"
    coingecko: str = "https://api.coingecko.com"

    @classmethod
    def of_sandbox(cls, url: str) -> Self:
        """The stand-ins of the sandbox at this URL."""
        return cls(*(f"{url}/rates/{name}" for name in ("mongolbank", "frankfurter", "rba", "ecb", "coingecko")))


def all_sources(web: Web, origins: Origins | None = None, coingecko_key: str = "") -> tuple[RateSource, ...]:
    """Every publisher that the boards name; `coingecko_key` is a demo key, which only raises CoinGecko's limits."""
    at = origins or Origins()
    return (
        BankOfMongolia(web, at.mongolbank),
        ReserveBankOfAustralia(web, at.rba),
        EuropeanCentralBank(web, at.ecb),
        Frankfurter(web, at.frankfurter, "BOM", MNT),
        Frankfurter(web, at.frankfurter, "RBA", AUD),
        Frankfurter(web, at.frankfurter, "ECB", EUR),
        CoinGecko(web, at.coingecko, coingecko_key),
    )
