"""Figures as each publisher writes them."""

from decimal import Decimal


def with_commas(value: float) -> str:
    """The Bank of Mongolia's: two decimals, and commas between thousands."""
    return f"{value:,.2f}"


def four_decimals(value: float) -> str:
    """The Reserve Bank of Australia's: four decimals, two from a hundred on."""
    return f"{value:.2f}" if value >= 100 else f"{value:.4f}"


def five_digits(value: float) -> str:
    """The ECB's: five significant digits, without zeros at the end."""
    return f"{Decimal(f'{value:.5g}').normalize():f}"


def by_size(value: float) -> float:
    """Frankfurter's: the larger the figure, the fewer its decimals (its `roundable.rb`)."""
    steps = ((5000, 0), (80, 2), (20, 3), (1, 4), (0.0001, 5))
    return round(value, next((decimals for above, decimals in steps if value > above), 6))
