"""Pictures for presenters: figures of one currency in, a `Chart` out, with its axes marked and worded in a voice.

Titles, notes and names are plain text (`voice.word`), for nothing in a picture is HTML. Every builder takes `hidden`,
for those who keep their figures covered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from core.charts.axis import from_zero, round_days, round_steps
from core.charts.model import MOST_ROWS, Bars, Chart, Column, Columns, DayMark, Line, Lines, Mark, Row
from core.money.currency import Currency
from core.money.money import Money
from handlers.say.voice import Voice

History = Sequence[tuple[date, int]]
"""Minor units at the end of each day, oldest first."""
_DIGITS = 3
_FEW = 6
"""Of so many months each can be named in full."""
_YEAR_DAYS = 330
"""From about a year on, January is told by its year."""


def history(
    voice: Voice,
    title: str,
    series: Sequence[tuple[str, History]],
    currency: Currency,
    note: str = "",
    *,
    hidden: bool = False,
) -> Chart:
    """Lines over days, each with its name: net worth alone, or what is owned, owed and left."""
    voice, hidden = _open(voice), hidden or voice.hidden
    days = [day for _, points in series for day, _ in points]
    minors = [minor for _, points in series for _, minor in points]
    lines = tuple(Line(name, tuple(points), voice.compact(Money(points[-1][1], currency))) for name, points in series)
    plot = Lines(lines, _marks(voice, round_steps(minors), currency), _day_marks(voice, min(days), max(days)))
    return Chart(title, plot, note, hidden)


def ranking(
    voice: Voice, title: str, rows: Sequence[tuple[str, Money]], rest: str, note: str = "", *, hidden: bool = False
) -> Chart:
    """A bar for each row, in the order given; what is too much for one picture is summed up as `rest`."""
    voice, hidden = _open(voice), hidden or voice.hidden
    shown = list(rows if len(rows) <= MOST_ROWS else rows[: MOST_ROWS - 1])
    left = rows[len(shown) :]
    if left:
        shown.append((rest, Money(sum(money.minor for _, money in left), left[0][1].currency)))
    bars = tuple(Row(name, (money.minor,), (voice.money(money),)) for name, money in shown)
    return Chart(title, Bars(("",), bars), note, hidden)


def comparison(
    voice: Voice,
    title: str,
    series: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Money]]],
    note: str = "",
    *,
    hidden: bool = False,
) -> Chart:
    """For each row (at most 12) a bar of each series: categories in this month and in the last."""
    voice, hidden = _open(voice), hidden or voice.hidden
    bars = tuple(
        Row(name, tuple(money.minor for money in moneys), tuple(voice.money(money) for money in moneys))
        for name, moneys in rows
    )
    return Chart(title, Bars(tuple(series), bars), note, hidden)


def over_months(
    voice: Voice,
    title: str,
    series: Sequence[str],
    months: Sequence[tuple[date, Sequence[Money]]],
    note: str = "",
    *,
    hidden: bool = False,
) -> Chart:
    """For each month (at most 12, by any of its days) a column of each series: received and spent."""
    voice, hidden = _open(voice), hidden or voice.hidden
    currency = months[0][1][0].currency
    few = len(months) <= _FEW
    columns = tuple(
        Column(voice.month(day, alone=few), tuple(money.minor for money in moneys)) for day, moneys in months
    )
    steps = from_zero(minor for column in columns for minor in column.values)
    return Chart(title, Columns(tuple(series), columns, _marks(voice, steps, currency)), note, hidden)


def figure(voice: Voice, money: Money) -> str:
    """An amount as it stands in a picture, which is covered as a whole."""
    return _open(voice).money(money)


def _open(voice: Voice) -> Voice:
    """For the inside of a picture: it is covered as a whole."""
    return replace(voice, hidden=False)


def _marks(voice: Voice, steps: Iterable[int], currency: Currency) -> tuple[Mark, ...]:
    """Steps as short as they can be told apart."""
    moneys = [Money(step, currency) for step in steps]
    words = [voice.compact(money, _DIGITS) for money in moneys]
    if len(set(words)) < len(words):
        words = [voice.money(money) for money in moneys]
    return tuple(Mark(money.minor, word) for money, word in zip(moneys, words, strict=True))


def _day_marks(voice: Voice, first: date, last: date) -> tuple[DayMark, ...]:
    days = round_days(first, last)
    firsts = len(days) > 1 and all(day.day == 1 for day in days)
    long = (last - first).days > _YEAR_DAYS

    def word(day: date) -> str:
        if not firsts:
            return voice.brief_day(day)
        return str(day.year) if long and day.month == 1 else voice.month(day)

    return tuple(DayMark(day, word(day)) for day in days)
