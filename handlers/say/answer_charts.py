"""The picture of an answer with more than one figure: bars of what is spent on, columns of months, a line of days."""

from datetime import date

from core.answering.model import Answer, Average, Flow, Row
from core.answering.period import TIMES
from core.asking.model import Group
from core.charts.model import MOST_ROWS, Chart
from core.money.money import Money
from handlers.say import charts
from handlers.say.scopes import Known, period, row_name
from handlers.say.voice import Voice

_FEWEST = 2


def chart_of(voice: Voice, answer: Answer, known: Known) -> Chart | None:
    """The picture; None where there is one figure, or none that can be drawn."""
    if isinstance(answer, Average):
        answer = answer.flow
    if not isinstance(answer, Flow) or len(answer.rows) < _FEWEST:
        return None
    title, note = voice.word(f"measure.{answer.measure.value}"), period(voice, answer.scope.first, answer.scope.last)
    if answer.group in TIMES:
        return _over_time(voice, answer, title, note)
    rows = [(row_name(voice, answer.group, row, known), row.money) for row in answer.rows if row.money.minor > 0]
    if len(rows) < _FEWEST:
        return None
    return charts.ranking(voice, title, rows, voice.word("answer.others"), note)


def _over_time(voice: Voice, answer: Flow, title: str, note: str) -> Chart | None:
    """Columns of a few months; of more, or of days and weeks, a line."""
    points = sorted((day, row.money) for row in answer.rows if (day := _day(row)) is not None)
    if answer.group is Group.MONTH and len(points) <= MOST_ROWS:
        return charts.over_months(voice, title, ("",), [(day, (money,)) for day, money in points], note)
    line = [(day, money.minor) for day, money in points]
    return charts.history(voice, title, [("", line)], points[0][1].currency, note)


def _day(row: Row) -> date | None:
    return row.key if isinstance(row.key, date) else None


def by_category(voice: Voice, rows: tuple[Row, ...], title: str, note: str) -> Chart | None:
    """What a month was spent on."""
    shown: list[tuple[str, Money]] = [
        (row_name(voice, Group.CATEGORY, row, Known(0)), row.money) for row in rows if row.money.minor > 0
    ]
    if len(shown) < _FEWEST:
        return None
    return charts.ranking(voice, title, shown, voice.word("answer.others"), note)
