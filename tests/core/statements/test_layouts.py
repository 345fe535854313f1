"""Every layout that is known, and many that are not: the same rows come back, proved where they can be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.documents.model import Hints, Statement
from core.statements.read import read_tables
from core.statements.words import StatementWords
from integrations.vocabulary.statements import load_statement_words
from tests.core.statements.conftest import TODAY
from tests.statement_layouts import invented, known
from tests.statement_layouts.layout import Layout, rendered
from tests.statement_layouts.story import Story, stories, told

LAYOUTS = (*known.LAYOUTS, *invented.LAYOUTS)
BY_NAME = {layout.name: layout for layout in LAYOUTS}
HINTS = Hints(TODAY)
PLAIN = [
    (date(2026, 7, 4), "-12.50", "WOOLWORTHS 1234 SYDNEY"),
    (date(2026, 7, 4), "-12.50", "WOOLWORTHS 1234 SYDNEY"),
    (date(2026, 7, 5), "2500.00", "цалин"),
    (date(2026, 8, 17), "-1049.95", "Rent, August"),
    (date(2026, 8, 30), "0.05", "Хүү"),
    (date(2026, 9, 2), "-60.00", "ATM 0042"),
]


def plain(layout: Layout) -> Story:
    """A story with each kind of row, in the digits that the layout's currency has."""
    times = 1000 if layout.digits == 0 else 1
    unit = Decimal(1).scaleb(-layout.digits)
    rows = [(day, (Decimal(amount) * times).quantize(unit), text) for day, amount, text in PLAIN]
    return told(Decimal(4_000_000).quantize(unit), rows)


def rows_of(story: Story) -> list[tuple[date, Decimal, str]]:
    return [(event.day, event.amount, event.text) for event in story.events]


def told_by(statement: Statement) -> list[tuple[date, Decimal, str]]:
    return [(row.day, row.amount, row.text) for row in statement.rows]


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_a_layout_gives_its_rows(layout: Layout, words: StatementWords) -> None:
    story = plain(layout)
    (statement,) = read_tables([rendered(layout, story)], words, HINTS)
    assert told_by(statement) == rows_of(story)
    assert statement.proved is not layout.asked, statement.problems
    assert (statement.doubt is not None) is layout.asked
    if not layout.asked:
        assert (statement.opening, statement.closing) == (story.opening, story.closing)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layout=st.sampled_from(LAYOUTS), cents=stories())
def test_whatever_happened_comes_back(layout: Layout, cents: Story) -> None:
    moved = 2 - layout.digits
    rows = [(event.day, event.amount.scaleb(moved), event.text) for event in cents.events]
    story = told(cents.opening.scaleb(moved), rows)
    (statement,) = read_tables([rendered(layout, story)], load_statement_words(), HINTS)
    printed, true = sorted(told_by(statement)), sorted(rows_of(story))
    # A "salary" that goes out is asked about, the likelier way first.
    turned = sorted((day, -amount, text) for day, amount, text in true)
    assert printed == true or (statement.doubt and printed == turned)
    assert statement.proved or statement.doubt


@pytest.mark.parametrize(
    ("name", "bank", "account", "currency"),
    [
        ("westpac", "westpac", "032000123456", "AUD"),
        ("nab", "nab", "032000123456", "AUD"),
        ("bankwest", "bankwest", "1234567", "AUD"),
        ("khan", "khan", "MN300005005099990000", "MNT"),
        ("golomt", "golomt", "1165009999", "MNT"),
        ("xac", "xac", None, None),
        ("tdb compact", None, "411009999", "USD"),
        ("anz nz", "anz_nz", None, "NZD"),
        ("wise", "wise", None, "EUR"),
        ("revolut", "revolut", None, "GBP"),
        ("paypal", "paypal", None, "AUD"),
        ("uk pounds", None, None, "GBP"),
        ("us deposits", None, None, "AUD"),
        ("kuwaiti", None, None, "KWD"),
        ("nz", None, "12-3456-0099999-00", None),
        ("mongolian words", None, None, "MNT"),
    ],
)
def test_a_layout_names_its_account(
    name: str, bank: str | None, account: str | None, currency: str | None, words: StatementWords
) -> None:
    layout = BY_NAME[name]
    (statement,) = read_tables([rendered(layout, plain(layout))], words, HINTS)
    assert (statement.bank, statement.account, statement.currency) == (bank, account, currency)


def test_khan_says_whose_and_of_when(words: StatementWords) -> None:
    (statement,) = read_tables([rendered(BY_NAME["khan"], plain(BY_NAME["khan"]))], words, HINTS)
    assert statement.holder == "БАТ"
    assert (statement.first, statement.last) == (date(2026, 7, 1), date(2026, 10, 31))
    assert {row.other_side for row in statement.rows} == {"5012000001"}
    assert [row.place for row in statement.rows] == [6, 7, 8, 9, 10, 11]


def test_numbers_of_the_bank_are_kept_where_each_is_there_once(words: StatementWords) -> None:
    (statement,) = read_tables([rendered(BY_NAME["wise"], plain(BY_NAME["wise"]))], words, HINTS)
    assert [row.id for row in statement.rows] == [f"TX{number:06}0099" for number in range(6)]
    assert statement.rows[0].place > statement.rows[-1].place
