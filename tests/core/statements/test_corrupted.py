"""A file with a mistake in it: never a wrong row that is called proved."""

import csv
import io
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.documents.model import Hints, Statement
from core.documents.page import Table
from core.statements.read import read_tables
from integrations.vocabulary.statements import load_statement_words
from tests.core.statements.conftest import TODAY
from tests.statement_layouts import invented, known
from tests.statement_layouts.layout import Layout, rendered
from tests.statement_layouts.story import Story, stories

LAYOUTS = (*known.LAYOUTS, *invented.LAYOUTS)
HINTS = Hints(TODAY)
WORDS = load_statement_words()
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


@dataclass(frozen=True)
class Slip:
    """A character put in, taken out or changed: its place as a share of the text in millionths."""

    place: int
    letter: str
    way: int

    def of(self, text: str) -> str:
        """The text with it."""
        at = self.place * (len(text) + 1) // 1_000_000
        return (
            text[:at] + self.letter + text[at:],
            text[:at] + text[at + 1 :],
            text[:at] + self.letter + text[at + 1 :],
        )[self.way]


SLIPS = st.builds(Slip, st.integers(0, 999_999), st.sampled_from(LETTERS), st.integers(0, 2))


@st.composite
def printed(draw: st.DrawFn, least: int = 3) -> tuple[Layout, Story]:
    """A story and the layout in which it is printed."""
    layout = draw(st.sampled_from(LAYOUTS))
    return layout, draw(stories(digits=layout.digits, least=least))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(print_of=printed(), slip=SLIPS)
def test_a_changed_byte_never_gives_a_wrong_row_with_proof(print_of: tuple[Layout, Story], slip: Slip) -> None:
    layout, story = print_of
    table = rendered(layout, story)
    text = io.StringIO()
    csv.writer(text).writerows(table.rows)
    cells = csv.reader(io.StringIO(slip.of(text.getvalue()), newline=""))
    for statement in read_tables([Table(tuple(map(tuple, cells)), table.name)], WORDS, HINTS):
        assert not statement.proved or is_right(statement, story, layout), statement


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    print_of=printed(4),
    slip=SLIPS,
    change=st.sampled_from(("lost", "doubled", "cell")),
    row=st.integers(0, 10**6),
    column=st.integers(0, 10**6),
)
def test_a_row_that_is_lost_doubled_or_changed_never_gives_a_wrong_row_with_proof(
    print_of: tuple[Layout, Story], slip: Slip, change: str, row: int, column: int
) -> None:
    layout, story = print_of
    rows = [list(cells) for cells in rendered(layout, story).rows]
    at = row % len(rows)
    if change == "lost":
        del rows[at]
    elif change == "doubled":
        rows.insert(at, list(rows[at]))
    else:
        place = column % len(rows[at])
        rows[at][place] = slip.of(rows[at][place])
    for statement in read_tables([Table(tuple(map(tuple, rows)), layout.sheet)], WORDS, HINTS):
        assert not statement.proved or is_right(statement, story, layout), statement


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories(least=5), at=st.integers(1, 3), years=st.integers(1, 9))
def test_a_year_that_is_misread_is_seen(story: Story, at: int, years: int) -> None:
    layout = known.LAYOUTS[1]
    rows = [list(row) for row in rendered(layout, story).rows]
    there = story.events[-1 - at].day
    rows[at + 1][0] = layout.day(there - timedelta(days=364 * years))
    (statement,) = read_tables([Table(tuple(map(tuple, rows)))], WORDS, HINTS)
    assert not statement.proved
    assert "statement.day_off" in [problem.code for problem in statement.problems]
