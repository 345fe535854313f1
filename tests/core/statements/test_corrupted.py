"""A file with a mistake in it: never a wrong row that is called proved."""

import csv
import io
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.documents.model import Hints, Statement
from core.documents.page import Table
from core.statements.read import read_tables
from core.statements.words import StatementWords
from tests.core.statements.conftest import TODAY
from tests.statement_layouts import invented, known
from tests.statement_layouts.layout import Layout, rendered
from tests.statement_layouts.story import Story, stories

LAYOUTS = (*known.LAYOUTS, *invented.LAYOUTS)
HINTS = Hints(TODAY)
LETTERS = "0123456789.,-+ /:;\"\n'()AZabцXx"


def prints_opening(layout: Layout) -> bool:
    return "before" in layout.columns or any("{opening}" in cell for row in layout.above for cell in row)


def is_right(statement: Statement, story: Story, layout: Layout) -> bool:
    """Whether the rows are those of the story, but for what no sum can see.

    That is: the text; one day that is still among its neighbours; and, where nothing prints what was there before the
    first row, that row's amount, or that a row is missing at an end.
    """
    told = [(row.amount, row.day) for row in statement.rows if not row.pending]
    true = [(event.amount, event.day) for event in story.events]
    whole = prints_opening(layout)
    if len(told) < len(true) and not whole:
        return told in (true[1:], true[:-1])
    unseen = 0 if whole else 1
    if len(told) != len(true) or sorted(told[unseen:]) == sorted(true[unseen:]):
        return len(told) == len(true)
    by_day = [(left, right) for left, right in zip(sorted(told), sorted(true), strict=True) if left != right]
    amounts = sorted(amount for amount, _ in told) == sorted(amount for amount, _ in true)
    return amounts and len(by_day) == 1


def mended(data: st.DataObject, text: str) -> str:
    """The text with one character put in, taken out or changed."""
    at = data.draw(st.integers(0, len(text)))
    letter = data.draw(st.sampled_from(LETTERS))
    changed = (text[:at] + letter + text[at:], text[:at] + text[at + 1 :], text[:at] + letter + text[at + 1 :])
    return data.draw(st.sampled_from(changed))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layout=st.sampled_from(LAYOUTS), data=st.data())
def test_a_changed_byte_never_gives_a_wrong_row_with_proof(
    layout: Layout, words: StatementWords, data: st.DataObject
) -> None:
    story = data.draw(stories(digits=layout.digits))
    table = rendered(layout, story)
    text = io.StringIO()
    csv.writer(text).writerows(table.rows)
    cells = csv.reader(io.StringIO(mended(data, text.getvalue()), newline=""))
    for statement in read_tables([Table(tuple(map(tuple, cells)), table.name)], words, HINTS):
        assert not statement.proved or is_right(statement, story, layout), statement


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layout=st.sampled_from(LAYOUTS), data=st.data())
def test_a_row_that_is_lost_doubled_or_changed_never_gives_a_wrong_row_with_proof(
    layout: Layout, words: StatementWords, data: st.DataObject
) -> None:
    story = data.draw(stories(digits=layout.digits, least=4))
    rows = [list(row) for row in rendered(layout, story).rows]
    at = data.draw(st.integers(0, len(rows) - 1))
    change = data.draw(st.sampled_from(("lost", "doubled", "cell")))
    if change == "lost":
        del rows[at]
    elif change == "doubled":
        rows.insert(at, list(rows[at]))
    else:
        column = data.draw(st.integers(0, len(rows[at]) - 1))
        rows[at][column] = mended(data, rows[at][column])
    for statement in read_tables([Table(tuple(map(tuple, rows)), layout.sheet)], words, HINTS):
        assert not statement.proved or is_right(statement, story, layout), statement


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories(least=5), at=st.integers(1, 3), years=st.integers(1, 9))
def test_a_year_that_is_misread_is_seen(story: Story, at: int, years: int, words: StatementWords) -> None:
    layout = known.LAYOUTS[1]
    rows = [list(row) for row in rendered(layout, story).rows]
    there = story.events[-1 - at].day
    rows[at + 1][0] = layout.day(there - timedelta(days=364 * years))
    (statement,) = read_tables([Table(tuple(map(tuple, rows)))], words, HINTS)
    assert not statement.proved
    assert "statement.day_off" in [problem.code for problem in statement.problems]
