"""Public holidays of the country where somebody lives and of the other one, each once."""

from dataclasses import replace
from datetime import date
from zoneinfo import available_timezones

from core.agenda.rest import lands_of, rests
from core.family.model import Person
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.agenda.setting import HOLIDAYS
from tests.core.conftest import House

JANUARY = (date(2027, 1, 1), date(2027, 1, 31))


async def lands(store: SqlStore, house: House, who: Person) -> tuple[str, ...]:
    async with store.unit() as unit:
        return await lands_of(unit, house.bat.viewer, who)


async def test_ones_own_country_is_first_and_the_state_is_where_somebody_of_the_family_lives(
    store: SqlStore, house: House
) -> None:
    bat, tuya = house.bat.person, house.tuya.person
    assert await lands(store, house, bat) == ("AU-NSW", "MN")
    assert await lands(store, house, replace(bat, zone="Australia/Perth")) == ("AU-WA", "MN")
    assert await lands(store, house, tuya) == ("MN", "AU-NSW")
    assert await lands(store, house, replace(tuya, country="NZ", zone="Pacific/Auckland")) == ("NZ", "AU-NSW", "MN")


async def test_without_anybody_in_australia_its_states_are_not_told_apart(store: SqlStore, house: House) -> None:
    tuya = house.tuya.person
    async with store.unit() as unit:
        for one in (house.bat, house.saraa):
            await unit.people.save(replace(one.person, zone="Asia/Ulaanbaatar"), NOON)
        assert await lands_of(unit, house.tuya.viewer, tuya) == ("MN", "AU")


def test_days_in_a_row_are_one_and_so_is_one_that_both_countries_keep() -> None:
    found = rests(HOLIDAYS, ("AU-NSW", "MN"), *JANUARY, "en")
    assert [(one.title, one.day.day, one.countries) for one in found] == [
        ("New Year's Day", 1, ("AU", "MN")),
        ("Australia Day", 26, ("AU",)),
    ]
    assert found[0].key == "holiday-AU-NSW-2027-01-01"
    naadam = rests(HOLIDAYS, ("MN",), date(2027, 7, 12), date(2027, 7, 14), "mn")
    assert [(one.day.day, one.last) for one in naadam] == [(12, date(2027, 7, 14))]


def test_names_are_in_the_language_of_who_reads() -> None:
    found = rests(HOLIDAYS, ("MN", "AU-NSW"), *JANUARY, "mn")
    assert [one.title for one in found] == ["Шинэ жил", "Австралийн өдөр"]


def test_days_over_two_years_and_none() -> None:
    found = rests(HOLIDAYS, ("AU-NSW",), date(2026, 12, 25), date(2027, 1, 1), "en")
    assert [one.day.day for one in found] == [25, 26, 28, 1]
    assert rests(HOLIDAYS, (), *JANUARY, "en") == ()


async def test_every_zone_of_australia_has_its_state(store: SqlStore, house: House) -> None:
    zones = sorted(zone for zone in available_timezones() if zone.startswith("Australia/"))
    told = {zone: (await lands(store, house, replace(house.bat.person, zone=zone)))[0] for zone in zones}
    assert len(zones) > 10
    assert set(told.values()) == {"AU-NSW", "AU-VIC", "AU-QLD", "AU-SA", "AU-WA", "AU-TAS", "AU-NT", "AU-ACT"}
    assert told["Australia/Melbourne"] == "AU-VIC"
    assert told["Australia/Hobart"] == "AU-TAS"
