"""Which days a page shows, and how far its buttons turn."""

from datetime import date, timedelta

import pytest

from core.agenda.window import COMING, Window, beside, coming, days, month, window_of

TODAY = date(2026, 11, 28)


def test_the_days_ahead_begin_today() -> None:
    assert coming(TODAY) == Window(TODAY, TODAY + COMING)
    assert not coming(TODAY).is_month


def test_a_month_is_whole() -> None:
    assert month(date(2028, 2, 10)) == Window(date(2028, 2, 1), date(2028, 2, 29), "2028-02")
    assert month(TODAY).is_month


@pytest.mark.parametrize("window", [coming(TODAY), month(TODAY), days(TODAY, TODAY + timedelta(days=9))])
def test_a_button_carries_it(window: Window) -> None:
    assert window_of(window.text, TODAY) == window
    assert len(f"ca:show:{window.text}:99") <= 64


@pytest.mark.parametrize(
    "text",
    ["x", "2026-13", "2024-01", "2030-01", "2026-11-28_", "2026-11-28_x", "2026-11-28_2026-11-27", "_",
     "2026-11-28_2027-11-28", "2020-01-01_2020-01-02", "9999-12", "0001-01"],
)  # fmt: skip
def test_what_no_button_of_ours_carries_is_the_days_ahead(text: str) -> None:
    assert window_of(text, TODAY) == coming(TODAY)


def test_the_pages_turn_by_months_and_not_for_ever() -> None:
    assert beside(coming(TODAY), TODAY, 0) == month(TODAY)
    assert beside(coming(TODAY), TODAY, 1) == month(date(2026, 12, 1))
    assert beside(month(date(2027, 1, 5)), TODAY, -1) == month(date(2026, 12, 1))
    assert beside(month(date(2027, 12, 1)), TODAY, 1) is None
    assert beside(month(date(2027, 11, 1)), TODAY, 1) == month(date(2027, 12, 1))
    assert beside(month(date(2025, 11, 1)), TODAY, -1) is None
