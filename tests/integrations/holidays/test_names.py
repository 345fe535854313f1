"""Every holiday that the package gives has its name in both languages, for years to come."""

import re
from datetime import date

import pytest
from holidays import list_supported_countries

from integrations.holidays import PublicHolidays
from integrations.holidays.names import named

HOLIDAYS = PublicHolidays()
YEARS = range(2020, 2036)
STATES = ["AU", *(f"AU-{state}" for state in list_supported_countries()["AU"])]
LATIN, CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яӨөҮүЁё]")
ALLOWED = re.compile(r"\b(AFL|II)\b")


def test_every_state_is_looked_at() -> None:
    assert len(STATES) >= 9


@pytest.mark.parametrize("country", STATES)
def test_australias_are_named_in_mongolian(country: str) -> None:
    names = {name for year in YEARS for name in HOLIDAYS.of(country, year, "mn").values()}
    assert names
    assert [name for name in names if LATIN.search(ALLOWED.sub("", name))] == []


def test_mongolias_are_named_in_both() -> None:
    here = {name for year in YEARS for name in HOLIDAYS.of("MN", year, "mn").values()}
    there = {name for year in YEARS for name in HOLIDAYS.of("MN", year, "en").values()}
    assert [name for name in here if LATIN.search(name)] == []
    assert [name for name in there if CYRILLIC.search(name)] == []


def test_a_day_off_in_place_of_another_says_so() -> None:
    mn, en = HOLIDAYS.of("AU-NSW", 2027, "mn"), HOLIDAYS.of("AU-NSW", 2027, "en")
    assert mn[date(2027, 12, 25)] == "Зул сарын баяр"
    assert en[date(2027, 12, 27)] == "Christmas Day (observed)"
    assert mn[date(2027, 12, 27)] == "Зул сарын баяр (нөхөн амралт)"
    assert HOLIDAYS.of("AU-SA", 2022, "mn")[date(2022, 12, 26)].count("; ") == 1


def test_what_nobody_translated_stays_as_it_is() -> None:
    assert named("Bank Holiday; Australia Day", "mn") == "Bank Holiday; Австралийн өдөр"
    assert named("Bank Holiday (observed)", "mn") == "Bank Holiday (observed)"
    assert named("Australia Day (observed)", "en") == "Australia Day (observed)"
