"""What varies is expected from its past."""

from datetime import date

from core.recurring.expect import Why, expected_amount

DAY = date(2026, 12, 1)


def test_an_amount_is_expected_for_a_reason() -> None:
    assert expected_amount([], DAY) is None
    past = [(date(2026, month, 1), minor) for month, minor in ((7, 90), (8, 120), (9, 100), (10, 110))]
    usual = expected_amount(past, DAY)
    assert usual is not None
    assert (usual.minor, usual.low, usual.high, usual.why) == (100, 90, 120, Why.USUAL)
    same = expected_amount([*past, (date(2026, 11, 1), 110)], DAY)
    assert same is not None
    assert (same.minor, same.why) == (110, Why.SAME)


def test_heating_follows_the_season_when_two_winters_agree() -> None:
    warm = [(date(2026, month, 1), minor) for month, minor in ((8, 40), (9, 41), (10, 42))]
    winters = [(date(2024, 12, 3), 200), (date(2025, 12, 1), 210), *warm]
    season = expected_amount(winters, DAY)
    assert season is not None
    assert (season.minor, season.low, season.high, season.why) == (210, 200, 210, Why.SEASON)
    for past in ([(date(2024, 12, 3), 100), *winters[1:]], winters[1:]):
        told = expected_amount(past, DAY)
        assert told is not None
        assert told.why is Why.USUAL
