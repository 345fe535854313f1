"""What bills need from outside: on which days a country rests."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol


class Holidays(Protocol):
    """Public holidays of the countries that are known. A country is `AU`, with its state `AU-NSW`, or `MN`."""

    def of(self, country: str, year: int, language: str) -> Mapping[date, str]:
        """Each holiday of a year with its name in a language, English where it has none; none of an unknown country."""
        ...
