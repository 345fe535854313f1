"""Rows are known again whatever file they come in: each row once, in any order of files, in any format."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing.fold import folded
from core.importing.known import Verdict, known
from core.importing.model import Fate, Row, StoredRow, Why

FIRST = date(2026, 10, 1)
SHOPS = (
    "CAMPOS COFFEE NEWTOWN",
    "TOBYS COFFEE NEWTOWN",
    "OPAL TRAVEL",
    "WOOLWORTHS 1234 SYDNEY",
    "Transfer from J SMITH",
)
AMOUNTS = (-450, -450, -1200, 5000, -5000)


def row(at: int = 0, day: int = 0, minor: int = -450, text: str = SHOPS[0], **more: object) -> Row:
    return Row(at, FIRST + timedelta(days=day), minor, text, folded(text), **more)  # type: ignore[arg-type]


def stored(row: Row, key: int = 1, **more: object) -> StoredRow:
    made = StoredRow(
        key, row.day, row.minor, row.text, row.folded, row.balance, row.bank_id, row.pending, Fate.NEW, 100 + key
    )
    return replace(made, **more)  # type: ignore[arg-type]


@st.composite
def histories(draw: st.DrawFn) -> list[Row]:
    """What really happened on an account, with its balances."""
    happened = draw(
        st.lists(st.tuples(st.integers(0, 6), st.sampled_from(AMOUNTS), st.sampled_from(SHOPS)), max_size=14)
    )
    balance, rows = 10_000, []
    for at, (day, minor, text) in enumerate(sorted(happened, key=lambda one: one[0])):
        balance += minor
        rows.append(row(at, day, minor, text, balance=balance, bank_id=f"N{at:04}"))
    return rows


def plain(rows: list[Row]) -> list[Row]:
    return [replace(one, bank_id=None) for one in rows]


def without_balance(rows: list[Row]) -> list[Row]:
    return [replace(one, bank_id=None, balance=None) for one in rows]


def cut(rows: list[Row]) -> list[Row]:
    texts = [one.text[:12].strip() for one in rows]
    shorter = zip(rows, texts, strict=True)
    return [replace(one, bank_id=None, balance=None, text=text, folded=folded(text)) for one, text in shorter]


def with_ids(rows: list[Row]) -> list[Row]:
    return [replace(one, balance=None) for one in rows]


def reworded(rows: list[Row]) -> list[Row]:
    texts = [f"POS {one.text.lower()} AU" for one in rows]
    return [replace(one, bank_id=None, text=text, folded=folded(text)) for one, text in zip(rows, texts, strict=True)]


FORMATS = (plain, without_balance, cut, with_ids, reworded)
files = st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(FORMATS), st.randoms(use_true_random=False))


@given(histories(), st.lists(files, min_size=1, max_size=5))
def test_files_in_any_order_overlap_and_format_are_the_history_once(
    history: list[Row], sent: list[tuple[int, int, object, object]]
) -> None:
    taken: list[StoredRow] = []
    covered: set[int] = set()
    for one, other, form, random in sent:
        first, last = sorted((one, other))
        here = [row for row in history if FIRST + timedelta(days=first) <= row.day <= FIRST + timedelta(days=last)]
        covered |= {row.at for row in here}
        rows = form(here)  # type: ignore[operator]
        random.shuffle(rows)  # type: ignore[attr-defined]
        ties = known(rows, taken, ())
        assert all(tie.verdict is Verdict.SAME for tie in ties.values())
        for new in (row for row in rows if row.at not in ties):
            taken.append(stored(new, len(taken) + 1))
    wanted = Counter((history[at].day, history[at].minor) for at in covered)
    assert Counter((one.day, one.minor) for one in taken) == wanted


@given(histories())
def test_the_same_file_again_is_all_known(history: list[Row]) -> None:
    taken = [stored(one, one.at + 1) for one in history]
    ties = known(history, taken, ())
    assert {at: tie.stored.id for at, tie in ties.items()} == {one.at: one.at + 1 for one in history}


@given(st.integers(0, 6), st.integers(0, 6))
def test_equal_rows_are_counted(had: int, has: int) -> None:
    taken = [stored(row(), key + 1) for key in range(had)]
    ties = known([row(at) for at in range(has)], taken, ())
    assert len(ties) == min(had, has)


def verdict(new: Row, old: StoredRow, *others: tuple[Row, StoredRow]) -> tuple[Verdict, Why | None] | None:
    rows = [new, *(replace(one, at=at + 1) for at, (one, _) in enumerate(others))]
    tie = known(rows, [old, *(one for _, one in others)], ("visa",)).get(0)
    return (tie.verdict, tie.why) if tie else None


SAME = (Verdict.SAME, None)


def doubt(why: Why) -> tuple[Verdict, Why]:
    return Verdict.DOUBT, why


@pytest.mark.parametrize(
    ("new", "old", "told"),
    [
        # by the bank's id, whatever the text and within a week; not of another amount
        (row(bank_id="A1", text="x"), stored(row(bank_id="A1")), SAME),
        (row(bank_id="A1", day=7), stored(row(bank_id="A1")), SAME),
        (row(bank_id="A1", day=8), stored(row(bank_id="A1")), None),
        (row(bank_id="A1", minor=-451), stored(row(bank_id="A1")), None),
        # ids of one kind that differ are asked about, unless the balance is the same; of two kinds they say nothing
        (row(bank_id="A1"), stored(row(bank_id="A2")), doubt(Why.WORDED)),
        (row(bank_id="A1", balance=5), stored(row(bank_id="A2", balance=5)), SAME),
        (row(bank_id="A1"), stored(row(bank_id="123")), SAME),
        (row(bank_id="A1", balance=5), stored(row(bank_id="A2", balance=9000)), None),
        # by the balance, whatever the text
        (row(balance=500, text="x"), stored(row(balance=500)), SAME),
        # the same text with another balance: right behind it is another row, else it is asked
        (row(balance=50), stored(row(balance=500)), None),
        (row(balance=-400), stored(row(balance=500)), doubt(Why.BALANCE)),
        (row(balance=-400, text="x y z"), stored(row(balance=500)), None),
        # texts of two formats
        (row(text="CAMPOS COF"), stored(row(balance=500)), SAME),
        (row(text=""), stored(row()), SAME),
        (row(text="VISA OPAL"), stored(row(text="VISA MYKI")), doubt(Why.WORDED)),
        # another day: only where this file should hold the stored row too
        (row(day=1), stored(row()), None),
        # pending rows are posted within ten days, by text or id
        (row(day=3), stored(row(pending=True)), (Verdict.POSTS, None)),
        (row(day=11), stored(row(pending=True)), None),
        (row(bank_id="A1", minor=-500), stored(row(bank_id="A1", pending=True)), (Verdict.POSTS, None)),
        (row(day=3, text="OPAL"), stored(row(pending=True)), None),
        (row(minor=-500), stored(row(pending=True)), doubt(Why.PENDING)),
        (row(pending=True), stored(row(pending=True)), SAME),
        (row(pending=True), stored(row(day=2)), SAME),
        (row(pending=True), stored(row(day=20)), None),
    ],
)  # fmt: skip
def test_what_a_stored_row_is_to_a_row(new: Row, old: StoredRow, told: tuple[Verdict, Why | None] | None) -> None:
    assert verdict(new, old) == told


def test_a_day_apart_is_asked_where_the_file_covers_both_days() -> None:
    rows = [row(0, 1), row(1, 0, -1, "x")]
    assert known(rows, [stored(row())], ())[0].why is Why.NEAR
    assert 0 not in known([replace(rows[0], balance=1), rows[1]], [stored(row(balance=700))], ())
    assert known([replace(rows[0], balance=7), rows[1]], [stored(row(balance=7))], ())[0].why is Why.NEAR


def test_ids_hold_once_one_of_them_was_met() -> None:
    new, old = row(0, bank_id="A1"), stored(row(bank_id="A2"))
    met = row(0, 1, bank_id="A9")
    assert verdict(new, old, (met, stored(met, 9))) is None


def test_a_row_that_came_between_shifts_the_balances_behind_it() -> None:
    coffee, bread = row(balance=1000), row(minor=-300, text="BREAD", balance=700)
    later = [replace(one, balance=(one.balance or 0) - 77) for one in (coffee, bread)]
    assert verdict(later[0], stored(coffee), (later[1], stored(bread, 2))) == SAME


def test_the_same_things_bought_once_more_are_new() -> None:
    coffee, bread = row(balance=1000), row(minor=-300, text="BREAD", balance=700)
    again = [row(balance=250), row(minor=-300, text="BREAD", balance=-50)]
    assert verdict(again[0], stored(coffee), (again[1], stored(bread, 2))) != SAME


def test_a_pending_row_is_posted_once() -> None:
    pending, posted = stored(row(pending=True), 1, entry_id=7), stored(row(day=1), 2, entry_id=7)
    ties = known([row(0, 1), row(1, 2)], [pending, posted], ())
    assert ties[0].stored.id == 2
    assert 1 not in ties


def test_nothing_is_known_of_nothing() -> None:
    assert known([], [stored(row())], ()) == {}
    assert known([row()], [], ()) == {}
