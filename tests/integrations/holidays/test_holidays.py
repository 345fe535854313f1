"""The days on which two countries rest, their lunar and moving ones too."""

from datetime import date

from integrations.holidays import PublicHolidays

HOLIDAYS = PublicHolidays()


def test_mongolia_with_its_lunar_ones_in_both_languages() -> None:
    tsagaan_sar = [date(2027, 2, day) for day in (7, 8, 9)]
    here, there = HOLIDAYS.of("MN", 2027, "mn"), HOLIDAYS.of("MN", 2027, "en")
    assert [here[day] for day in tsagaan_sar] == ["Цагаан сар"] * 3
    assert [there[day] for day in tsagaan_sar] == ["Lunar New Year"] * 3
    assert here.keys() == there.keys() >= {date(2027, 7, day) for day in range(10, 16)}


def test_a_state_of_australia_has_its_own() -> None:
    sydney, melbourne = HOLIDAYS.of("AU-NSW", 2026, "en"), HOLIDAYS.of("AU-VIC", 2026, "en")
    assert sydney[date(2026, 4, 6)] == melbourne[date(2026, 4, 6)] == "Easter Monday"
    assert date(2026, 11, 3) in melbourne.keys() - sydney.keys(), "the Melbourne Cup"
    assert HOLIDAYS.of("AU", 2026, "en").keys() < sydney.keys()
    assert HOLIDAYS.of("AU-NSW", 2026, "mn").keys() == sydney.keys()


def test_a_country_or_state_that_nobody_knows_has_none() -> None:
    assert HOLIDAYS.of("XX", 2026, "en") == {}
    assert HOLIDAYS.of("AU-XX", 2026, "en") == {}
    assert HOLIDAYS.of("FR", 2026, "en")[date(2026, 7, 14)]
