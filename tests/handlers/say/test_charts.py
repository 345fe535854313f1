"""Pictures as presenters make them: figures kept, axes worded as each language writes short amounts and days."""

from datetime import date, timedelta

import pytest

from core.charts.model import MOST_ROWS, Bars, Columns, Lines
from core.money.currency import currency
from core.money.money import Money
from handlers.say.charts import comparison, history, over_months, ranking
from handlers.say.voice import Voice
from tests.handlers.say.shown import EN, MN

AUD, MNT, BTC = currency("AUD"), currency("MNT"), currency("BTC")
LAST = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("voice", "minor", "code", "text"),
    [
        (EN, 120_000_00, "AUD", "A$120K"),
        (EN, -3_250_000_00, "AUD", "−A$3.2M"),
        (EN, 999_50, "AUD", "A$999.5"),
        (EN, 0, "AUD", "A$0"),
        (EN, 3_200_000_00, "MNT", "3.2M₮"),
        (MN, 3_200_000_00, "MNT", "3.2\xa0сая₮"),
        (MN, 15_000_00, "MNT", "15\xa0мянга₮"),
        (MN, 1_200_000_000_00, "MNT", "1.2\xa0тэрбум₮"),
        (MN, -120_000_00, "AUD", "−A$120\xa0мянга"),
        (EN, 5_000_000, "BTC", "0.05 BTC"),
        (MN, 2_00, "USD", "US$2"),
    ],
)
def test_amounts_are_short_where_there_is_little_room(voice: Voice, minor: int, code: str, text: str) -> None:
    assert voice.compact(Money(minor, currency(code))) == text


def days(count: int, first: int, step: int) -> list[tuple[date, int]]:
    """Values that rise by `step` each day until the last."""
    return [(LAST - timedelta(count - 1 - number), first + step * number) for number in range(count)]


@pytest.mark.parametrize(
    ("voice", "count", "words"),
    [
        (EN, 427, ["Oct", "2026", "Apr", "July", "Oct"]),
        (MN, 427, ["10-р сар", "2026", "4-р сар", "7-р сар", "10-р сар"]),
        (EN, 120, ["Aug", "Sept", "Oct", "Nov"]),
        (EN, 3, ["25 Nov", "26 Nov", "27 Nov"]),
        (MN, 3, ["11.25", "11.26", "11.27"]),
        (EN, 1, ["27 Nov"]),
    ],
)
def test_days_are_worded_by_what_there_are(voice: Voice, count: int, words: list[str]) -> None:
    chart = history(voice, "Net worth", [("", days(count, 30_000_00, 1_00))], AUD)
    assert isinstance(chart.plot, Lines)
    assert [mark.label for mark in chart.plot.days] == words


def test_a_history_keeps_its_figures_and_words_its_axis_and_its_end() -> None:
    points = days(3, 300_000_000_00, 10_000_000_00)
    chart = history(MN, "Цэвэр хөрөнгө", [("", points)], MNT, "тэмдэглэл", hidden=True)
    assert isinstance(chart.plot, Lines)
    (line,) = chart.plot.lines
    assert (line.points, line.label) == (tuple(points), "320\xa0сая₮")
    assert [mark.label for mark in chart.plot.marks] == [f"{number}\xa0сая₮" for number in (300, 305, 310, 315, 320)]
    assert (chart.title, chart.note, chart.hidden) == ("Цэвэр хөрөнгө", "тэмдэглэл", True)


def test_marks_are_never_worded_alike() -> None:
    chart = history(EN, "Net worth", [("", days(2, 5_000_000_00, 1_00))], AUD)
    assert isinstance(chart.plot, Lines)
    labels = [mark.label for mark in chart.plot.marks]
    assert labels[0] == "A$5,000,000.00"
    assert len(set(labels)) == len(labels)


def test_a_ranking_sums_up_what_is_too_much_for_a_picture() -> None:
    rows = [(f"Row {number}", Money(100 * number, AUD)) for number in range(20, 0, -1)]
    few = ranking(EN, "Biggest", rows[:MOST_ROWS], "The rest").plot
    many = ranking(EN, "Biggest", rows, "The rest").plot
    assert isinstance(few, Bars)
    assert isinstance(many, Bars)
    assert [row.name for row in few.rows] == [name for name, _ in rows[:MOST_ROWS]]
    assert [row.name for row in many.rows] == [*(name for name, _ in rows[: MOST_ROWS - 1]), "The rest"]
    assert many.rows[0].labels == ("A$20.00",)
    assert sum(value for row in many.rows for value in row.values) == sum(money.minor for _, money in rows)


def test_a_comparison_words_each_value_of_each_row() -> None:
    rows = [("🛒 Groceries", (Money(812_34, AUD), Money(0, AUD)))]
    chart = comparison(EN, "October and November", ("October", "November"), rows)
    assert isinstance(chart.plot, Bars)
    (row,) = chart.plot.rows
    assert (chart.plot.series, row.values) == (("October", "November"), (812_34, 0))
    assert row.labels == ("A$812.34", "A$0.00")


@pytest.mark.parametrize(
    ("voice", "count", "words"),
    [
        (EN, 3, ["Jan", "Feb", "Mar"]),
        (MN, 3, ["1-р сар", "2-р сар", "3-р сар"]),
        (MN, 12, [str(number) for number in range(1, 13)]),
    ],
)
def test_months_are_columns_on_an_axis_from_nothing(voice: Voice, count: int, words: list[str]) -> None:
    months = [(date(2026, number, 9), (Money(90_000, AUD), Money(-70_000, AUD))) for number in range(1, count + 1)]
    chart = over_months(voice, "Received and spent", ("Received", "Spent"), months)
    assert isinstance(chart.plot, Columns)
    assert [column.name for column in chart.plot.columns] == words
    assert {column.values for column in chart.plot.columns} == {(90_000, -70_000)}
    assert 0 in {mark.at for mark in chart.plot.marks}


def test_a_coin_has_an_axis_too() -> None:
    chart = history(EN, "Bitcoin", [("", days(2, 4_000_000, 1_000_000))], BTC)
    assert isinstance(chart.plot, Lines)
    assert [mark.label for mark in chart.plot.marks] == ["0.04 BTC", "0.045 BTC", "0.05 BTC"]
