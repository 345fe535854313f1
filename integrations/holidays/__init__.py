"""Public holidays of Australia's states and of Mongolia, by the package `holidays`.

Mongolia's lunar ones (Цагаан сар, the Buddha's day) are computed; the government confirms them each year. Those of 2026
to 2028 were compared with what was announced.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from integrations.holidays.names import named

_SPOKEN = {("MN", "mn"): "mn", ("MN", "en"): "en_US", ("AU", "en"): "en_AU"}
"""(country, our language): the package's language. Australia's have no Mongolian names in it: see `names`."""


class PublicHolidays:
    """Fills the `Holidays` port. A year of a country is worked out once."""

    def of(self, country: str, year: int, language: str) -> Mapping[date, str]:
        """See the port."""
        return _of(country, year, language)


@lru_cache(maxsize=256)
def _of(country: str, year: int, language: str) -> Mapping[date, str]:
    from holidays import country_holidays, list_supported_countries  # worked out by some commands and jobs only

    land, _, state = country.partition("-")
    states = list_supported_countries().get(land)
    if states is None or (state and state not in states):
        return {}
    spoken = _SPOKEN.get((land, language)) or _SPOKEN.get((land, "en"))
    found = country_holidays(land, subdiv=state or None, years=year, language=spoken)
    return {day: named(name, language) for day, name in found.items()}
