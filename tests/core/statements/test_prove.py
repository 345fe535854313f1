"""The arithmetic of a proof."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.statements.prove import Break, prove
from tests.statement_layouts.story import Story, stories


def figures(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def sums(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_every_balance_is_the_one_before_and_the_row() -> None:
    proof = prove(sums(5, -3, 2), figures(15, 12, 14))
    assert (proof.proved, proof.checks, proof.failed) == (True, 2, 0)
    assert (proof.opening, proof.closing) == (Decimal(10), Decimal(14))


def test_a_break_names_its_row_and_goes_on_from_what_is_printed() -> None:
    proof = prove(sums(5, -3, 2, 1), figures(15, 12, 99, 100))
    assert (proof.proved, proof.failed) == (False, 1)
    assert proof.breaks == (Break(2, Decimal(14), Decimal(99)),)


def test_the_closing_is_checked_where_it_is_printed() -> None:
    assert prove(sums(5), figures(15), closing=Decimal(15)).proved
    off = prove(sums(5), figures(15), closing=Decimal(16))
    assert off.breaks == (Break(1, Decimal(15), Decimal(16)),)


def test_opening_and_closing_prove_rows_without_balances() -> None:
    assert prove(sums(5, -3), figures(None, None), Decimal(10), Decimal(12)).proved
    assert not prove(sums(5, -4), figures(None, None), Decimal(10), Decimal(12)).proved


@pytest.mark.parametrize(
    ("amounts", "balances", "opening", "closing"),
    [
        ((), (), None, None),
        ((5,), (15,), None, None),
        ((5, 3), (None, None), None, None),
        ((5, 3), (None, None), 10, None),
        ((5, 3), (None, None), None, 18),
        ((5, 3, 1), (15, 18, None), None, None),
        ((5, 3, 1), (None, 18, 19), None, None),
    ],
)
def test_rows_that_no_sum_reaches_are_not_proved(
    amounts: tuple[int, ...], balances: tuple[int | None, ...], opening: int | None, closing: int | None
) -> None:
    edges = figures(opening, closing)
    assert not prove(sums(*amounts), figures(*balances), *edges).proved


def test_balances_at_the_end_of_each_day_are_enough() -> None:
    assert prove(sums(5, 3, -1), figures(None, 18, 17), Decimal(10)).proved
    assert prove(sums(5, 3, -1), figures(15, None, 17)).proved


def test_large_sums_are_exact() -> None:
    large = Decimal("999999999999999999999.999")
    proof = prove([large, large], [large, 2 * large], Decimal(0))
    assert proof.proved
    assert not prove([large, large], [large, 2 * large + Decimal("0.001")], Decimal(0)).proved


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.data())
def test_a_figure_that_is_changed_is_seen(story: Story, data: st.DataObject) -> None:
    amounts = [event.amount for event in story.events]
    balances: list[Decimal | None] = [event.balance for event in story.events]
    assert prove(amounts, balances, story.opening, story.closing).proved
    row = data.draw(st.integers(0, len(amounts) - 1))
    change = data.draw(st.integers(-500, 500).filter(bool))
    if data.draw(st.booleans()):
        amounts[row] += change
    else:
        balances[row] = story.events[row].balance + change
    assert not prove(amounts, balances, story.opening, story.closing).proved
